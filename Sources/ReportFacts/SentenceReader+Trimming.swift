import ReportText

/// What is taken off the phrase before a figure once its frames are gone.
extension SentenceReader {
  /// A phrase without the places at its end that are counted without a measure word: 涉及5镇.
  func withoutPlaces(_ phrase: Phrase) -> Phrase {
    guard let last = phrase.scalars.last, Self.placeNouns.contains(last) else { return phrase }
    var index = phrase.range.upperBound - 1
    while index > phrase.range.lowerBound, Scalars.isDigit(text[index - 1]) { index -= 1 }
    guard index < phrase.range.upperBound - 1 else { return phrase }
    return metrics.cleaned(phrase.range.lowerBound..<index)
  }

  private static let placeNouns = ScalarSet("镇乡县区市省州旗村国")

  /// A measure without the verb behind it: 工业增加值完成40亿元.
  func withoutVerb(_ phrase: Phrase) -> Phrase {
    let verb = Self.achieving.matchSuffix(
      text,
      from: phrase.range.lowerBound,
      endingAt: phrase.range.upperBound
    )
    guard let verb, phrase.count > verb.length + 2 else { return phrase }
    let end = phrase.range.upperBound - verb.length
    guard Self.amountEnds.contains(text[end - 1]) else { return phrase }
    return Phrase(text: text, range: phrase.range.lowerBound..<end)
  }

  /// Whether a clause only compares what was measured before: 高于全省平均31件.
  func isComparison(_ phrase: Phrase) -> Bool {
    let (first, end) = (phrase.range.lowerBound, phrase.range.upperBound)
    return Self.comparatives.match(text, at: first, end: end) != nil
      && Self.averages.matchSuffix(text, from: first, endingAt: end) != nil
  }

  private static let comparatives = WordTable("高于 低于 优于 快于 多于 少于 好于")
  private static let averages = WordTable("平均 平均水平 平均数 均值 均数 同期")

  /// A measure without the size of what it is of: 500万元以上项目固定资产投资.
  func withoutSize(_ phrase: Phrase) -> Phrase {
    guard let first = phrase.scalars.first, Scalars.isDigit(first) else { return phrase }
    let reach = min(phrase.range.upperBound, phrase.range.lowerBound + Self.longestSize)
    guard let size = Self.sizes.first(in: text, phrase.range.lowerBound..<reach) else {
      return phrase
    }
    let start = size.index + size.match.length
    guard phrase.range.upperBound - start >= 4 else { return phrase }
    return Phrase(text: text, range: start..<phrase.range.upperBound)
  }

  private static let longestSize = 12
  private static let sizes = WordTable("元以上 元以上的 元以上项目 元及以上 元及以上的 元及以上项目 元以下 元以下的")

  /// Nothing where a phrase only says in how many classes what is counted falls: 5大类38项指标.
  func withoutClasses(_ phrase: Phrase) -> Phrase {
    guard phrase.count > 1, phrase.count <= 5, let first = phrase.scalars.first,
      Scalars.isDigit(first), let last = phrase.scalars.last,
      Self.classEnds.contains(last)
    else { return phrase }
    return Phrase(text: text, range: phrase.range.upperBound..<phrase.range.upperBound)
  }

  /// 大类, 方面, 领域.
  private static let classEnds = ScalarSet("类面域")

  /// An amount of somebody without the verb between: 规模以上工业完成增加值.
  func withoutInnerVerb(_ phrase: Phrase) -> Letters? {
    guard phrase.count >= 6, phrase.count <= MetricReader.longest,
      let amount = Self.achieved.matchSuffix(
        text,
        from: phrase.range.lowerBound,
        endingAt: phrase.range.upperBound
      )
    else { return nil }
    let noun = phrase.range.upperBound - amount.length
    let start = phrase.range.lowerBound
    guard let verb = Self.achieving.matchSuffix(text, from: start, endingAt: noun),
      noun - verb.length - start >= 2
    else { return nil }
    return store.joined(
      metrics.letters(start..<(noun - verb.length)),
      metrics.letters(noun..<phrase.range.upperBound)
    )
  }

  private static let achieved = WordTable("增加值 总产值 产值 利税总额 利润总额 主营业务收入 销售收入 营业收入 零售额")

  private static let achieving = WordTable("完成 实现 完成了 实现了")
  private static let amountEnds = ScalarSet("值额量入资")
}
