import ReportText

/// Reads one quantity at a place of a sentence: number, multiplier, approximators, measure word.
///
/// It is an object that is turned from sentence to sentence.
final class QuantityReader {
  private let document: LogicalText
  private let text: [UInt32]
  /// Where the sentence ends.
  private(set) var end = 0
  /// Where the quantity before this one ends: approximators reach back no further.
  var start = 0

  init(document: LogicalText) {
    self.document = document
    text = document.scalars
  }

  /// Turns to another sentence.
  func turn(to sentence: Range<Int>) {
    (start, end) = (sentence.lowerBound, sentence.upperBound)
  }

  /// A number without its measure word.
  private struct Number {
    var value: Decimal10
    var end: Int
    var isOpen = false
    var multiplier = 0
    var isChinese = false
  }

  private static func isDash(_ letter: UInt32) -> Bool {
    switch Letter(letter) {
    case "至", "到", "-", "—", "–", "~", "～", "－", "−": true
    default: false
    }
  }

  /// The quantity whose number starts at `index`.
  func read(at index: Int) -> Quantity? {
    if !Scalars.isDigit(text[index]), let share = readShare(at: index) { return share }
    guard var number = readNumber(at: index) else { return nil }
    var low: Number?
    var measure = MeasureWord.read(text, at: skipped(number.end), end: end)
    if let upper = readUpper(of: number, measure: measure) {
      low = number
      if number.multiplier == 0, upper.number.multiplier > 0, measure == nil {
        low?.value = number.value.scaled(by: upper.number.multiplier)
      }
      number = upper.number
      measure = upper.measure
    }
    var last = measure?.end ?? number.end
    var bound = number.isOpen || measure?.isOpen == true ? Fact.Bound.atLeast : .exact
    let isDuration = measure?.dimension == .duration
    if let behind = Approximator.behind(text, at: last, end: end, isDuration: isDuration) {
      bound = behind.bound
      last += behind.length
      // 20多人以上
      if let more = Approximator.behind(text, at: last, end: end, isDuration: isDuration) {
        last += more.length
      }
    }
    var first = index
    if let before = Approximator.before(text, from: start, endingAt: index) {
      first -= before.length
      bound = before.bound
    }
    let sign = first == index ? minus(before: index, measure: measure) : 0
    let isNegative = sign > 0
    first -= sign
    var value = number.value
    if let seconds = composedSeconds(of: value, from: last) {
      value = Decimal10(seconds.value, 0)
      measure = MeasureWord.Reading(unit: seconds.unit, dimension: .duration, end: seconds.end)
      last = seconds.end
    }
    return Quantity(
      range: first..<last,
      numberStart: index,
      numberEnd: number.end,
      value: isNegative ? -value.double : value.double,
      low: low?.value.double,
      unit: measure?.name ?? .none,
      unitRange: measure?.unit ?? number.end..<number.end,
      dimension: measure?.dimension ?? .count,
      bound: bound,
      isChinese: number.isChinese,
      isMultiplied: number.multiplier > 0,
      multiplier: number.multiplier
    )
  }

  /// The length of the minus sign before a number: 为-3.3‰, | -2 |, 最低气温-8℃, 零下8℃.
  private func minus(before index: Int, measure: MeasureWord.Reading?) -> Int {
    guard index - 2 >= start else { return 0 }
    let isDegrees = measure.map { Self.isDegree(text[$0.unit.lowerBound]) } ?? false
    if isDegrees, text[index - 2] == 0x96F6, text[index - 1] == 0x4E0B { return 2 }  // 零下
    let sign = text[index - 1]
    guard sign == 0x2D || sign == 0x2212 else { return 0 }
    let before = text[index - 2] == 0x20 && index - 3 >= start ? index - 3 : index - 2
    if isDegrees, Scalars.isHan(text[before]) { return 1 }
    if text[before] == 0x6BD4 {  // 同比-3%, and not 占比-3%
      return before > start && Self.beforeRatio.contains(text[before - 1]) ? 1 : 0
    }
    return Self.beforeMinus.contains(text[before]) ? 1 : 0
  }

  private static let beforeMinus = ScalarSet("为达长降减升幅率速加是:(|")
  private static let beforeRatio = ScalarSet("同环")

  /// Whether a measure word that begins with a letter is that of a temperature: ℃, 摄氏度.
  private static func isDegree(_ letter: UInt32) -> Bool { letter == 0x2103 || letter == 0x6444 }

  /// The place behind one space: `500 kg`.
  private func skipped(_ index: Int) -> Int {
    index < end && text[index] == 0x20 ? index + 1 : index
  }

  // MARK: Numbers

  private func readNumber(at index: Int) -> Number? {
    guard index < end else { return nil }
    if Scalars.isDigit(text[index]) { return readArabic(at: index) }
    guard let numeral = ChineseNumeral.read(text, at: index, end: end) else { return nil }
    return Number(
      value: numeral.value,
      end: numeral.end,
      isOpen: numeral.isOpen,
      multiplier: 0,
      isChinese: true
    )
  }

