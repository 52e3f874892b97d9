import ReportCorpus
import ReportFacts
import ReportText

/// The figures of a document as JSON, but for what stands before their second column: the ids count
/// on from document to document.
struct FigureRecords: Sendable {
  private var areTargets: [Bool] = []
  private let bytes: [UInt8]
  private var ends: [Int] = []

  /// The longest that ids and the like before a record are.
  private static let headLength = 48

  /// Writes the records of a document.
  ///
  /// - Parameters:
  ///   - id: Its id.
  ///   - text: Its text, named by its id.
  ///   - extraction: What was read out of the text.
  ///   - includesTargets: Whether figures that are only planned are written too.
  init(id: String, text: SourceText, extraction: ReportExtraction, includesTargets: Bool) {
    var writer = FigureRecordWriter(id: id, text: text, extraction: extraction)
    for fact in extraction.facts where includesTargets || !fact.isTarget {
      writer.append(fact)
      ends.append(writer.count)
      areTargets.append(fact.isTarget)
    }
    bytes = writer.bytes
  }

  /// How long the lines will be at most.
  var byteCount: Int { bytes.count + ends.count * Self.headLength }

  /// Hands out the records with whether each is one of `targets`.
  func forEach(_ body: (_ isTarget: Bool, _ tail: UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for (isTarget, end) in zip(areTargets, ends) {
        body(isTarget, UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
    }
  }
}

/// Writes figures of one document as JSON, member by member in the order of the columns of `facts`.
///
/// What several figures have in common is written once and copied.
private struct FigureRecordWriter: ~Copyable {
  private let extraction: ReportExtraction
  /// The records.
  private var records: FigureMembers
  /// `report` to `report_year`.
  private var reporter = FigureMembers(from: 0)
  /// `province` to `division`.
  private var division = FigureMembers(from: 5)
  /// `section` and `part`, of the section that was written last.
  private var section = FigureMembers(from: 10)
  private var sectionNumber: Int?
  /// `sentence`, of the sentence that was written last.
  private var sentence = FigureMembers(from: 27)
  private var sentenceNumber: Int?
  /// The name that sources begin with, in quotes but for the closing one.
  private var sourceName = ByteBuffer()
  private var cursor: PlaceCursor
  private let words = FigureWords.standard

  init(id: String, text: SourceText, extraction: ReportExtraction) {
    self.extraction = extraction
    // Records mostly take about twice as much as the text.
    records = FigureMembers(from: 0, capacity: text.bytes.count * 2)
    cursor = PlaceCursor(text)
    let header = extraction.header
    reporter.append(id)
    reporter.append(header.agency)
    reporter.append(header.year)
    division.append(header.region?.province)
    division.append(header.region?.city)
    division.append(header.region?.county)
    division.append(header.region?.path)
    division.append(header.region?.code)
    NDJSONFormat.append(text.name, to: &sourceName)
    sourceName.removeLast()
  }

  /// The records so far.
  var bytes: [UInt8] { records.json.bytes }
  /// How many bytes they take.
  var count: Int { records.json.count }

  /// Appends the record of a figure.
  ///
  /// - Precondition: It does not stand before the one appended last.
  mutating func append(_ fact: Fact) {
    readContext(of: fact)
    records.append(reporter)
    records.append(fact.year)
    records.append(fact.period, in: words.periods)
    records.append(division)
    records.append(section)
    records.append(fact.metric)
    records.append(fact.concept)
    records.append(fact.object)
    records.append(fact.kind, in: words.kinds)
    records.append(fact.role, in: words.roles)
    records.append(fact.value)
    records.append(fact.low)
    let derived = FigureValues(fact)
    records.append(derived.unit)
    records.append(fact.bound, in: words.bounds)
    records.append(derived.rate)
    records.append(derived.change)
    records.append(derived.delta)
    records.append(fact.trend, in: words.trends)
    records.append(fact.baseline)
    records.append(fact.quantity)
    records.append(sentence)
    appendPlace(of: fact)
    records.close()
  }

  private mutating func appendPlace(of fact: Fact) {
    cursor.advance(to: fact.span.start)
    records.append(source: sourceName, cursor.place)
    records.append(cursor.codePointOffset)
    var end = cursor
    end.advance(to: fact.span.end)
    records.append(end.codePointOffset)
  }

  private mutating func readContext(of fact: Fact) {
    if sentenceNumber == fact.sentence { return }
    sentenceNumber = fact.sentence
    let standing = extraction.sentences[fact.sentence]
    sentence.restart()
    sentence.append(standing.text)
    if sectionNumber == standing.section { return }
    sectionNumber = standing.section
    section.restart()
    section.append(extraction.sections[standing.section].path)
    section.append(extraction.sections[standing.section].part.rawValue)
  }
}

/// Members of JSON objects: values of columns of `facts` that stand side by side.
private struct FigureMembers: ~Copyable {
  private(set) var json: ByteBuffer
  private let first: Int
  /// The column whose value comes next, counted behind `id`.
  private var column: Int
  private let names = FigureColumnNames.standard

  /// Starts before a column.
  init(from column: Int, capacity: Int = 256) {
    json = ByteBuffer(capacity: capacity)
    first = column
    self.column = column
  }

  /// Begins anew with the first column.
  mutating func restart() {
    json.removeAll()
    column = first
  }

  private mutating func appendName() {
    names.append(column, to: &json)
    column += 1
  }

  mutating func append<Case>(_ value: Case?, in words: CaseWords<Case>) {
    appendName()
    if let word = value.flatMap({ words[$0] }) { json.append(word) } else { json.append("null") }
  }

  mutating func append(_ text: String?) {
    appendName()
    if let text { NDJSONFormat.append(text, to: &json) } else { json.append("null") }
  }

  mutating func append(_ number: Int?) {
    appendName()
    if let number { NDJSONFormat.append(Int64(number), to: &json) } else { json.append("null") }
  }

  mutating func append(_ number: Double?) {
    appendName()
    if let number { NDJSONFormat.append(number, to: &json) } else { json.append("null") }
  }

  /// Appends members that were written before.
  mutating func append(_ members: borrowing FigureMembers) {
    precondition(members.first == column, "columns follow each other")
    json.append(members.json)
    column = members.column
  }

  /// Appends `source`: `name:line:column`.
  mutating func append(source name: borrowing ByteBuffer, _ place: Place) {
    appendName()
    json.append(name)
    json.append(UInt8(ascii: ":"))
    NDJSONFormat.append(Int64(place.line), to: &json)
    json.append(UInt8(ascii: ":"))
    NDJSONFormat.append(Int64(place.column), to: &json)
    json.append(UInt8(ascii: "\""))
  }

  /// Ends the object and its line.
  mutating func close() {
    precondition(column == names.count, "every column has its value")
    json.append("}\n")
    column = first
  }
}

/// The names of the columns behind `id`, as they stand between values: `,"report":`.
private final class FigureColumnNames: Sendable {
  private let names: [ShortWord]

  static let standard = FigureColumnNames()

  private init() {
    let facts = Corpus.empty.relation(named: "facts")
    names = (facts?.schema.columns ?? []).dropFirst()
      .map { ShortWord(",\(NDJSONFormat.quoted($0.name)):") }
  }

  var count: Int { names.count }

  @inline(__always) func append(_ column: Int, to json: inout ByteBuffer) {
    json.append(names[column])
  }
}

/// The words of the columns that have only a few.
private final class FigureWords: Sendable {
  let periods = CaseWords<Fact.Period>()
  let kinds = CaseWords<Fact.Kind>()
  let roles = CaseWords<Fact.Role>()
  let bounds = CaseWords<Fact.Bound>()
  let trends = CaseWords<Fact.Trend>()

  static let standard = FigureWords()
}

/// The words that stand for the cases of a column, in quotes.
private struct CaseWords<Case: Sendable & RawRepresentable<String> & CaseIterable & Equatable> {
  private let words: [(value: Case, word: ShortWord)]

  init() {
    words = Case.allCases.map { ($0, ShortWord(NDJSONFormat.quoted($0.rawValue))) }
  }

  subscript(value: Case) -> ShortWord? {
    for entry in words where entry.value == value { return entry.word }
    return nil
  }
}

extension CaseWords: Sendable {}
