import ReportText

/// Days as reports and computers write them: 2025-11-05, 2025/11/5, 2025年11月5日.
extension FieldReading {
  /// The day of a field; `nil` where it is none.
  static func date(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> FieldReading? {
    var reader = DateText(bytes: bytes, offset: start, end: end)
    guard let year = reader.number(digits: 4...4), let mark = reader.separator(),
      let month = reader.number(digits: 1...2), reader.takes(mark.next),
      let day = reader.number(digits: 1...2), reader.takes(mark.last), reader.offset == end,
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    return .date(date.daysSinceEpoch)
  }
}

/// Reads the pieces of a day.
private struct DateText {
  let bytes: UnsafeBufferPointer<UInt8>
  var offset: Int
  let end: Int

  /// What stands behind the month and behind the day, where this stands behind the year.
  struct Separator {
    var next: [UInt8]
    var last: [UInt8]
  }

  private static let year = Array("年".utf8)
  private static let month = Array("月".utf8)
  private static let day = Array("日".utf8)

  mutating func number(digits allowed: ClosedRange<Int>) -> Int? {
    var value = 0
    var digits = 0
    while offset < end, digits < allowed.upperBound, bytes[offset] &- 0x30 < 10 {
      value = value * 10 + Int(bytes[offset] - 0x30)
      digits += 1
      offset += 1
    }
    return allowed.contains(digits) ? value : nil
  }

  mutating func separator() -> Separator? {
    guard offset < end else { return nil }
    switch bytes[offset] {
    case UInt8(ascii: "-"), UInt8(ascii: "/"):
      offset += 1
      return Separator(next: [bytes[offset - 1]], last: [])
    default: return takes(Self.year) ? Separator(next: Self.month, last: Self.day) : nil
    }
  }

  mutating func takes(_ mark: [UInt8]) -> Bool {
    guard end - offset >= mark.count else { return false }
    for (index, byte) in mark.enumerated() where bytes[offset + index] != byte { return false }
    offset += mark.count
    return true
  }
}
