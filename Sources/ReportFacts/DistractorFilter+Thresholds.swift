import ReportText

/// Figures that only tell which things another figure counts.
extension DistractorFilter {
  /// X以上Y以下, as laws say it.
  func isLegalRange(_ quantity: Quantity) -> Bool {
    let last = quantity.range.upperBound
    guard last >= 2, text[last - 2] == 0x4EE5 else { return false }
    if text[last - 1] == 0x4E0A {
      // …以上不满…, …以上…以下
      if last < sentence.upperBound,
        Scalars.isDigit(text[last]) || ChineseNumeral.isPart(text[last])
      {
        return true
      }
    }
    return false
  }

  private static let thresholds = WordTable("以上 以下 以内")
  private static let limitsBefore = WordTable("超过 超 不足 不到 低于 高于 不满 少于 多于")

  /// Whether a figure only says which things another one counts: 超过70分贝的路段占12.3%.
  func isThreshold(_ quantity: Quantity) -> Bool {
    let last = quantity.range.upperBound
    guard quantity.dimension != .share, last < sentence.upperBound else { return false }
    if isAttribute(quantity) { return true }
    guard text[last] == 0x7684,
      Self.thresholds.matchSuffix(text, from: quantity.numberEnd, endingAt: last) != nil
        || Self.limitsBefore.matchSuffix(
          text,
          from: sentence.lowerBound,
          endingAt: quantity.numberStart
        ) != nil
    else { return false }
    for index in (last + 1)..<min(sentence.upperBound, max(last + 1, last + 24)) {
      if Scalars.isDigit(text[index]) { return true }
      if text[index] == 0x2C { return false }
    }
    return false
  }

  /// Whether a figure only tells which things are counted behind its noun: 500万元以上工业投资完成3亿元,
  /// 一次死亡3人以上事故“零发生”.
  private func isAttribute(_ quantity: Quantity) -> Bool {
    let last = quantity.range.upperBound
    guard last - 2 > quantity.numberEnd, last + 2 < sentence.upperBound,
      text[last - 2] == 0x4EE5, text[last - 1] == 0x4E0A || text[last - 1] == 0x4E0B,
      Scalars.isHan(text[last]),
      Verbs.noNoun.match(text, at: last, end: sentence.upperBound) == nil,
      Verbs.opening.match(text, at: last, end: sentence.upperBound) == nil
    else { return false }
    for index in (last + 2)..<min(sentence.upperBound, last + Self.longestAttributed) {
      if Scalars.isDigit(text[index]) || text[index] == 0x96F6 { return true }
      if LetterClass.table[text[index]].contains(.clauseBreak) || text[index] == 0x3001 {
        return false
      }
    }
    return false
  }

  private static let longestAttributed = 18
}
