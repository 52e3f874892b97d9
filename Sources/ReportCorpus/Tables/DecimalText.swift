/// The digits, point and exponent of a decimal number as it is written.
struct DecimalText {
  /// The digits without point, as far as they fit.
  private var mantissa: UInt64 = 0
  /// The power of ten of the last digit.
  private var exponent = 0
  private var isNegative = false
  /// Whether all digits fit.
  private var isExact = true
  private let start: Int
  /// Where the number ends.
  private(set) var end: Int
  /// Whether there is neither point nor exponent.
  private(set) var isWhole = true

  /// Reads the number that a text begins with.
  ///
  /// What begins with a needless zero (007) is a code and no number.
  ///
  /// - Returns: `nil` where none begins there.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) {
    self.start = start
    self.end = start
    if end < limit, bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "+") {
      isNegative = bytes[end] == UInt8(ascii: "-")
      end += 1
    }
    let digitsStart = end
    takeDigits(bytes, limit)
    let wholeDigits = end - digitsStart
    if wholeDigits > 1, bytes[digitsStart] == UInt8(ascii: "0") { return nil }
    var fractionDigits = 0
    if end < limit, bytes[end] == UInt8(ascii: ".") {
      isWhole = false
      end += 1
      let fractionStart = end
      takeDigits(bytes, limit)
      fractionDigits = end - fractionStart
      exponent = -fractionDigits
    }
    guard wholeDigits + fractionDigits > 0 else { return nil }
    takeExponent(bytes, limit)
  }

  private mutating func takeDigits(_ bytes: UnsafeBufferPointer<UInt8>, _ limit: Int) {
    while end < limit, bytes[end] &- 0x30 < 10 {
      let (tens, overflows) = mantissa.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = tens.addingReportingOverflow(UInt64(bytes[end] - 0x30))
      if overflows || overflowsToo { isExact = false } else { mantissa = sum }
      end += 1
    }
  }

  /// Takes `e5`, `E-05`; a letter without digits behind it is none.
  private mutating func takeExponent(_ bytes: UnsafeBufferPointer<UInt8>, _ limit: Int) {
    guard end < limit, bytes[end] | 0x20 == UInt8(ascii: "e") else { return }
    var next = end + 1
    var sign = 1
    if next < limit, bytes[next] == UInt8(ascii: "-") || bytes[next] == UInt8(ascii: "+") {
      if bytes[next] == UInt8(ascii: "-") { sign = -1 }
      next += 1
    }
    let digitsStart = next
    var power = 0
    while next < limit, bytes[next] &- 0x30 < 10 {
      // Beyond this every number is zero or infinite.
      if power < 10_000 { power = power * 10 + Int(bytes[next] - 0x30) }
      next += 1
    }
    guard next > digitsStart else { return }
    exponent += sign * power
    isWhole = false
    end = next
  }

  /// The whole number; `nil` where it does not fit 64 bits.
  var whole: Int64? {
    guard isWhole, isExact else { return nil }
    if isNegative {
      return mantissa <= UInt64(Int64.max) + 1 ? Int64(truncatingIfNeeded: 0 &- mantissa) : nil
    }
    return Int64(exactly: mantissa)
  }

  /// The double nearest to the number times a power of ten; `nil` where it is too large.
  ///
  /// Up to 2^53 and 10^22 both factors are exact, and so the result is rounded once (Clinger,
  /// How to Read Floating Point Numbers Accurately, 1990); the rest is left to the runtime.
  func number(timesTenTo shift: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    let power = exponent + shift
    if isExact, mantissa <= 1 << 53, abs(power) < Self.powersOfTen.count {
      let factor = Self.powersOfTen[abs(power)]
      let size = power < 0 ? Double(mantissa) / factor : Double(mantissa) * factor
      return isNegative ? -size : size
    }
    var written = String(decoding: bytes[start..<end], as: UTF8.self)
    if shift != 0 {
      var moved = shift
      if let mark = written.firstIndex(where: { $0 == "e" || $0 == "E" }) {
        moved += Int(written[written.index(after: mark)...]) ?? 0
        written = String(written[..<mark])
      }
      written += "e\(moved)"
    }
    guard let number = Double(written), number.isFinite else { return nil }
    return number
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
