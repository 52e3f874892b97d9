import ReportText

/// The sums of an account, of which all but the first keep only their bare name: 收入14亿元,支出11亿元,
/// 当期结余2亿元.
extension SentenceReader {
  /// The reading of a bare sum of the account that the receipts before it belong to.
  func balanced(_ phrase: Phrase, _ quantity: Quantity, found: [Finding]) -> MetricReader.Reading? {
    guard quantity.dimension == .money,
      Self.balances.match(text, at: phrase.range.lowerBound, end: phrase.range.upperBound)?.length
        == phrase.count
    else { return nil }
    let own = metrics.letters(phrase.range)
    if let last = found.last, last.kind == .count, store[own].elementsEqual(Self.spending),
      text[last.quantity.range.upperBound] == 0x3001, last.metric.topic.count > 1
    {
      return MetricReader.Reading(
        metric: store.joined(last.metric.topic, own),
        topic: last.metric.topic
      )
      .found(by: .topicAndPhrase)  // 门诊补助2000人次、支出35万元
    }
    for finding in found.reversed() where finding.kind == .money {
      let metric = finding.metric.metric
      guard let sum = Self.receipts.matchSuffix(metric.dropFirst(1), in: store) else {
        continue
      }
      let account = metric.dropLast(sum.length)
      guard account.count > 1, account.count + own.count <= MetricReader.longest else { return nil }
      let whole = store.joined(account, own)
      return MetricReader.Reading(metric: whole, topic: whole).found(by: .topicAndPhrase)
    }
    return nil
  }

  private static let spending = Scalars.of("支出")
  private static let balances = WordTable(
    """
    支出 总支出 结余 当期结余 本年结余 年末结余 年终结余 滚存结余 累计结余 净结余 收支结余 结转 结转下年 结转下年支出 赤字 当期赤字 总收入
    """
  )
  private static let receipts = WordTable("收入 总收入 支出 总支出 结余 当期结余 累计结余")

  /// Whether a figure is the sum of all that was named before: 收入合计200亿元.
  func isGrandTotal(_ phrase: Phrase, before index: Int) -> Bool {
    phrase.count == 2
      && Self.grandTotals.matchSuffix(text, from: phrase.range.lowerBound, endingAt: index) != nil
  }

  private static let grandTotals = WordTable("收入合计 支出合计 收入总计 支出总计 资金合计 投资合计 资产合计 负债合计")
}
