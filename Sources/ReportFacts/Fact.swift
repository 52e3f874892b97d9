public import ReportText

/// One figure that a report states, or one rise or fall that it states without a figure.
///
/// Where `Optional` is spelled out, nothing is assumed before a fact is put together: what `String?`
/// takes for granted first makes every new fact be copied once.
public struct Fact: Hashable, Sendable {
  /// Where the figure (or the words of the trend) stands in the report's text.
  public var span: SourceSpan
  /// The index of the sentence it stands in, in ``ReportExtraction/sentences``.
  public var sentence: Int
  /// The figure as written, line breaks of a wrapped line left out: `14.4万余人次`.
  public var quantity: String
  /// The number in the base unit; of percent the points, of a range the upper end.
  ///
  /// `nil` for a trend without a figure.
  public var value: Double?
  /// Of a range its lower end.
  public var low: Double?
  /// The measure word without multiplier and approximator; empty where none is written.
  public var unit: String
  /// What sort of figure it is.
  public var kind: Kind
  /// How exactly the figure is meant; `nil` for a trend without a figure.
  public var bound: Bound?
  /// The direction of a change.
  public var trend: Trend?
  /// What a change is measured against, as written: `同比`.
  public var baseline: Optional<String>
  /// What the figure is to the report's year.
  public var role: Role
  /// The year the figure is about; `nil` where even the report's year is unknown.
  public var year: Int?
  /// The stretch of time the figure is about.
  public var period: Period
  /// What is measured, a phrase of the report of at most 25 characters.
  public var metric: String
  /// The canonical measure, where the lexicon knows the metric's wording.
  public var concept: Optional<String>
  /// What the measure is of, where the metric says so: `行政案件` in `行政案件结案率`.
  public var object: Optional<String>
  /// Whether it is only planned or promised for later: a row of `targets`, not of `facts`.
  public var isTarget: Bool

  /// Sorts of figures.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Things, people, events, copies.
    case count
    /// A share of a whole.
    case rate
    /// A difference from a baseline.
    case change
    /// A time span or a limit of time.
    case duration
    /// An amount of money.
    case money
    /// A place in an order.
    case rank
  }

  /// How exactly a figure is meant.
  public enum Bound: String, Hashable, Sendable, CaseIterable {
    /// The figure itself.
    case exact
    /// The figure or more: 超过, 余, 多, 以上.
    case atLeast = "at_least"
    /// The figure or less: 不足, 近, 以内.
    case atMost = "at_most"
    /// Near the figure: 约, 左右.
    case about
  }

  /// The direction of a change.
  public enum Trend: String, Hashable, Sendable, CaseIterable {
    /// It rose.
    case up
    /// It fell.
    case down
    /// It stayed.
    case flat

    /// The other direction.
    var opposite: Trend {
      switch self {
      case .up: .down
      case .down: .up
      case .flat: .flat
      }
    }
  }

  /// What a figure is to the report's year.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    /// The figure of the year the report is about.
    case current
    /// An earlier year's value given beside it.
    case prior
    /// X of 由X降至Y.
    case from
    /// Y of 由X降至Y.
    case to
    /// A limit or promise: 2小时响应.
    case standard
  }

  /// The stretch of time a figure is about.
  public enum Period: String, Hashable, Sendable, CaseIterable {
    /// The whole year; where nothing else is said.
    case year
    /// The year so far: 今年以来, 截至10月.
    case yearToDate = "ytd"
    /// Half a year.
    case half
    /// Three months.
    case quarter
    /// One month.
    case month
    /// One day: 每天.
    case day
    /// Since the beginning: 成立以来, 累计至今.
    case total
  }

  /// Puts a fact together.
  public init(
    span: SourceSpan,
    sentence: Int,
    quantity: String,
    value: Double?,
    low: Double? = nil,
    unit: String,
    kind: Kind,
    bound: Bound?,
    trend: Trend? = nil,
    baseline: String? = nil,
    role: Role = .current,
    year: Int? = nil,
    period: Period = .year,
    metric: String,
    concept: String? = nil,
    object: String? = nil,
    isTarget: Bool = false
  ) {
    self.span = span
    self.sentence = sentence
    self.quantity = quantity
    self.value = value
    self.low = low
    self.unit = unit
    self.kind = kind
    self.bound = bound
    self.trend = trend
    self.baseline = baseline
    self.role = role
    self.year = year
    self.period = period
    self.metric = metric
    self.concept = concept
    self.object = object
    self.isTarget = isTarget
  }
}
