public import ReportFacts

/// The columns of a fact that are worked out from its value, kind and trend.
public struct FigureValues: Sendable {
  /// The value of a rate in percent, as a ratio.
  public let rate: Double?
  /// The signed value of a change in percent, as a ratio.
  public let change: Double?
  /// The signed value of a change in its own unit.
  public let delta: Double?
  /// The measure word; none of a trend without a figure.
  public let unit: String?

  /// Works them out.
  public init(_ fact: Fact) {
    let isPercent = fact.unit == "%"
    rate =
      fact.kind == .rate && isPercent ? fact.value.map(DecimalShift.ratio(fromPoints:)) : nil
    delta = fact.kind == .change ? Self.signed(fact) : nil
    change = isPercent ? delta.map(DecimalShift.ratio(fromPoints:)) : nil
    unit = fact.value == nil ? nil : fact.unit
  }

  private static func signed(_ fact: Fact) -> Double? {
    guard let value = fact.value else { return nil }
    switch fact.trend {
    case .up: return value
    // A fall by nothing is 0, not -0.
    case .down: return 0 - value
    case .flat: return 0
    case nil: return nil
    }
  }
}
