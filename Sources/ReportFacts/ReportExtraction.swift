public import ReportText

/// All that was read out of one report.
public struct ReportExtraction: Sendable {
  /// Who reports, about which year.
  public var header: ReportHeader
  /// The headings, in order, with what stands below each.
  public var sections: [ReportSection]
  /// The sentences, in order.
  public var sentences: [ReportSentence]
  /// The figures, in order, none overlapping another; plans are marked ``Fact/isTarget``.
  public var facts: [Fact]

  /// Puts an extraction together.
  public init(
    header: ReportHeader,
    sections: [ReportSection],
    sentences: [ReportSentence],
    facts: [Fact]
  ) {
    self.header = header
    self.sections = sections
    self.sentences = sentences
    self.facts = facts
  }
}

/// What a report says of itself.
public struct ReportHeader: Hashable, Sendable {
  /// Who reports, as signed or titled: `开平市公安局`.
  public var agency: String?
  /// The year the report is about, not the year of signing.
  public var year: Int?
  /// The day of signing.
  public var date: CalendarDate?
  /// The title, where the text has one.
  public var title: String?
  /// The agency's place in the administrative divisions.
  public var region: Region?
  /// How high the agency stands.
  public var level: AdministrativeLevel?
  /// The branch of administration it belongs to: `公安`, `法院`.
  public var system: String?
  /// What sort of report it is: `法治政府建设`, `信息公开`.
  public var genre: String?

  /// Puts a header together.
  public init(
    agency: String? = nil,
    year: Int? = nil,
    date: CalendarDate? = nil,
    title: String? = nil,
    region: Region? = nil,
    level: AdministrativeLevel? = nil,
    system: String? = nil,
    genre: String? = nil
  ) {
    self.agency = agency
    self.year = year
    self.date = date
    self.title = title
    self.region = region
    self.level = level
    self.system = system
    self.genre = genre
  }
}

/// What a section is about.
public enum SectionPart: String, Hashable, Sendable, CaseIterable {
  /// What was done and reached.
  case work
  /// What is lacking.
  case problems
  /// What is to be done next.
  case plans
  /// Anything else.
  case other
}

/// A heading and what stands below it.
public struct ReportSection: Hashable, Sendable {
  /// The headings from the outermost to this one, joined by ` / `; empty before the first.
  public var path: String
  /// The heading itself, without marks of enumeration or Markdown.
  public var heading: String
  /// How deep it is nested, from 1; 0 for the text before the first heading.
  public var level: Int
  /// What it is about.
  public var part: SectionPart
  /// From the heading to the next heading of its level or above.
  public var span: SourceSpan

  /// Puts a section together.
  public init(path: String, heading: String, level: Int, part: SectionPart, span: SourceSpan) {
    self.path = path
    self.heading = heading
    self.level = level
    self.part = part
    self.span = span
  }
}
