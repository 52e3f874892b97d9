/// A decimal number kept digit by digit, so that nothing is rounded before it must be.
struct DecimalNumeral: Hashable {
  /// ASCII digits, without sign; leading zeros are kept.
  var digits: [UInt8]
  /// The power of ten that the digits are multiplied by.
  var exponent: Int

  /// Exponents beyond this are infinite or zero anyway; it keeps sums of them from overflowing.
  static let largestExponent = 1_000_000

  /// The number if it is whole and fits 64 bits.
  var int64: Int64? {
    var value: Int64 = 0
    var digits = digits[...]
    var exponent = exponent
    while exponent < 0, let last = digits.last {
      guard last == UInt8(ascii: "0") else { return nil }
      digits.removeLast()
      exponent += 1
    }
    for digit in digits {
      guard Self.append(digit - UInt8(ascii: "0"), to: &value) else { return nil }
    }
    while value != 0, exponent > 0 {
      guard Self.append(0, to: &value) else { return nil }
      exponent -= 1
    }
    return value
  }

  /// The double nearest to the number; infinite where it is too large.
  var double: Double {
    let spelling = String(decoding: digits, as: UTF8.self) + "e" + String(exponent)
    // Digits, an "e" and an integer always are a number to `Double`.
    return Double(spelling) ?? .infinity
  }

  /// Multiplies by a power of ten.
  mutating func shift(by power: Int) {
    exponent = min(max(exponent + power, -Self.largestExponent), Self.largestExponent)
  }

  private static func append(_ digit: UInt8, to value: inout Int64) -> Bool {
    let (product, overflow) = value.multipliedReportingOverflow(by: 10)
    let (sum, carry) = product.addingReportingOverflow(Int64(digit))
    value = sum
    return !overflow && !carry
  }
}

extension DecimalNumeral {
  /// The shortest decimal that reads back as a finite double that is not negative.
  init(shortest value: Double) {
    precondition(value.isFinite && value >= 0, "only finite numbers without sign are spelt")
    var digits: [UInt8] = []
    var exponent = 0
    var isBehindPoint = false
    let spelling = Array(String(value).utf8)
    let mantissaEnd = spelling.firstIndex(of: UInt8(ascii: "e")) ?? spelling.count
    for byte in spelling[..<mantissaEnd] {
      if byte == UInt8(ascii: ".") {
        isBehindPoint = true
      } else {
        digits.append(byte)
        if isBehindPoint { exponent -= 1 }
      }
    }
    let written = String(decoding: spelling[mantissaEnd...].dropFirst(), as: UTF8.self)
    self.digits = digits
    self.exponent = exponent + (Int(written) ?? 0)
  }

  /// The number as a query spells it: `96.67`, `1200`, or `5e-324` where zeros would be many.
  var spelling: String {
    var digits = Array(digits.drop { $0 == UInt8(ascii: "0") })
    var exponent = exponent
    while let last = digits.last, last == UInt8(ascii: "0"), exponent != 0 {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty { return "0" }
    let written = String(decoding: digits, as: UTF8.self)
    if (0...20).contains(exponent) { return written + String(repeating: "0", count: exponent) }
    guard (-20..<0).contains(exponent) else { return written + "e" + String(exponent) }
    let zeros = String(repeating: "0", count: max(0, 1 - exponent - digits.count))
    let padded = zeros + written
    return padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
  }
}
