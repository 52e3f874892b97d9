/// Cuts a logical line into sentences.
public enum SentenceSplitter {
  private static let finals = ScalarSet("。!?;")
  private static let closers = ScalarSet("”’」』)》")

  /// The sentences of a line, in order; together they cover it.
  ///
  /// They end behind 。！？； and their ASCII twins, behind a full stop that follows Chinese text,
  /// and with the line.
  public static func sentences(of text: [UInt32], in line: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = line.lowerBound
    var index = start
    while index < line.upperBound {
      guard isEnd(text, at: index, line: line) else {
        index += 1
        continue
      }
      index += 1
      while index < line.upperBound,
        closers.contains(text[index]) || finals.contains(text[index])
      {
        index += 1
      }
      found.append(start..<index)
      start = index
    }
    if start < line.upperBound { found.append(start..<line.upperBound) }
    return found
  }

  private static func isEnd(_ text: [UInt32], at index: Int, line: Range<Int>) -> Bool {
    let scalar = text[index]
    if scalar < 0x80 {
      guard scalar == 0x2E || scalar == 0x3B || scalar == 0x21 || scalar == 0x3F else {
        return false
      }
    } else if scalar != 0x3002 {
      return false
    }
    guard scalar == 0x2E else { return true }
    guard index > line.lowerBound else { return false }
    let before = text[index - 1]
    guard Scalars.isHan(before) || before == 0x25 || closers.contains(before) else { return false }
    guard index + 1 < line.upperBound else { return true }
    let after = text[index + 1]
    return !Scalars.isDigit(after) && !Scalars.isLetter(after)
  }
}
