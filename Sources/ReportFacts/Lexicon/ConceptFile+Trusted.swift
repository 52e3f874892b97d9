extension ConceptFile {
  /// The concepts of a table that is known to be right, as a test has shown of the program's own,
  /// with the keys of their wordings.
  ///
  /// The program reads it whenever it starts to read reports, so each byte is looked at once, no
  /// places are kept for messages, and no text is made but what concepts keep.
  static func trusted(_ text: String) -> (concepts: [Concept], wordings: WordingTable) {
    var text = text
    return text.withUTF8 { bytes in
      var table = TrustedTable(bytes)
      table.read()
      return (table.concepts, table.wordings)
    }
  }
}

/// The reader of a table that is known to be right.
private struct TrustedTable {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private(set) var concepts: [Concept] = []
  private(set) var wordings: WordingTable
  private var letters: [UInt32] = []
  /// What the fields met so far stand for that name kinds.
  private var kindsMet: [KindsField] = []

  private struct KindsField {
    var field: Range<Int>
    var kinds: Set<Fact.Kind>
  }

  private static let tab = UInt8(ascii: "\t")
  private static let newline = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    // Wordings stand between tabs, spaces and line breaks.
    wordings = WordingTable(capacity: bytes.count { $0 <= Self.space })
  }

  /// Reads all rows.
  mutating func read() {
    let names = ConceptFile.Column.allCases.map { text(takeField(), after: $0.rawValue) }
    precondition(names == ConceptFile.Column.names, "the lexicon of the program has all columns")
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "#") {
        while takeByte() != Self.newline {}
      } else {
        readRow()
      }
    }
  }

  private mutating func readRow() {
    let last = concepts.last
    let name = takeField()
    insert(name)
    let family = text(takeField(), after: last?.family ?? "")
    let kinds = kinds(takeField())
    takeWordings()
    let note = text(takeField(), after: "")
    concepts.append(Concept(name: text(name, after: ""), family: family, kinds: kinds, note: note))
  }

  // MARK: - Fields

  /// The next byte; behind the end of the table a line ends.
  private mutating func takeByte() -> UInt8 {
    let byte = index < bytes.count ? bytes[index] : Self.newline
    index += 1
    return byte
  }

  /// The field that begins here; the next one begins behind its end.
  private mutating func takeField() -> Range<Int> {
    let start = index
    while true {
      let byte = takeByte()
      if byte == Self.tab || byte == Self.newline { return start..<(index - 1) }
    }
  }

  private mutating func takeWordings() {
    var start = index
    while true {
      let byte = takeByte()
      guard byte <= Self.space else { continue }
      if index - 1 > start { insert(start..<(index - 1)) }
      start = index
      if byte != Self.space { return }
    }
  }

  private mutating func insert(_ wording: Range<Int>) {
    let key = WordingKey.key(of: UnsafeBufferPointer(rebasing: bytes[wording]), in: &letters)
    wordings.insert(key, value: concepts.count)
  }

  /// The text of a field, which mostly is the one that stands in the row before.
  private func text(_ field: Range<Int>, after last: String) -> String {
    last.utf8.elementsEqual(bytes[field]) ? last : String(decoding: bytes[field], as: UTF8.self)
  }

  /// The kinds that a field names; there are few different fields.
  private mutating func kinds(_ field: Range<Int>) -> Set<Fact.Kind> {
    if let met = kindsMet.first(where: { bytes[$0.field].elementsEqual(bytes[field]) }) {
      return met.kinds
    }
    let kinds = Set(
      bytes[field].split(separator: Self.space).compactMap { word in
        Fact.Kind.allCases.first { $0.rawValue.utf8.elementsEqual(word) }
      }
    )
    kindsMet.append(KindsField(field: field, kinds: kinds))
    return kinds
  }
}
