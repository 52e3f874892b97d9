/// Collects the lines of an extracted text: white space runs become one space, blank lines none.
struct LineCollector {
  /// The lines so far.
  private(set) var lines: [String] = []
  private var line: [UInt8] = []
  private var owesSpace = false
  /// Whether something stands in the line begun.
  var isInLine: Bool { !line.isEmpty }

  /// Takes text for the line begun.
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let space = Self.spaceLength(bytes, at: index)
        if space > 0 {
          owesSpace = true
          index += space
          continue
        }
        if owesSpace, !line.isEmpty { line.append(0x20) }
        owesSpace = false
        line.append(bytes[index])
        index += 1
      }
    }
  }

  /// Ends the line begun, if anything stands in it.
  mutating func endLine() {
    if !line.isEmpty { lines.append(String(decoding: line, as: UTF8.self)) }
    line.removeAll(keepingCapacity: true)
    owesSpace = false
  }

  /// Takes a whole line.
  mutating func appendLine(_ text: String) {
    endLine()
    append(text)
    endLine()
  }

  /// Takes a row of a table as it is written in one line: `a | b | c`.
  mutating func appendRow(_ cells: [String]) {
    guard cells.contains(where: { !$0.isEmpty }) else { return }
    endLine()
    lines.append(cells.joined(separator: " | "))
  }

  /// The number of bytes of the white space at an index, or 0.
  private static func spaceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    func holds(_ space: StaticString) -> Bool {
      index + space.utf8CodeUnitCount <= bytes.count
        && (0..<space.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == space.utf8Start[$0] }
    }
    switch bytes[index] {
    case 0x20, 0x09...0x0D: return 1
    case 0xC2: return holds("\u{A0}") ? 2 : 0
    case 0xE3: return holds("\u{3000}") ? 3 : 0
    case 0xE2: return holds("\u{200B}") ? 3 : 0
    case 0xEF: return holds("\u{FEFF}") ? 3 : 0
    default: return 0
    }
  }
}

extension SourceText {
  /// The text of extracted lines.
  init(name: String, lines: [String]) {
    self.init(name: name, lines.map { $0 + "\n" }.joined())
  }
}
