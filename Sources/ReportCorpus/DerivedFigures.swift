public import ReportFacts

/// The columns of a fact that are worked out from its value, unit, kind and trend.
public struct DerivedFigures: Hashable, Sendable {
  /// The value of a rate in percent, as its ratio.
  public let rate: Double?
  /// The signed value of a change in percent, as its ratio.
  public let change: Double?
  /// The signed value of a change in its own unit.
  public let delta: Double?

  /// Works them out.
  public init(_ fact: Fact) {
    let isPercent = fact.unit == "%"
    let sign: Double? =
      switch fact.trend {
      case .up: 1
      case .down: -1
      case .flat: 0
      case nil: nil
      }
    let signed =
      fact.kind == .change ? fact.value.flatMap { value in sign.map { $0 * value } } : nil
    rate = isPercent && fact.kind == .rate ? fact.value.map(DecimalShift.ratio) : nil
    change = isPercent ? signed.map(DecimalShift.ratio) : nil
    delta = signed
  }
}
