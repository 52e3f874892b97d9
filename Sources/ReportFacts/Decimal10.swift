/// A number as it is written: digits and a power of ten, so that `14.4万` is 144000 and not
/// 144000.00000000001.
struct Decimal10: Equatable {
  var digits: UInt64
  var exponent: Int

  init(_ digits: UInt64, _ exponent: Int) {
    self.digits = digits
    self.exponent = exponent
  }

  /// The nearest binary number.
  var double: Double {
    var digits = digits
    var exponent = exponent
    while exponent < 0, digits % 10 == 0, digits != 0 {
      digits /= 10
      exponent += 1
    }
    let number = Double(digits)
    return exponent >= 0 ? number * Self.scale(exponent) : number / Self.scale(-exponent)
  }

  /// The number times a power of ten.
  func scaled(by power: Int) -> Decimal10 { Decimal10(digits, exponent + power) }

  /// The sum of two numbers; the larger alone where the sum cannot be held.
  func adding(_ other: Decimal10) -> Decimal10 {
    let low = min(exponent, other.exponent)
    guard exponent - low < 19, other.exponent - low < 19 else { return self }
    let (left, leftOverflow) = digits.multipliedReportingOverflow(by: Self.power(exponent - low))
    let (right, rightOverflow) = other.digits.multipliedReportingOverflow(
      by: Self.power(other.exponent - low)
    )
    let (sum, overflow) = left.addingReportingOverflow(right)
    return leftOverflow || rightOverflow || overflow ? self : Decimal10(sum, low)
  }

  /// Ten to a small power.
  ///
  /// - Precondition: `0 <= exponent < 20`.
  static func power(_ exponent: Int) -> UInt64 {
    var result: UInt64 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }

  private static func scale(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<min(exponent, 300) { result *= 10 }
    return result
  }
}