  private func readArabic(at index: Int) -> Number? {
    guard var number = readDigits(at: index) else { return nil }
    readMultiplier(of: &number)
    // 2万5千, 1亿3千多万
    while number.multiplier >= 4, !number.isOpen, number.end < end,
      Scalars.isDigit(text[number.end]), var next = readDigits(at: number.end)
    {
      readMultiplier(of: &next)
      guard next.multiplier > 0, next.multiplier < number.multiplier else { break }
      number.value = number.value.adding(next.value)
      number.end = next.end
      number.isOpen = next.isOpen
      number.multiplier = next.multiplier
    }
    return number
  }

  /// Digits with thousands separators and a decimal point.
  private func readDigits(at index: Int) -> Number? {
    var position = index
    var digits: UInt64 = 0
    var exponent = 0
    var count = 0
    func take() {
      while position < end, Scalars.isDigit(text[position]) {
        if count < 18 {
          digits = digits * 10 + UInt64(text[position] - 0x30)
        } else {
          exponent += 1
        }
        if digits > 0 { count += 1 }
        position += 1
      }
    }
    take()
    guard position > index else { return nil }
    if position - index <= 3 {
      while isThousandsSeparator(at: position) || isThousandsSpace(at: position, from: index) {
        position += 1
        take()
      }
    }
    if position + 1 < end, text[position] == 0x2E, Scalars.isDigit(text[position + 1]) {
      position += 1
      let whole = exponent
      while position < end, Scalars.isDigit(text[position]) {
        if count < 18, whole == 0 {
          digits = digits * 10 + UInt64(text[position] - 0x30)
          exponent -= 1
          if digits > 0 { count += 1 }
        }
        position += 1
      }
    }
    return Number(value: Decimal10(digits, exponent), end: position)
  }

  /// Whether a comma parts thousands, as a full-width one does not.
  private func isThousandsSeparator(at index: Int) -> Bool {
    guard index + 3 < end, text[index] == 0x2C, document.isHalfWidth(at: index)
    else { return false }
    for offset in 1...3 where !Scalars.isDigit(text[index + offset]) { return false }
    return index + 4 >= end || !Scalars.isDigit(text[index + 4])
  }

  /// Whether a space parts thousands, as the yearbooks print them: 增加3 105元.
  ///
  /// The number stands behind a word then, and its measure word or decimal point behind the group.
  private func isThousandsSpace(at index: Int, from first: Int) -> Bool {
    guard index + 4 < end, text[index] == 0x20, first > start else { return false }
    let word = text[first - 1] == 0x20 && first > start + 1 ? first - 2 : first - 1
    guard Scalars.isHan(text[word]) else { return false }
    for offset in 1...3 where !Scalars.isDigit(text[index + offset]) { return false }
    let behind = index + 4
    if text[behind] == 0x2E { return behind + 1 < end && Scalars.isDigit(text[behind + 1]) }
    if isThousandsGroup(at: behind) { return true }
    return ChineseNumeral.exponent(text[behind]) ?? 0 >= 4
      || MeasureWord.read(text, at: behind, end: end) != nil
  }

  /// Whether a space and exactly three digits stand at `index`.
  private func isThousandsGroup(at index: Int) -> Bool {
    guard index + 4 < end, text[index] == 0x20, !Scalars.isDigit(text[index + 4]) else {
      return false
    }
    return (1...3).allSatisfy { Scalars.isDigit(text[index + $0]) }
  }

  /// 余, 万, 亿, 千万 and the like behind digits.
  private func readMultiplier(of number: inout Number) {
    var index = number.end
    var isOpen = false
    var power = 0
    while index < end {
      if !isOpen, Approximator.isInfix(text, at: index, end: end) {
        isOpen = true
        index += 1
        continue
      }
      guard let exponent = ChineseNumeral.exponent(text[index]), exponent >= 2,
        !startsMeasureWord(at: index)
      else { break }
      power += exponent
      index += 1
      if power >= 20 { return }
    }
    number.isOpen = isOpen
    number.end = index
    number.multiplier = power
    number.value = number.value.scaled(by: power)
  }

  /// Whether 千 or 百 belongs to a measure word: 千瓦时, 百分点.
  private func startsMeasureWord(at index: Int) -> Bool {
    guard text[index] != 0x4E07, text[index] != 0x4EBF else { return false }
    return MeasureWord.read(text, at: index, end: end) != nil
  }

  // MARK: Ranges

