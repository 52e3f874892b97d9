import ReportFacts
import ReportText

/// A report in JSON: its text, and what is known of it.
struct ReportDocument {
  let id: String
  /// The text in UTF-8.
  let text: [UInt8]
  private let title: String?
  private let agency: String?
  private let year: Int?
  private let date: CalendarDate?

  private enum Field: String, CaseIterable {
    case id, text, title, agency, year, date

    static let names = allCases.map(\.rawValue)
  }

  /// Reads a document from the bytes of one JSON object.
  ///
  /// - Precondition: The bytes are UTF-8.
  static func decode(_ json: ArraySlice<UInt8>) -> Result<ReportDocument, DocumentFailure> {
    do throws(DocumentFailure) {
      return .success(try ReportDocument(json))
    } catch {
      return .failure(error)
    }
  }

  private init(_ json: ArraySlice<UInt8>) throws(DocumentFailure) {
    let members: JSONMembers
    let id: String
    do throws(JSONMembers.Failure) {
      members = try JSONMembers(json, named: Field.names)
    } catch {
      let issue: DocumentRecordIssue = error == .notAnObject ? .notAnObject : .notJSON
      throw DocumentFailure(id: nil, issue: issue)
    }
    do throws(DocumentRecordIssue) {
      id = try Self.id(members)
    } catch {
      throw DocumentFailure(id: nil, issue: error)
    }
    do throws(DocumentRecordIssue) {
      self.id = id
      guard let text = try Self.bytes(members, .text) else {
        throw .missing(field: Field.text.rawValue)
      }
      self.text = text
      title = try Self.words(members, .title)
      agency = try Self.words(members, .agency)
      year = try Self.year(members)
      date = try Self.date(members)
    } catch {
      throw DocumentFailure(id: id, issue: error)
    }
  }

  /// The id: a text, or a whole number as it is written.
  private static func id(_ members: JSONMembers) throws(DocumentRecordIssue) -> String {
    if case .number(let number)? = members[Field.id.rawValue], let whole = wholeNumber(number) {
      return String(whole)
    }
    guard let id = try words(members, .id) else { throw .missing(field: Field.id.rawValue) }
    return id
  }

  /// The text of a member; `nil` for none and null.
  private static func bytes(
    _ members: JSONMembers,
    _ field: Field
  ) throws(DocumentRecordIssue) -> [UInt8]? {
    switch members[field.rawValue] {
    case nil, .null: return nil
    case .text(let text): return text
    case .number, .other: throw .wrongType(field: field.rawValue, wanted: "text")
    }
  }

  /// The text of a member; `nil` for none, null and the empty text.
  private static func words(
    _ members: JSONMembers,
    _ field: Field
  ) throws(DocumentRecordIssue) -> String? {
    guard let bytes = try bytes(members, field), !bytes.isEmpty else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func wholeNumber(_ text: String) -> Int? {
    Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
  }

  private static func year(_ members: JSONMembers) throws(DocumentRecordIssue) -> Int? {
    switch members[Field.year.rawValue] {
    case nil, .null: return nil
    case .number(let number):
      if let year = wholeNumber(number) { return year }
    case .text(let bytes):
      let text = String(decoding: bytes, as: UTF8.self)
      if text.isEmpty { return nil }
      if let year = Int(text.hasSuffix("年") ? text.dropLast() : text[...]) { return year }
    case .other: break
    }
    throw .wrongType(field: Field.year.rawValue, wanted: "a year")
  }

  private static func date(_ members: JSONMembers) throws(DocumentRecordIssue) -> CalendarDate? {
    guard let text = try words(members, .date) else { return nil }
    let parts = text.prefix(10).split(separator: "-").map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      let date = CalendarDate(year: year, month: month, day: day)
    else {
      throw .wrongType(field: Field.date.rawValue, wanted: "a day: 2025-01-28")
    }
    return date
  }
}

extension ReportDocument {
  /// The text under a name, and what was read out of it.
  func read(
    named name: String,
    lexicon: ConceptLexicon
  ) -> (text: SourceText, extraction: ReportExtraction) {
    let source = SourceText(name: name, utf8: text)
    let given = GivenHeader(agency: agency, year: year, date: date, title: title)
    return (source, ReportExtractor.extract(source, given: given, lexicon: lexicon))
  }
}

/// What is wrong with a document, and its id where that could be read.
struct DocumentFailure: Error, Hashable {
  let id: String?
  let issue: DocumentRecordIssue
}
