import ReportFacts
import ReportText

/// A report in JSON: its text, and what is known of it.
struct ReportDocument: Decodable {
  let id: String
  let text: String
  private let title: String?
  private let agency: String?
  private let year: Int?
  private let date: CalendarDate?

  private enum Field: String, CodingKey {
    case id, text, title, agency, year, date
  }

  init(from decoder: any Decoder) throws {
    guard let fields = try? decoder.container(keyedBy: Field.self) else {
      throw DocumentRecordIssue.notAnObject
    }
    guard let id = try Self.words(fields, .id) else {
      throw DocumentRecordIssue.missing(field: Field.id.rawValue)
    }
    self.id = id
    do {
      guard let text = try Self.words(fields, .text) else {
        throw DocumentRecordIssue.missing(field: Field.text.rawValue)
      }
      self.text = text
      title = try Self.words(fields, .title)
      agency = try Self.words(fields, .agency)
      year = try Self.year(fields)
      date = try Self.date(fields)
    } catch let issue as DocumentRecordIssue {
      throw IdentifiedIssue(id: id, issue: issue)
    }
  }

  /// Text, or a number as it is written; `nil` for none, null and the empty text.
  private static func words(
    _ fields: KeyedDecodingContainer<Field>,
    _ field: Field
  ) throws -> String? {
    if let text = try? fields.decodeIfPresent(String.self, forKey: field) {
      return text.isEmpty && field != .text ? nil : text
    }
    guard fields.contains(field), (try? fields.decodeNil(forKey: field)) == false else {
      return nil
    }
    if field == .id, let number = try? fields.decode(Int.self, forKey: field) {
      return String(number)
    }
    throw DocumentRecordIssue.wrongType(field: field.rawValue, wanted: Wording("text", "文本"))
  }

  private static func year(_ fields: KeyedDecodingContainer<Field>) throws -> Int? {
    if let number = try? fields.decodeIfPresent(Int.self, forKey: .year) { return number }
    if let text = try? fields.decodeIfPresent(String.self, forKey: .year) {
      let digits = text.hasSuffix("年") ? text.dropLast() : text[...]
      if text.isEmpty { return nil }
      if let number = Int(digits) { return number }
    } else if !fields.contains(.year) || (try? fields.decodeNil(forKey: .year)) == true {
      return nil
    }
    throw DocumentRecordIssue.wrongType(field: Field.year.rawValue, wanted: Wording("a year", "年份"))
  }

  private static func date(_ fields: KeyedDecodingContainer<Field>) throws -> CalendarDate? {
    guard let text = try words(fields, .date) else { return nil }
    let parts = text.prefix(10).split(separator: "-").map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      let date = CalendarDate(year: year, month: month, day: day)
    else {
      throw DocumentRecordIssue.wrongType(
        field: Field.date.rawValue,
        wanted: Wording("a day: 2025-01-28", "日期：2025-01-28")
      )
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
    let source = SourceText(name: name, text)
    let given = GivenHeader(agency: agency, year: year, date: date, title: title)
    return (source, ReportExtractor.extract(source, given: given, lexicon: lexicon))
  }
}

/// What is wrong with a document whose id is known.
struct IdentifiedIssue: Error {
  let id: String
  let issue: DocumentRecordIssue
}
