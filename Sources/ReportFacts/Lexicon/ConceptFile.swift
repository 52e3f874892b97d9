import ReportText

/// Reads the table that a lexicon is written as.
///
/// Its first line names the columns; lines that are empty or begin with `#` do not count. A row is
/// one concept with all its wordings, separated by spaces; the concept's name is one of them.
struct ConceptFile {
  /// A column of the table.
  enum Column: String, CaseIterable {
    case concept, family, kinds, wordings, note

    static let names = allCases.map(\.rawValue)
    static let needed: [Column] = [.concept, .wordings]
  }

  /// The kinds a concept can have; a change can be one of any measure.
  static let kindNames = Fact.Kind.allCases.filter { $0 != .change }.map(\.rawValue)

  /// One row.
  struct Entry {
    var concept: Concept
    var keys: [[UInt32]] = []

    /// The row with what another file says of its concept and this one does not.
    func completed(by known: Concept?) -> Entry {
      var entry = self
      if concept.family.isEmpty { entry.concept.family = known?.family ?? concept.name }
      if concept.kinds.isEmpty { entry.concept.kinds = known?.kinds ?? [] }
      return entry
    }
  }

  private let source: SourceText
  private var columns: [Column]?
  private var owners: [[UInt32]: (concept: String, line: Int)] = [:]
  private var families: [String: String] = [:]
  private(set) var entries: [Entry] = []
  private(set) var issues: [LexiconIssue] = []

  /// Prepares to read a file.
  init(_ source: SourceText) {
    self.source = source
  }

  /// Reads all lines.
  mutating func read() {
    for (index, line) in lines().enumerated() where !isSilent(line) {
      let fields = Self.split(source, line, at: UInt8(ascii: "\t"))
      if let columns {
        readRow(fields, columns: columns, line: index + 1, span: line)
      } else {
        readHeader(fields, span: line)
        if !issues.isEmpty { return }
      }
    }
    if columns == nil, issues.isEmpty { readHeader([], span: SourceSpan(at: 0)) }
  }

  // MARK: - Lines and fields

  private func lines() -> [SourceSpan] {
    let bytes = source.bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var lines = Self.split(source, SourceSpan(start, bytes.count), at: UInt8(ascii: "\n"))
    for index in lines.indices where lines[index].end > lines[index].start {
      if bytes[lines[index].end - 1] == UInt8(ascii: "\r") { lines[index].end -= 1 }
    }
    return lines
  }

  private func isSilent(_ line: SourceSpan) -> Bool {
    let words = source.bytes[line.range].drop { $0 == 0x20 || $0 == 0x09 }
    return words.first.map { $0 == UInt8(ascii: "#") } ?? true
  }

  /// The pieces of a span between separators, empty ones included.
  private static func split(
    _ source: SourceText,
    _ span: SourceSpan,
    at separator: UInt8
  ) -> [SourceSpan] {
    var pieces: [SourceSpan] = []
    var start = span.start
    for index in span.range where source.bytes[index] == separator {
      pieces.append(SourceSpan(start, index))
      start = index + 1
    }
    return pieces + [SourceSpan(start, span.end)]
  }

  /// The words of a field, where each stands.
  private func words(_ field: SourceSpan) -> [(text: String, span: SourceSpan)] {
    Self.split(source, field, at: UInt8(ascii: " ")).filter { !$0.isEmpty }
      .map { (source.text(in: $0), $0) }
  }

  // MARK: - Header

  private mutating func readHeader(_ fields: [SourceSpan], span: SourceSpan) {
    var found: [Column] = []
    for field in fields {
      guard let (name, place) = words(field).first, let column = Column(rawValue: name) else {
        let name = words(field).first
        issues.append(LexiconIssue(.unknownColumn(name?.text ?? ""), at: name?.span ?? field))
        continue
      }
      if found.contains(column) { issues.append(LexiconIssue(.columnTwice(name), at: place)) }
      found.append(column)
    }
    if issues.isEmpty, let missing = Column.needed.first(where: { !found.contains($0) }) {
      issues.append(LexiconIssue(.missingColumn(missing.rawValue), at: span))
    }
    columns = found
  }

  // MARK: - Rows

  private mutating func readRow(
    _ fields: [SourceSpan],
    columns: [Column],
    line: Int,
    span: SourceSpan
  ) {
    if let extra = fields.dropFirst(columns.count).first {
      issues.append(LexiconIssue(.tooManyFields(columns: columns.count), at: extra))
      return
    }
    func words(of column: Column) -> [(text: String, span: SourceSpan)] {
      columns.firstIndex(of: column).flatMap { $0 < fields.count ? self.words(fields[$0]) : nil }
        ?? []
    }
    func phrase(of column: Column) -> String {
      words(of: column).map(\.text).joined(separator: " ")
    }
    guard let name = words(of: .concept).first else {
      issues.append(LexiconIssue(.noConcept, at: span))
      return
    }
    let concept = Concept(
      name: phrase(of: .concept),
      family: phrase(of: .family),
      kinds: kinds(words(of: .kinds)),
      note: phrase(of: .note)
    )
    checkFamily(of: concept, at: words(of: .family).first?.span ?? name.span)
    var entry = Entry(concept: concept)
    let names = [(concept.name, SourceSpan(name.span.start, name.span.end))]
    for (wording, place) in names + words(of: .wordings) {
      take(wording, at: place, line: line, into: &entry)
    }
    entries.append(entry)
  }

  private mutating func kinds(_ words: [(text: String, span: SourceSpan)]) -> Set<Fact.Kind> {
    var kinds: Set<Fact.Kind> = []
    for (word, span) in words {
      if Self.kindNames.contains(word), let kind = Fact.Kind(rawValue: word) {
        kinds.insert(kind)
      } else {
        issues.append(LexiconIssue(.unknownKind(word), at: span))
      }
    }
    return kinds
  }

  private mutating func checkFamily(of concept: Concept, at span: SourceSpan) {
    guard !concept.family.isEmpty else { return }
    if let first = families[concept.name], first != concept.family {
      issues.append(LexiconIssue(.secondFamily(of: concept.name, first: first), at: span))
    }
    families[concept.name] = families[concept.name] ?? concept.family
  }

  private mutating func take(
    _ wording: String,
    at span: SourceSpan,
    line: Int,
    into entry: inout Entry
  ) {
    let key = WordingKey.key(of: wording)
    if key.isEmpty {
      issues.append(LexiconIssue(.wordingSaysNothing(wording), at: span))
    } else if let owner = owners[key], owner.concept != entry.concept.name {
      issues.append(
        LexiconIssue(.wordingTaken(wording, by: owner.concept, line: owner.line), at: span)
      )
    } else {
      owners[key] = (entry.concept.name, line)
      entry.keys.append(key)
    }
  }
}
