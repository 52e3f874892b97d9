import ReportText

/// Finds the documents of a file: those of an array, or those that stand one after another.
struct JSONDocuments {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var isInArray = false

  /// A document, or what stands in its place, with the line it begins in.
  struct Element {
    var bytes: ArraySlice<UInt8>
    var line: Int
    /// Whether its end was found.
    var isWhole: Bool
  }

  private static let openers: [UInt8] = [0x7B, 0x5B]
  private static let closers: [UInt8] = [0x7D, 0x5D]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    skipSpaces()
    if index < bytes.count, bytes[index] == 0x5B {
      isInArray = true
      index += 1
    }
  }

  /// The next element; `nil` where there are no more.
  ///
  /// Complexity: linear in its length.
  mutating func next() -> Element? {
    skipSpaces()
    while index < bytes.count, bytes[index] == 0x2C || bytes[index] == 0x5D {
      index += 1
      skipSpaces()
    }
    guard index < bytes.count else { return nil }
    let start = index
    let startLine = line
    let isWhole = Self.openers.contains(bytes[index]) ? skipNested() : skipScalar()
    return Element(bytes: bytes[start..<index], line: startLine, isWhole: isWhole)
  }

  private mutating func skipSpaces() {
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] &- 0x09 < 5 { step() }
  }

  private mutating func step() {
    if bytes[index] == 0x0A { line += 1 }
    index += 1
  }

  /// Skips an object or array; says whether its end was found.
  private mutating func skipNested() -> Bool {
    var depth = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x22 {
        skipText()
        continue
      }
      step()
      if Self.openers.contains(byte) { depth += 1 }
      if Self.closers.contains(byte) {
        depth -= 1
        if depth == 0 { return true }
      }
    }
    return false
  }

  private mutating func skipText() {
    step()
    while index < bytes.count, bytes[index] != 0x22 {
      if bytes[index] == 0x5C, index + 1 < bytes.count { step() }
      step()
    }
    if index < bytes.count { index += 1 }
  }

  private mutating func skipScalar() -> Bool {
    if bytes[index] == 0x22 {
      skipText()
    } else {
      index += 1
      while index < bytes.count, bytes[index] > 0x20, bytes[index] != 0x2C, bytes[index] != 0x5D {
        index += 1
      }
    }
    return true
  }
}

/// The lines of a file that are not blank, each a document.
struct NDJSONDocuments {
  /// The documents of a file, in order.
  static func elements(of bytes: [UInt8]) -> [JSONDocuments.Element] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
    return text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.allSatisfy { $0 <= 0x20 } }
      .map { JSONDocuments.Element(bytes: $0.element, line: $0.offset + 1, isWhole: true) }
  }
}