  /// The upper end of 3至5个, 20—30万元, 70%至80%.
  private func readUpper(
    of lower: Number,
    measure: MeasureWord.Reading?
  ) -> (number: Number, measure: MeasureWord.Reading?)? {
    let dash = measure?.end ?? lower.end
    guard dash < end, Self.isDash(text[dash]) else { return nil }
    var index = dash + 1
    if index < end, Self.isDash(text[index]) { index += 1 }
    guard index < end, !isLevel(lower, behind: dash) else { return nil }
    guard let upper = readNumber(at: index), upper.isChinese == lower.isChinese else { return nil }
    let unit = MeasureWord.read(text, at: skipped(upper.end), end: end)
    if unit == nil, measure == nil, lower.value.exponent < 0, upper.value.exponent < 0 {
      return upper.value.double > lower.value.double ? (upper, nil) : nil
    }
    guard let unit, unit.dimension != .calendar, unit.dimension != .name else { return nil }
    if let measure, text[measure.unit] != text[unit.unit] { return nil }
    let floor = measure == nil ? upper.multiplier : 0
    let low = lower.multiplier == 0 ? lower.value.scaled(by: floor) : lower.value
    return upper.value.double > low.double ? (upper, unit) : nil
  }

  /// Whether the dash is the 至 of 由7天至14天.
  private func isLevel(_ lower: Number, behind dash: Int) -> Bool {
    guard text[dash] == 0x81F3 || text[dash] == 0x5230 else { return false }
    var index = lower.end
    while index > start, index > dash - 16 {
      index -= 1
      if text[index] == 0x7531 || text[index] == 0x4ECE { return true }  // 由 从
      if text[index] == 0x2C { return false }
    }
    return false
  }

  // MARK: Shares and composed units

  /// 百分之九十, 三分之二.
  private func readShare(at index: Int) -> Quantity? {
    func quantity(_ value: Double, _ unit: MeasureUnit, _ last: Int) -> Quantity {
      var first = index
      var bound = Fact.Bound.exact
      if let before = Approximator.before(text, from: start, endingAt: index) {
        first -= before.length
        bound = before.bound
      }
      if let behind = Approximator.behind(text, at: last, end: end, isDuration: false) {
        return Quantity(
          range: first..<(last + behind.length),
          numberStart: index,
          numberEnd: last,
          value: value,
          low: nil,
          unit: unit,
          unitRange: last..<last,
          dimension: .share,
          bound: behind.bound,
          isChinese: true,
          isMultiplied: false,
          multiplier: 0
        )
      }
      return Quantity(
        range: first..<last,
        numberStart: index,
        numberEnd: last,
        value: value,
        low: nil,
        unit: unit,
        unitRange: last..<last,
        dimension: .share,
        bound: bound,
        isChinese: true,
        isMultiplied: false,
        multiplier: 0
      )
    }
    guard ChineseNumeral.isPart(text[index]) else { return nil }
    var split = index
    while split < end, split - index < 4, ChineseNumeral.isPart(text[split]) { split += 1 }
    guard split + 2 < end, text[split] == 0x5206, text[split + 1] == 0x4E4B,  // 分之
      let numerator = readFraction(at: split + 2)
    else { return nil }
    if split - index == 1, text[index] == 0x767E {
      return quantity(numerator.value, MeasureWord.percent, numerator.end)
    }
    if split - index == 1, text[index] == 0x5343 {
      return quantity(numerator.value, MeasureWord.permille, numerator.end)
    }
    guard let denominator = ChineseNumeral.read(text, at: index, end: split)?.value.double,
      denominator > 0
    else { return nil }
    return quantity(numerator.value / denominator, .none, numerator.end)
  }

  /// 九十六点五, 96.5.
  private func readFraction(at index: Int) -> (value: Double, end: Int)? {
    guard let whole = readNumber(at: index) else { return nil }
    guard whole.end + 1 < end, text[whole.end] == 0x70B9,
      ChineseNumeral.digit(text[whole.end + 1]) != nil
    else { return (whole.value.double, whole.end) }
    guard whole.value.digits < 1_000_000 else { return nil }
    var number = whole.value
    var position = whole.end + 1
    while position < end, position < whole.end + 9, let digit = ChineseNumeral.digit(text[position])
    {
      number = Decimal10(number.digits * 10 + digit, number.exponent - 1)
      position += 1
    }
    return (number.double, position)
  }

  /// The seconds of 3分20秒: the unit is that of the last part.
  private func composedSeconds(
    of value: Decimal10,
    from index: Int
  ) -> (value: UInt64, unit: Range<Int>, end: Int)? {
    guard index < end, Scalars.isDigit(text[index]),
      text[index - 1] == 0x949F || text[index - 1] == 0x5206,  // 分钟 or 分
      let next = readDigits(at: index), next.end < end, text[next.end] == 0x79D2,
      value.digits < 100_000, next.value.digits < 100_000, value.exponent == 0
    else { return nil }
    return (value.digits * 60 + next.value.digits, next.end..<(next.end + 1), next.end + 1)
  }
}
