import ReportText

extension Lexer {
  /// Reads a number or percent: `1200`, `1_200`, `1.2e3`, `3.5万`, `90%`.
  mutating func readNumber() -> Token.Kind {
    let start = index
    var numeral = DecimalNumeral(digits: [], exponent: 0)
    readDigits(into: &numeral)
    let hasFraction = readFraction(into: &numeral)
    let hasExponent = readExponent(into: &numeral)
    let unit = readUnit()
    numeral.shift(by: unit)
    if isPercentSign() { return readPercent(numeral, from: start) }
    let staysWhole = !hasExponent && (!hasFraction || unit > 0)
    let kind = Self.value(of: numeral, staysWhole: staysWhole)
    checkWhatTouches(numberFrom: start)
    if kind == .number(.infinity) { return readTooLarge(from: start) }
    return kind
  }

  private static func value(of numeral: DecimalNumeral, staysWhole: Bool) -> Token.Kind {
    if staysWhole, let int = numeral.int64 { return .int(int) }
    return .number(numeral.double)
  }

  private mutating func readTooLarge(from start: Int) -> Token.Kind {
    report(.numberTooLarge, from: start)
    return .number(0)
  }

  private mutating func readDigits(into numeral: inout DecimalNumeral) {
    while let scalar = peek() {
      if Self.isDigit(scalar) {
        numeral.digits.append(UInt8(scalar.value))
      } else if scalar != "_" || !(peek(1).map(Self.isDigit) ?? false) || numeral.digits.isEmpty {
        return
      }
      index += 1
    }
  }

  /// Reads a point and the digits behind it; 。 between digits is a point.
  private mutating func readFraction(into numeral: inout DecimalNumeral) -> Bool {
    guard peek() == "." || peek() == "。", peek(1).map(Self.isDigit) ?? false else { return false }
    index += 1
    let wholeDigits = numeral.digits.count
    readDigits(into: &numeral)
    numeral.shift(by: wholeDigits - numeral.digits.count)
    return true
  }

  private mutating func readExponent(into numeral: inout DecimalNumeral) -> Bool {
    guard peek() == "e" || peek() == "E" else { return false }
    let hasSign = peek(1) == "-" || peek(1) == "+"
    guard peek(hasSign ? 2 : 1).map(Self.isDigit) ?? false else { return false }
    let isNegative = peek(1) == "-"
    index += hasSign ? 2 : 1
    var power = 0
    while let scalar = peek(), Self.isDigit(scalar) {
      power = min(power * 10 + Int(scalar.value - 0x30), DecimalNumeral.largestExponent)
      index += 1
    }
    numeral.shift(by: isNegative ? -power : power)
    return true
  }

  /// Reads 万, 亿 or 万亿, and returns the power of ten that it stands for.
  private mutating func readUnit() -> Int {
    var power = 0
    if peek() == "万" {
      index += 1
      power += 4
    }
    if peek() == "亿" {
      index += 1
      power += 8
    }
    return power
  }

  private func isPercentSign() -> Bool { peek() == "%" }

  /// Reads the `%` that touches a number, unless an operand touches it, too.
  private mutating func readPercent(_ numeral: DecimalNumeral, from start: Int) -> Token.Kind {
    if percentTouchesOperand() {
      let kind = Self.value(of: numeral, staysWhole: true)
      let signStart = index
      index += 1
      report(.percentTouchesOperand, from: signStart)
      index = signStart
      return kind
    }
    index += 1
    var ratio = numeral
    ratio.shift(by: -2)
    if ratio.double == .infinity { return readTooLarge(from: start) }
    return .percent(ratio.double)
  }

  /// Whether what follows the `%` makes it look like a remainder: `10%3`, `10%(x)`, `10%x`.
  private func percentTouchesOperand() -> Bool {
    guard let next = peek(1) else { return false }
    if Self.isDigit(next) || next == "(" { return true }
    if next == "且" || next == "或" { return false }
    return Self.startsName(next) && wordAhead(from: index + 1).keyword == nil
  }

  /// Reports a word that runs into a number, as in `2023年`, and passes over it.
  private mutating func checkWhatTouches(numberFrom start: Int) {
    guard let scalar = peek(), Self.continuesName(scalar), leadingConnective() == nil else {
      return
    }
    let number = text(from: start)
    let numberEnd = index
    let word = wordAhead(from: index)
    index = word.end
    report(.numberTouchesName(number: number, name: text(from: numberEnd)), from: start)
    if word.keyword != nil { index = numberEnd }
  }

  private func wordAhead(from start: Int) -> (end: Int, keyword: Keyword?) {
    var end = start
    var word = String.UnicodeScalarView()
    while end < scalars.count, Self.continuesName(FoldedText.narrowed(scalars[end])) {
      word.append(FoldedText.narrowed(scalars[end]))
      end += 1
    }
    return (end, Keyword(reserved: String(word)))
  }
}
