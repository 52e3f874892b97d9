/// Reads the text of web pages: paragraphs as lines, tables as `a | b | c`, without the frame.
public enum HTMLReader {
  /// The text of a page.
  ///
  /// Complexity: linear in the length of the page.
  ///
  /// - Throws: ``DocumentIssue``.
  public static func read(name: String, bytes: [UInt8]) throws(DocumentIssue) -> SourceText {
    let utf8: [UInt8]
    do throws(DecodingIssue) {
      utf8 = try HTMLEncoding.decode(bytes)
    } catch {
      throw .notText(error)
    }
    let page = try HTMLTree.parse(utf8)
    let body = page.first(["body"]) ?? page
    var walk = HTMLWalk(boilerplate: HTMLBoilerplate(pageLength: body.textLength))
    walk.visitChildren(of: body)
    let lines = walk.finish()
    let title = HTMLTitle.missing(of: page, in: lines).map { [$0] } ?? []
    return SourceText(name: name, lines: title + lines)
  }
}

/// The walk over a page that collects its lines.
private struct HTMLWalk {
  let boilerplate: HTMLBoilerplate
  private var collector = LineCollector()

  private static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]
  private static let headingLevels = ["h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6]

  init(boilerplate: HTMLBoilerplate) { self.boilerplate = boilerplate }

  mutating func finish() -> [String] {
    collector.endLine()
    return collector.lines.compactMap { WebPageLine.cleaned($0) }
  }

  mutating func visitChildren(of element: HTMLElement) {
    for child in element.children {
      switch child {
      case .text(let text): collector.append(text)
      case .element(let element): visit(element)
      }
    }
  }

  private mutating func visit(_ element: HTMLElement) {
    guard !boilerplate.isFrame(element) else { return }
    if element.tag == "br" || element.tag == "hr" { return collector.endLine() }
    if isInline(element) { return visitChildren(of: element) }
    collector.endLine()
    if let level = Self.headingLevels[element.tag] {
      visitHeading(element, level: level)
    } else if element.tag == "table", let table = HTMLTable(element, cellText: cellText) {
      for row in table.rows { collector.appendRow(row) }
    } else {
      visitChildren(of: element)
    }
    collector.endLine()
  }

  /// Whether it stands in the line; so do the `o:p` and `st1:date` that Word leaves in pages.
  private func isInline(_ element: HTMLElement) -> Bool {
    Self.inline.contains(element.tag) || element.tag.utf8.contains(0x3A)
  }

  /// A heading is marked as Markdown does, so that it is told from a short paragraph.
  private mutating func visitHeading(_ element: HTMLElement, level: Int) {
    let text = cellText(element)
    guard !text.isEmpty else { return }
    collector.appendLine(String(repeating: "#", count: level) + " " + text)
  }

  /// All text of a cell or heading in one line.
  private func cellText(_ element: HTMLElement) -> String {
    var walk = HTMLWalk(boilerplate: boilerplate)
    walk.visitChildren(of: element)
    walk.collector.endLine()
    return walk.collector.lines.joined(separator: " ")
  }
}
