public import ReportText

/// What is known of a report beside its text, such as the fields of a document in JSON.
public struct GivenHeader: Hashable, Sendable {
  /// Who reports.
  public var agency: String?
  /// The year the report is about.
  public var year: Int?
  /// The day of signing.
  public var date: CalendarDate?
  /// The title.
  public var title: String?

  /// Puts together what is known.
  public init(
    agency: String? = nil,
    year: Int? = nil,
    date: CalendarDate? = nil,
    title: String? = nil
  ) {
    self.agency = agency
    self.year = year
    self.date = date
    self.title = title
  }

  /// A header read from the text, with what is known put before what was read.
  ///
  /// A title that is given tells agency and year as one in the text does.
  func completing(_ read: ReportHeader) -> ReportHeader {
    guard self != GivenHeader() else { return read }
    let titled = title.map { title in
      HeaderReader(document: LogicalText(SourceText(name: "", title))).read()
    }
    var header = read
    header.agency = agency ?? titled?.agency ?? read.agency
    header.year = year ?? titled?.year ?? read.year
    header.date = date ?? read.date
    header.title = title ?? read.title
    return header
  }
}
