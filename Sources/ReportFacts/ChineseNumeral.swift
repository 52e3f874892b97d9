import ReportText

/// Reads numbers written in Chinese characters: 七, 两, 十二, 三百二十, 一万零五.
enum ChineseNumeral {
  /// A number that was read.
  struct Reading: Equatable {
    var value: Decimal10
    /// The end of the run of characters.
    var end: Int
    /// Whether 余, 多 or 几 stands inside: 二十余.
    var isOpen: Bool
  }

  /// The digit a character stands for.
  static func digit(_ scalar: UInt32) -> UInt64? {
    switch scalar {
    case 0x96F6, 0x3007: 0  // 零 〇
    case 0x4E00: 1  // 一
    case 0x4E8C, 0x4E24: 2  // 二 两
    case 0x4E09: 3  // 三
    case 0x56DB: 4  // 四
    case 0x4E94: 5  // 五
    case 0x516D: 6  // 六
    case 0x4E03: 7  // 七
    case 0x516B: 8  // 八
    case 0x4E5D: 9  // 九
    default: nil
    }
  }

  /// The power of ten a character multiplies by.
  static func exponent(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x5341: 1  // 十
    case 0x767E: 2  // 百
    case 0x5343: 3  // 千
    case 0x4E07: 4  // 万
    case 0x4EBF: 8  // 亿
    default: nil
    }
  }

  /// Whether the character is part of a numeral.
  static func isPart(_ scalar: UInt32) -> Bool { digit(scalar) != nil || exponent(scalar) != nil }

  /// The number that starts at `start`; `nil` where the characters make no number (十四五, 二〇二五).
  static func read(_ text: [UInt32], at start: Int, end: Int) -> Reading? {
    var index = start
    var total: UInt64 = 0  // what stands before the last 万 or 亿
    var section: UInt64 = 0  // what has been added since
    var pending: UInt64?  // a digit that waits for its 十, 百 or 千
    var lastExponent = 9
    var isOpen = false
    func isMark(_ at: Int) -> Bool { Approximator.isInfix(text, at: at, end: end) }
    while index < end {
      if let value = digit(text[index]) {
        guard pending == nil || pending == 0 else { return nil }
        pending = value
      } else if let power = exponent(text[index]) {
        if power >= 4 {
          // 亿 multiplies all that stands before it, 万 only what stands behind the last 亿.
          let kept = power == 8 ? 0 : total
          let before = (power == 8 ? total : 0) + section + (pending ?? 0)
          let multiplied = index == start ? 1 : before  // 万余名
          guard multiplied < 1 << 32 else { return nil }
          total = kept + multiplied * Decimal10.power(power)
          guard total < 1 << 60 else { return nil }
          section = 0
          lastExponent = 9
        } else {
          guard power < lastExponent else { return nil }
          section += (pending ?? 1) * Decimal10.power(power)
          lastExponent = power
        }
        pending = nil
      } else {
        break
      }
      index += 1
      if isMark(index) {
        isOpen = true
        guard index + 1 < end, let power = exponent(text[index + 1]), power >= 4 else { break }
        index += 1
      }
    }
    guard index > start else { return nil }
    let value = total + section + (pending ?? 0)
    if isOpen, index < end, isMark(index) { index += 1 }
    return Reading(value: Decimal10(value, 0), end: index, isOpen: isOpen)
  }
}
