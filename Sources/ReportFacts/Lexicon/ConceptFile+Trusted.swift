extension ConceptFile {
  /// The entries of a table that is known to be right, as a test has shown of the program's own.
  ///
  /// The program reads it whenever it starts to read reports, so each row is gone through once and
  /// no places are kept for messages.
  static func trusted(_ text: String) -> [Entry] {
    var entries: [Entry] = []
    var isHeader = true
    for line in Array(text.utf8).split(separator: UInt8(ascii: "\n")) {
      if line.first == UInt8(ascii: "#") { continue }
      if isHeader {
        let names = Column.names.joined(separator: "\t")
        precondition(line.elementsEqual(names.utf8), "the lexicon of the program has all columns")
        isHeader = false
      } else {
        entries.append(trustedEntry(line))
      }
    }
    return entries
  }

  private static func trustedEntry(_ line: ArraySlice<UInt8>) -> Entry {
    let fields = line.split(
      separator: UInt8(ascii: "\t"),
      omittingEmptySubsequences: false
    )
    func words(of column: Int) -> [ArraySlice<UInt8>] {
      column < fields.count ? fields[column].split(separator: UInt8(ascii: " ")) : []
    }
    func text(of column: Int) -> String {
      column < fields.count ? String(decoding: fields[column], as: UTF8.self) : ""
    }
    let concept = Concept(
      name: text(of: 0),
      family: text(of: 1),
      kinds: Set(
        words(of: 2).compactMap { Fact.Kind(rawValue: String(decoding: $0, as: UTF8.self)) }
      ),
      note: text(of: 4)
    )
    var entry = Entry(concept: concept)
    entry.keys.append(WordingKey.key(of: concept.name))
    for wording in words(of: 3) {
      entry.keys.append(WordingKey.key(of: String(decoding: wording, as: UTF8.self)))
    }
    return entry
  }
}
