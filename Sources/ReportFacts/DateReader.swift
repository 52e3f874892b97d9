import ReportText

/// Reads years and days of the calendar.
enum DateReader {
  /// The day that starts at `index`: 2025年11月5日, 2025-11-05, 二〇二五年十一月五日.
  static func date(
    _ text: [UInt32],
    at index: Int,
    end: Int
  ) -> (day: CalendarDate, end: Int)? {
    var position = index
    guard let year = number(text, at: &position, end: end), year > 1900, position < end else {
      return nil
    }
    let isWritten = text[position] == 0x5E74  // 2009年1-2月 is no day
    guard mark(text, at: &position, end: end, 0x5E74),
      let month = number(text, at: &position, end: end), position < end,
      !isWritten || text[position] == 0x6708, mark(text, at: &position, end: end, 0x6708),
      let day = number(text, at: &position, end: end)
    else { return nil }
    if position < end, text[position] == 0x65E5 { position += 1 }
    guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
    return (date, position)
  }

  private static func mark(
    _ text: [UInt32],
    at index: inout Int,
    end: Int,
    _ scalar: UInt32
  ) -> Bool {
    guard index < end else { return false }
    guard text[index] == scalar || text[index] == 0x2D || text[index] == 0x2E || text[index] == 0x2F
    else { return false }
    index += 1
    return true
  }

  /// Digits, or Chinese digits one by one (二〇二五), or a small Chinese numeral (十一).
  private static func number(_ text: [UInt32], at index: inout Int, end: Int) -> Int? {
    let start = index
    var value = 0
    while index < end, index - start < 4, Scalars.isDigit(text[index]) {
      value = value * 10 + Int(text[index] - 0x30)
      index += 1
    }
    if index > start { return value }
    while index < end, index - start < 4, let digit = zeroAware(text[index]) {
      value = value * 10 + digit
      index += 1
    }
    if index - start == 4 { return value }
    guard let numeral = ChineseNumeral.read(text, at: start, end: end) else { return nil }
    index = numeral.end
    return Int(min(numeral.value.double, 9999))
  }

  private static func zeroAware(_ scalar: UInt32) -> Int? {
    scalar == 0x25CB ? 0 : ChineseNumeral.digit(scalar).map(Int.init)
  }

  /// The first year of a range that is neither part of a title in 《》 nor of a later plan's name.
  static func firstYear(_ text: [UInt32], in range: Range<Int>) -> Int? {
    guard range.contains(where: { endsYear(text[$0]) }) else { return nil }
    var depth = 0
    for index in range {
      if text[index] == 0x300A { depth += 1 }
      if text[index] == 0x300B { depth -= 1 }
      if depth <= 0, let year = year(text, at: index, end: range.upperBound) { return year }
    }
    return nil
  }

  /// The year of four digits and 年 that starts at `index`.
  @inline(__always)
  static func year(_ text: [UInt32], at index: Int, end: Int) -> Int? {
    // Few places of a text have 年 where it must stand.
    guard index + 4 < end, endsYear(text[index + 4]) else { return nil }
    return yearDigits(text, at: index)
  }

  /// Whether a letter is 年 or 度.
  private static func endsYear(_ letter: UInt32) -> Bool { letter == 0x5E74 || letter == 0x5EA6 }

  private static func yearDigits(_ text: [UInt32], at index: Int) -> Int? {
    var value = 0
    for offset in 0..<4 {
      let scalar = text[index + offset]
      if Scalars.isDigit(scalar) {
        value = value * 10 + Int(scalar - 0x30)
      } else if let digit = zeroAware(scalar), scalar != 0x4E24 {
        value = value * 10 + digit
      } else {
        return nil
      }
    }
    return (1949...2100).contains(value) ? value : nil
  }
}
