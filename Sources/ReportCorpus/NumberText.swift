/// Numbers as decimal text.
public enum NumberText {
  /// The shortest decimal that reads back as the same number, at most 15 digits long.
  ///
  /// Sixteen or seventeen digits only ever show what binary arithmetic left behind: figures of
  /// reports have fewer. Whole numbers are written out: 134900000000000.
  public static func shortest(_ number: Double) -> String {
    rounded(number, digits: 15)
  }

  /// The number with at most so many significant digits, zeros at the end left out.
  ///
  /// Whole numbers below 10^18 keep all their digits.
  public static func rounded(_ number: Double, digits limit: Int) -> String {
    guard number.isFinite else {
      return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf"
    }
    if number == number.rounded(), abs(number) < 1e18 { return String(Int64(number)) }
    let decimal = Decimal(shortestOf: abs(number)).rounded(to: limit)
    return (number < 0 ? "-" : "") + decimal.text
  }

  /// Digits and the power of ten of the last one.
  private struct Decimal {
    var digits: [UInt8]
    var exponent: Int

    init(shortestOf number: Double) {
      var digits: [UInt8] = []
      var exponent = 0
      var isFraction = false
      let characters = Array(number.description.utf8)
      for (index, character) in characters.enumerated() {
        if character == UInt8(ascii: ".") {
          isFraction = true
        } else if character == UInt8(ascii: "e") {
          let power = String(decoding: characters[(index + 1)...], as: UTF8.self)
          exponent += Int(power) ?? 0
          break
        } else {
          digits.append(character - UInt8(ascii: "0"))
          if isFraction { exponent -= 1 }
        }
      }
      self.digits = Array(digits.drop { $0 == 0 })
      self.exponent = exponent
    }

    func rounded(to limit: Int) -> Decimal {
      guard digits.count > limit else { return self }
      var copy = self
      let dropped = digits.count - limit
      copy.digits.removeLast(dropped)
      copy.exponent += dropped
      if digits[limit] >= 5 {
        var index = limit - 1
        while index >= 0, copy.digits[index] == 9 {
          copy.digits[index] = 0
          index -= 1
        }
        if index >= 0 {
          copy.digits[index] += 1
        } else {
          copy.digits = [1] + copy.digits.dropLast()
          copy.exponent += 1
        }
      }
      return copy
    }

    var text: String {
      var digits = digits
      var exponent = exponent
      while digits.last == 0, exponent < 0 {
        digits.removeLast()
        exponent += 1
      }
      let written = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
      if exponent > 20 || exponent < -30 { return "\(written)e\(exponent)" }
      if exponent >= 0 { return written + String(repeating: "0", count: exponent) }
      let whole = digits.count + exponent
      if whole <= 0 { return "0." + String(repeating: "0", count: -whole) + written }
      let point = written.index(written.startIndex, offsetBy: whole)
      return written[..<point] + "." + written[point...]
    }
  }
}
