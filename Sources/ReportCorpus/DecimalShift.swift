/// Exact decimal steps on binary numbers, by way of their shortest decimal writing.
public enum DecimalShift {
  /// The ratio nearest to so many percent points: 96.67 points are 0.9667, not 0.96670000…01.
  public static func ratio(fromPoints points: Double) -> Double {
    shifted(points, by: -2)
  }

  /// The percent points nearest to a ratio: 0.9667 is 96.67.
  public static func points(fromRatio ratio: Double) -> Double {
    shifted(ratio, by: 2)
  }

  /// The double nearest to the shortest decimal writing of `number` times a power of ten.
  public static func shifted(_ number: Double, by places: Int) -> Double {
    guard number.isFinite, number != 0 else { return number }
    if let shifted = ShortDecimal(number)?.shifted(by: places) { return shifted }
    var digits = number.description
    var exponent = places
    if let mark = digits.firstIndex(of: "e") {
      exponent += Int(digits[digits.index(after: mark)...]) ?? 0
      digits = String(digits[..<mark])
    }
    return Double("\(digits)e\(exponent)") ?? number
  }
}
