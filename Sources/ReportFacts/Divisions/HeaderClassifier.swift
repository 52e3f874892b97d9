import ReportText

/// Works out what follows from a header: the place, the level, the system and the genre.
struct HeaderClassifier {
  let document: LogicalText
  let table: DivisionTable
  private let index: SentenceIndex

  /// - Parameters:
  ///   - document: The report.
  ///   - index: Its sentences, where somebody found them already.
  ///   - table: The administrative divisions.
  init(document: LogicalText, index: SentenceIndex? = nil, table: DivisionTable = .standard) {
    self.document = document
    self.table = table
    self.index = index ?? SentenceIndex(document.scalars, lines: document.lines)
  }

  private static let openingSentences = 3
  private static let openingLines = 6

  /// The header with what follows from it.
  func completed(_ header: ReportHeader) -> ReportHeader {
    var header = header
    let agency = Scalars.of(header.agency ?? "")
    let title = Scalars.of(header.title ?? "")
    let places = AgencyPlaceReader(table: table, year: header.year)
    let named = places.read(agency)
    let reading = named ?? places.read(Self.withoutYear(title))
    let isNational = reading == nil && NationalBodies.holds(agency)
    if let reading {
      header.region = settled(reading, year: header.year)
    } else if !isNational {
      header.region = SelfReference(document: document, agency: agency, table: table)
        .region(year: header.year)
    }
    header.level =
      isNational
      ? .nation
      : AdministrativeLevel(
        agency: agency,
        region: header.region,
        isPartUnknown: reading?.isPartUnknown ?? false
      )
    header.system = AgencySystem.of(agency, from: named?.end ?? 0)
    header.genre = ReportGenre.of(title: title) ?? openingGenre()
    return header
  }

  // MARK: - Place

  /// The place of a name, decided by the text where the name leaves several.
  private func settled(_ reading: AgencyPlaceReader.Reading, year: Int?) -> Region? {
    guard let first = reading.places.first else { return nil }
    if reading.places.count == 1 {
      return table.region(of: first, through: reading.through, year: year)
    }
    let mentions = PlaceMentions(table: table, text: document.scalars, year: year)
    guard let chosen = mentions.choose(among: reading.places) else {
      return common(reading, year: year)
    }
    return table.region(of: chosen, through: reading.through, year: year)
  }

  /// The place that all candidates lie in and that the name gives itself.
  private func common(_ reading: AgencyPlaceReader.Reading, year: Int?) -> Region? {
    let outer = reading.through.last { outer in
      reading.places.allSatisfy { table.lies($0, in: outer) }
    }
    return outer.map { table.region(of: $0, year: year) }
  }

  private static func withoutYear(_ title: [UInt32]) -> [UInt32] {
    guard DateReader.year(title, at: 0, end: title.count) != nil else { return title }
    return Array(title.dropFirst(5).drop { $0 == 0x5EA6 })  // 度
  }

  // MARK: - Genre

  private func openingGenre() -> String? {
    var left = Self.openingSentences
    for line in document.lines.indices.prefix(Self.openingLines) {
      for sentence in index.sentences(ofLine: line) {
        if let genre = ReportGenre.of(opening: document.scalars, in: sentence.range) {
          return genre
        }
        left -= 1
        if left == 0 { return nil }
      }
    }
    return nil
  }
}
