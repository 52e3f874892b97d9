/// Cuts a logical line into sentences.
public enum SentenceSplitter {
  private static let finals = ScalarSet("。!?;")
  private static let closers = ScalarSet("”’」』)》")

  /// The sentences of a line, in order; together they cover it.
  ///
  /// They end behind 。！？； and their ASCII twins, behind a full stop that follows Chinese text,
  /// and with the line.
  ///
  /// - Parameters:
  ///   - text: The scalars of a text.
  ///   - line: The line.
  ///   - limit: How many sentences to look for.
  /// - Returns: The sentences.
  public static func sentences(
    of text: [UInt32],
    in line: Range<Int>,
    limit: Int = .max
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = line.lowerBound
    var index = start
    while index < line.upperBound, found.count < limit {
      if let end = end(text, at: index, line: line) {
        found.append(start..<end)
        start = end
        index = end
      } else {
        index += 1
      }
    }
    if start < line.upperBound, found.count < limit { found.append(start..<line.upperBound) }
    return found
  }

  /// The first sentence of a line.
  ///
  /// - Precondition: The line is not empty.
  public static func first(of text: [UInt32], in line: Range<Int>) -> Range<Int> {
    for index in line {
      if let end = end(text, at: index, line: line) { return line.lowerBound..<end }
    }
    return line
  }

  /// Where the sentence ends, closing marks included, that the scalar at `index` ends; `nil` where
  /// it ends none.
  @inlinable
  public static func end(_ text: [UInt32], at index: Int, line: Range<Int>) -> Int? {
    let scalar = text[index]
    // Nearly every letter is turned away here.
    guard scalar == 0x3002 || scalar < 0x40 else { return nil }
    return endBehindMark(text, at: index, line: line)
  }

  @usableFromInline
  static func endBehindMark(_ text: [UInt32], at index: Int, line: Range<Int>) -> Int? {
    switch text[index] {
    case 0x3002, 0x21, 0x3F, 0x3B: break  // 。 ! ? ;
    case 0x2E where isStop(text, at: index, line: line): break
    default: return nil
    }
    var end = index + 1
    while end < line.upperBound, closers.contains(text[end]) || finals.contains(text[end]) {
      end += 1
    }
    return end
  }

  /// Whether a full stop follows Chinese text and is no part of a number or a Latin word.
  private static func isStop(_ text: [UInt32], at index: Int, line: Range<Int>) -> Bool {
    guard index > line.lowerBound else { return false }
    let before = text[index - 1]
    guard Scalars.isHan(before) || before == 0x25 || closers.contains(before) else { return false }
    guard index + 1 < line.upperBound else { return true }
    let after = text[index + 1]
    return !Scalars.isDigit(after) && !Scalars.isLetter(after)
  }
}
