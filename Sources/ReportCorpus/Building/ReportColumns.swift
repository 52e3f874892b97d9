import ReportFacts
import ReportText

/// Takes the rows of `reports`: the columns that hold for all rows of a report in other relations,
/// and those that only this one has.
struct ReportColumns {
  private var count: UInt32 = 0
  private var id = ColumnPartBuilder(.text)
  private var agency = ColumnPartBuilder(.text)
  private var year = ColumnPartBuilder(.int)
  private var province = ColumnPartBuilder(.text)
  private var city = ColumnPartBuilder(.text)
  private var county = ColumnPartBuilder(.text)
  private var region = ColumnPartBuilder(.text)
  private var division = ColumnPartBuilder(.text)
  private var level = ColumnPartBuilder(.text)
  private var system = ColumnPartBuilder(.text)
  private var genre = ColumnPartBuilder(.text)
  private var date = ColumnPartBuilder(.date)
  private var title = ColumnPartBuilder(.text)
  private var path = ColumnPartBuilder(.text)
  private var original = ColumnPartBuilder(.text)
  private var bytes = ColumnPartBuilder(.int)
  private var characters = ColumnPartBuilder(.int)
  private var sentences = ColumnPartBuilder(.int)
  private var facts = ColumnPartBuilder(.int)
  private var firstSpan = SpanColumns()

  /// The first character of the first sentence and the one behind its last: columns that no
  /// relation shows.
  static let hidden = (start: "first sentence", end: "end of first sentence")

  /// Takes a report.
  mutating func append(_ source: ReportChunk.Source, _ places: PlaceTable) {
    let extraction = source.extraction
    let header = extraction.header
    count += 1
    id.append(source.id)
    agency.append(header.agency)
    year.append(header.year)
    province.append(header.region?.province)
    city.append(header.region?.city)
    county.append(header.region?.county)
    region.append(header.region?.path)
    division.append(header.region?.code)
    level.append(header.level?.rawValue)
    system.append(header.system)
    genre.append(header.genre)
    date.append(header.date.map { Int($0.daysSinceEpoch) })
    title.append(header.title)
    path.append(source.text.name)
    original.append(source.original)
    bytes.append(source.text.bytes.count)
    characters.append(places.codePointOffset(at: source.text.bytes.count))
    sentences.append(extraction.sentences.count)
    facts.append(extraction.facts.count { !$0.isTarget })
    firstSpan.append(extraction.sentences.first?.span ?? SourceSpan(at: 0), places)
  }

  /// The rows taken, packed.
  var rows: ReportChunk.Rows {
    let columns = [
      "report": id, "agency": agency, "report_year": year, "province": province, "city": city,
      "county": county, "region": region, "division": division, "level": level,
      "system": system, "genre": genre, "date": date, "title": title, "path": path,
      "duplicate_of": original, "bytes": bytes, "characters": characters,
      "sentences": sentences, "facts": facts, Self.hidden.start: firstSpan.start,
      Self.hidden.end: firstSpan.end,
    ]
    return ReportChunk.Rows(
      counts: Array(repeating: 1, count: Int(count)),
      columns: columns.mapValues { $0.build() }
    )
  }
}

/// Takes spans as their first character and the one behind their last.
struct SpanColumns {
  private(set) var start = ColumnPartBuilder(.int)
  private(set) var end = ColumnPartBuilder(.int)

  /// Takes a span of bytes.
  mutating func append(_ span: SourceSpan, _ places: PlaceTable) {
    start.append(places.codePointOffset(at: span.start))
    end.append(places.codePointOffset(at: span.end))
  }
}

/// Takes the path and the part of the section that rows stand in, once for all that stand together.
struct SectionNames {
  private(set) var path = ColumnPartBuilder(.text)
  private(set) var part = ColumnPartBuilder(.text)
  /// How many rows stand in each section.
  private(set) var counts: [UInt32] = []
  /// The number of the section that the last row stood in.
  private var last: Int?

  /// Notes that the next rows are of another report.
  mutating func begin() { last = nil }

  /// Takes a section by its number in the report.
  mutating func append(_ number: Int, of sections: [ReportSection]) {
    if last != number {
      last = number
      counts.append(0)
      path.append(sections[number].path)
      part.append(sections[number].part.rawValue)
    }
    counts[counts.count - 1] += 1
  }
}
