/// Cuts a logical line into sentences.
public enum SentenceSplitter {
  /// Whether a scalar is one of those which end sentences wherever they stand.
  private static func isFinal(_ scalar: UInt32) -> Bool {
    switch Letter(scalar) {
    case "。", "!", "?", ";": true
    default: false
    }
  }

  /// Whether a scalar is one of those which belong to the sentence before them.
  private static func isCloser(_ scalar: UInt32) -> Bool {
    switch Letter(scalar) {
    case "”", "’", "」", "』", ")", "》": true
    default: false
    }
  }

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
    let scalar = text[index]
    guard isFinal(scalar) || scalar == 0x2E && isStop(text, at: index, line: line) else {
      return nil
    }
    var end = index + 1
    while end < line.upperBound, isCloser(text[end]) || isFinal(text[end]) { end += 1 }
    return end
  }

  /// Whether a full stop follows Chinese text and is no part of a number or a Latin word.
  private static func isStop(_ text: [UInt32], at index: Int, line: Range<Int>) -> Bool {
    guard index > line.lowerBound else { return false }
    let before = text[index - 1]
    guard Scalars.isHan(before) || before == 0x25 || isCloser(before) else { return false }
    guard index + 1 < line.upperBound else { return true }
    let after = text[index + 1]
    return !Scalars.isDigit(after) && !Scalars.isLetter(after)
  }
}
