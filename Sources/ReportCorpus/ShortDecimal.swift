/// A number of few decimal digits, as those of reports are, found without writing it out.
///
///     ShortDecimal(-96.67)  // 9667 with 2 places, negative
///
/// The digits are those of the shortest decimal that reads back as the number: it has at most 15,
/// and of decimals that short no two are read as one number.
public struct ShortDecimal: Hashable, Sendable {
  /// All digits as a whole number.
  public let digits: UInt64
  /// How many of them stand behind the point; none of these is a zero at the end.
  public let places: Int
  /// Whether a minus sign stands before it.
  public let isNegative: Bool

  /// More places are no short decimal.
  private static let mostPlaces = 6
  private static let limit = 1e15

  /// The decimal of a number; `nil` where it takes more digits, or is none.
  public init?(_ number: Double) {
    let magnitude = abs(number)
    guard magnitude < Self.limit else { return nil }
    var scale = 1.0
    for places in 0...Self.mostPlaces {
      let digits = (magnitude * scale).rounded()
      guard digits < Self.limit else { return nil }
      // Both are whole and exact, so that this rounds once, as reading the decimal does.
      if digits / scale == magnitude {
        self.digits = UInt64(digits)
        self.places = places
        isNegative = number < 0
        return
      }
      scale *= 10
    }
    return nil
  }

  /// Ten to the number of places.
  public var scale: UInt64 {
    var scale: UInt64 = 1
    for _ in 0..<places { scale *= 10 }
    return scale
  }

  /// The number nearest to the decimal times a power of ten; `nil` where it takes long arithmetic.
  func shifted(by power: Int) -> Double? {
    let exponent = power - places
    // Up to here powers of ten are exact.
    guard abs(exponent) <= 22 else { return nil }
    var scale = 1.0
    for _ in 0..<abs(exponent) { scale *= 10 }
    let value = exponent < 0 ? Double(digits) / scale : Double(digits) * scale
    return isNegative ? -value : value
  }
}
