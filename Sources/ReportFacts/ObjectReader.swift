import ReportText

/// Takes what a measure is of out of its metric: 行政案件 of 行政案件结案率.
enum ObjectReader {
  private static let measures = WordTable(
    """
    率 结案率 办结率 化解率 满意率 通过率 审查通过率 审核通过率 合格率 整改率 完成率 覆盖率 成功率 破案率 配备率 完整率 采纳率 回复率 执行率 满意度
    按时办结率 按期办结率 立案数 发案数 收件量 数量 总量 件数 人数 总数 总额 金额 频率 概率 发生率
    """
  )

  /// The object; `nil` where the metric names none.
  static func object(of reading: MetricReader.Reading, in store: LetterStore) -> String? {
    let metric = reading.metric
    if let measure = measures.matchSuffix(metric, in: store), metric.count - measure.length >= 2 {
      var object = store[metric.dropLast(measure.length)]
      if object.last == 0x7684, object.count > 2 { object.removeLast() }  // 的
      // 查处率、结案率: the last of several measures says nothing of what they are of.
      if let last = object.last, Phrase.isMark(last) || holdsMeasure(object) { return nil }
      if object.first == 0x6D89, object.count == 2 { return nil }  // 涉及金额
      return Scalars.string(object)
    }
    guard !reading.verb.isEmpty, metric.count > reading.verb.count + 1,
      store[metric].starts(with: store[reading.verb])
    else { return nil }
    var object = store[metric.dropFirst(reading.verb.count)]
    if object.first == 0x4E86 { object.removeFirst() }  // 落实了制度
    guard let first = object.first, object.count > 1, !noObject.contains(first),
      !Phrase.isClosing(first), !Phrase.isMark(first)
    else { return nil }
    return Scalars.string(object)
  }

  /// What follows a verb and begins no object: 参与到…, 成立以来…, 办结后….
  private static let noObject = ScalarSet("到以后于至在率和及")

  /// Whether one of several things in a row is a measure itself: 收结案数、人均办案.
  private static func holdsMeasure(_ object: ArraySlice<UInt32>) -> Bool {
    object.indices.dropFirst().contains { index in
      object[index] == 0x3001 && measureEnds.contains(object[index - 1])
    }
  }

  private static let measureEnds = ScalarSet("率数量度额")
}
