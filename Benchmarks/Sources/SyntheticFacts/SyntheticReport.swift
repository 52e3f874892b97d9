public import ReportFacts

/// One made report: its text, and where what is known of it stands.
public struct SyntheticReport: Sendable {
  /// Who reports about which year.
  public var entry: ReportSchedule.Entry
  /// The text, in UTF-8.
  public var bytes: [UInt8]
  /// The headings, in order.
  public var sections: [Section]
  /// The sentences, in order.
  public var sentences: [Sentence]
  /// The facts, in order.
  public var facts: [SyntheticFact]

  /// A heading and what stands below it.
  public struct Section: Sendable {
    /// The heading, as an index into the phrases of headings.
    public var heading: Int
    /// What it is about.
    public var part: SectionPart
    /// The bytes from the heading to the next.
    public var span: Range<Int>
  }

  /// One sentence.
  public struct Sentence: Sendable {
    /// The section it stands in.
    public var section: Int
    /// The bytes of the sentence.
    public var span: Range<Int>
  }
}

/// One figure of a made report.
public struct SyntheticFact: Sendable {
  /// The sentence it stands in.
  public var sentence: Int
  /// The bytes of the figure.
  public var span: Range<Int>
  /// The place of the figure: line and column, and characters from the start.
  public var line: Int
  public var column: Int
  public var characters: Range<Int>
  /// The measure, as an index into the metrics.
  public var metric: Int
  public var kind: Fact.Kind
  public var role: Fact.Role = .current
  public var period: Fact.Period
  public var year: Int
  public var figure: Figure?
  public var bound: Fact.Bound?
  public var trend: Fact.Trend?
  /// What the change is measured against, as an index into the phrases of baselines.
  public var baseline: Int?

  /// A decimal number and its unit.
  public struct Figure: Sendable {
    /// The number times `10^places`.
    public var digits: Int
    public var places: Int
    /// Of a range its lower end, times `10^places`.
    public var low: Int?
    /// As an index into the units.
    public var unit: Int

    /// The number.
    public var value: Double { Double(digits) / Self.powers[places] }
    /// The lower end.
    public var lowValue: Double? { low.map { Double($0) / Self.powers[places] } }
    /// The ratio that so many percent are.
    public var ratio: Double { Double(digits) / Self.powers[places + 2] }

    private static let powers = [1.0, 10, 100, 1000, 10000]
  }
}
