/// Recognises GB18030, whose byte pairs many other encodings hold by chance.
enum GB18030Text {
  /// Of so many hundred pairs how many must be common characters or marks.
  private static let commonShare = 80

  /// Whether the bytes are well-formed GB18030 and mostly the 3,755 commonest characters.
  static func isPlausible(_ bytes: [UInt8]) -> Bool {
    var common = 0
    var others = 0
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      guard lead != 0x80, lead != 0xFF, index + 1 < bytes.count else { return false }
      let trail = bytes[index + 1]
      if (0x30...0x39).contains(trail) {
        guard index + 3 < bytes.count, (0x81...0xFE).contains(bytes[index + 2]),
          (0x30...0x39).contains(bytes[index + 3])
        else { return false }
        others += 1
        index += 4
        continue
      }
      guard trail >= 0x40, trail != 0x7F, trail != 0xFF else { return false }
      if isCommon(lead, trail) { common += 1 } else { others += 1 }
      index += 2
    }
    return common > 0 && common * 100 >= (common + others) * commonShare
  }

  /// Rows 1 to 3 of GB2312 are marks and full-width forms, rows 16 to 55 the common characters.
  private static func isCommon(_ lead: UInt8, _ trail: UInt8) -> Bool {
    trail >= 0xA1 && ((0xA1...0xA3).contains(lead) || (0xB0...0xD7).contains(lead))
  }
}
