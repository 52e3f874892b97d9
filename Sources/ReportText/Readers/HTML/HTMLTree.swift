private import CGumbo

/// An element of a web page, with what its text is made of.
final class HTMLElement {
  /// The name of the tag in lower case.
  let tag: String
  /// The attributes that tell what an element is for.
  let attributes: [String: String]
  fileprivate(set) var children: [HTMLNode] = []
  /// How many bytes of text stand in it, white space left out.
  fileprivate(set) var textLength = 0
  /// How many of them are links.
  fileprivate(set) var linkLength = 0
  fileprivate(set) var linkCount = 0
  /// Whether a Chinese full stop stands in it.
  fileprivate(set) var holdsSentence = false

  fileprivate init(tag: String, attributes: [String: String] = [:]) {
    self.tag = tag
    self.attributes = attributes
  }

  /// The elements directly below.
  var elements: [HTMLElement] {
    children.compactMap { node in if case .element(let element) = node { element } else { nil } }
  }

  /// The first element below it of one of these tags, in the order of the page.
  func first(_ tags: Set<String>) -> HTMLElement? {
    for element in elements {
      if tags.contains(element.tag) { return element }
      if let found = element.first(tags) { return found }
    }
    return nil
  }

  /// All text below it.
  var text: String {
    children.map { node in
      switch node {
      case .text(let text): text
      case .element(let element): element.text
      }
    }.joined()
  }
}

/// What stands in an element.
enum HTMLNode {
  case element(HTMLElement)
  case text(String)
}

/// Parses web pages by the rules of HTML5, which know a tree for any text.
enum HTMLTree {
  /// Elements nested deeper are refused: trees are walked recursively, on small stacks too.
  static let depthLimit = 512

  private static let keptAttributes =
    ["class", "id", "role", "style", "hidden", "name", "content"]
    + ["colspan", "rowspan"]

  /// The element `html` of a page.
  static func parse(_ utf8: [UInt8]) throws(DocumentIssue) -> HTMLElement {
    let memory = ParserMemory()
    let root = utf8.withUnsafeBytes { bytes -> Result<HTMLElement, DocumentIssue>? in
      guard let start = bytes.baseAddress else { return nil }
      var options = kGumboDefaultOptions
      options.max_errors = 0
      options.userdata = Unmanaged.passUnretained(memory).toOpaque()
      options.allocator = { memory, size in ParserMemory.allocate(in: memory, size) }
      // All is given back at once: giving back a deep tree node by node overflows the stack.
      options.deallocator = { _, _ in }
      let text = start.assumingMemoryBound(to: CChar.self)
      guard let output = gumbo_parse_with_options(&options, text, bytes.count) else { return nil }
      return Result { () throws(DocumentIssue) in try element(output.pointee.root, depth: 0) }
    }
    withExtendedLifetime(memory) {}
    return try root?.get() ?? HTMLElement(tag: "html")
  }

  private static func element(
    _ node: UnsafeMutablePointer<GumboNode>,
    depth: Int
  ) throws(DocumentIssue) -> HTMLElement {
    guard depth < depthLimit else { throw .nestedTooDeep(limit: depthLimit) }
    var source = node.pointee.v.element
    let name = tagName(of: source)
    let element = HTMLElement(tag: name, attributes: attributes(&source.attributes))
    for index in 0..<Int(source.children.length) {
      guard let child = source.children.data[index]?.assumingMemoryBound(to: GumboNode.self)
      else { continue }
      switch child.pointee.type {
      case GUMBO_NODE_ELEMENT:
        element.append(try self.element(child, depth: depth + 1))
      case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA, GUMBO_NODE_WHITESPACE:
        element.append(String(cString: child.pointee.v.text.text))
      default: break
      }
    }
    if name == "a" {
      element.linkLength = element.textLength
      element.linkCount = 1
    }
    return element
  }

  private static func tagName(of element: GumboElement) -> String {
    if element.tag != GUMBO_TAG_UNKNOWN {
      return gumbo_normalized_tagname(element.tag).map { String(cString: $0) } ?? ""
    }
    var original = element.original_tag
    gumbo_tag_from_original_text(&original)
    let letters = UnsafeRawBufferPointer(start: original.data, count: original.length)
    return String(decoding: letters, as: UTF8.self).lowercased()
  }

  private static func attributes(_ vector: inout GumboVector) -> [String: String] {
    guard vector.length > 0 else { return [:] }
    var attributes: [String: String] = [:]
    for name in keptAttributes {
      if let attribute = gumbo_get_attribute(&vector, name) {
        attributes[name] = String(cString: attribute.pointee.value)
      }
    }
    return attributes
  }
}

extension HTMLElement {
  fileprivate func append(_ child: HTMLElement) {
    children.append(.element(child))
    guard !HTMLBoilerplate.isNoText(child) else { return }
    textLength += child.textLength
    linkLength += child.linkLength
    linkCount += child.linkCount
    holdsSentence = holdsSentence || child.holdsSentence
  }

  fileprivate func append(_ text: String) {
    children.append(.text(text))
    textLength += text.utf8.count { $0 > 0x20 }
    holdsSentence = holdsSentence || text.unicodeScalars.contains("。")
  }
}

/// The memory of one run of the parser.
private final class ParserMemory {
  private var blocks: [UnsafeMutableRawPointer] = []
  private var next: UnsafeMutableRawPointer?
  private var room = 0
  private static let blockSize = 1 << 16
  private static let alignment = 16

  static func allocate(in memory: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer?
  {
    guard let memory else { return nil }
    return Unmanaged<ParserMemory>.fromOpaque(memory).takeUnretainedValue().allocate(size)
  }

  private func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    let rounded = (size + Self.alignment - 1) & ~(Self.alignment - 1)
    if rounded > room {
      room = max(rounded, Self.blockSize)
      let block = UnsafeMutableRawPointer.allocate(byteCount: room, alignment: Self.alignment)
      blocks.append(block)
      next = block
    }
    let result = next
    next = next.map { $0 + rounded }
    room -= rounded
    return result
  }

  deinit { for block in blocks { block.deallocate() } }
}
