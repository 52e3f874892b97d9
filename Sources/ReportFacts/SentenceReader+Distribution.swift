import ReportText

extension SentenceReader {
  /// The item of A和B分别为1件、2件 that belongs to a figure.
  ///
  /// Where no 分别 stands before the list, joint rises and falls are shared out if there are as many
  /// items or figures before them: 受理30件,审结28件,同比上升5%、7%.
  func distributed(_ index: Int, start: Int, found: [Finding]) -> MetricReader.Reading? {
    var head = index
    while head > 0, index - head < Self.longestList,
      isDistributed(quantities[head - 1], quantities[head])
    {
      head -= 1
    }
    var tail = index
    while tail + 1 < quantities.count, tail - index < Self.longestList,
      isDistributed(quantities[tail], quantities[tail + 1])
    {
      tail += 1
    }
    guard tail > head else { return nil }
    let begin = listStart(before: head)
    let first = quantities[head].range.lowerBound
    let apart: Int
    let isPlain: Bool
    if let written = lastApart(in: begin..<first) {
      (apart, isPlain) = (written, false)
    } else if let change = plainChange(head: head, tail: tail, begin: begin) {
      (apart, isPlain) = (change.start, true)
    } else {
      return related(index - head, head: head, tail: tail, begin: begin, found: found)
    }
    var clause = map.clauseStart(before: apart, from: begin)
    var subject = metrics.cleaned(clause..<withoutBaseline(clause..<apart))
    if subject.isEmpty, clause > begin + 1 {
      let end = clause - 1
      clause = map.clauseStart(before: end, from: begin)
      subject = metrics.cleaned(clause..<withoutBaseline(clause..<end))
    }
    let count = tail - head + 1
    let (named, kind) = withoutApposition(subject)
    var items = split(named)
    if items.count > count { items = split(named, at: Self.comma) }
    if items.count == count {
      var own = item(index - head, of: items.map(withoutOpening))
      if let front = carrier(of: metrics.letters(items[0]), for: own.metric)
        ?? (head > 0 ? carrier(of: found[head - 1].metric.metric, for: own.metric) : nil)
      {
        own.metric = store.joined(front, own.metric)
      }
      if head > 0, isUnitName(own.metric) {
        // 接待来访428批1629人次,批次、人次分别下降
        own.metric = store.joined(found[head - 1].metric.metric, own.metric)
      }
      if let kind { own.metric = store.joined(own.metric, metrics.letters(kind)) }
      if !isPlain {
        var deed = predicate(from: apart, to: first, of: quantities[head])
        if head > 0, !deed.isEmpty {
          // 征收保障金2864万元;市本级、各县分别征收1120万元、1744万元
          let before = found[head - 1].metric
          let isSame = store[before.verb].elementsEqual(store[deed])
          if isSame, before.metric.count + own.metric.count <= MetricReader.longest {
            deed = before.metric
          }
        }
        own.metric = store.joined(own.metric, deed)
      }
      own.metric = own.metric.suffix(MetricReader.longest)
      return own
    }
    // 进口用时3小时,出口用时1小时,压缩比分列全省第3位和第5位
    if quantities[index].isRank, items.count == 1, let own = items.first {
      let metric = metrics.letters(own)
      let carriers = subjects(of: found[..<head], count: count)
      if carriers.count == count,
        Self.carried.matchSuffix(metric, in: store) != nil
      {
        let whole = joined(carriers[index - head], metric, verb: .none)
        return MetricReader.Reading(metric: whole.suffix(MetricReader.longest), topic: whole)
      }
    }
    // 受理案件100件,审结90件,同比分别上升1%、2%
    let before = outsideBrackets(found.prefix(head), count: count)
    if before.count == count, !isPlain, items.count == 1, isRelation(metrics.letters(items[0])) {
      // 产量分别下降1%、2%,降幅分别收窄3个、4个百分点
      let whole = before[before.startIndex + index - head].metric.topic
      let metric = joined(whole, metrics.letters(items[0]), verb: .none)
      return MetricReader.Reading(metric: metric.suffix(MetricReader.longest), topic: whole)
    }
    guard before.count == count, subject.isEmpty || head == count && !isPlain else { return nil }
    if isPlain, before.contains(where: { $0.kind == .change }) { return nil }
    return before[before.startIndex + index - head].metric
  }

  /// Whose measure another measure of a list is, too: 诈骗案件 of 诈骗案件立案数, for 财损数.
  private func carrier(of first: Letters, for own: Letters) -> Letters? {
    guard own.count <= Self.longestMeasure, first.count >= own.count + 2,
      let last = store[own].last, Self.measureEnds.contains(last), store[first].last == last,
      !Self.carriers.occurs(in: store.letters, own.range)
    else { return nil }
    for length in 2...Self.longestMeasure where length + 2 <= first.count {
      let front = first.dropLast(length)
      if Self.carriers.matchSuffix(front, in: store) != nil { return front }
    }
    return nil
  }

  private static let longestMeasure = 6
  private static let measureEnds = ScalarSet("数率额量")
  /// Those of whom or of which several measures are stated side by side.
  private static let carriers = WordTable(
    "案件 事故 警情 人员 企业 居民 群众 学生 纠纷 犯罪 信访 投诉 车辆 项目 主体 命案 火灾 法院 检察院 机关 单位 学校"
  )

  /// The last of the figures before a list, those in brackets aside: 新收90件(不含旧存12件),办结80件.
  private func outsideBrackets(_ found: ArraySlice<Finding>, count: Int) -> ArraySlice<Finding> {
    let last = found.suffix(count)
    if !last.contains(where: isInBracket) { return last }
    let near = found.suffix(count + Self.longestList)
    return near.filter { !isInBracket($0) }.suffix(count)
  }

  private func isInBracket(_ finding: Finding) -> Bool {
    let first = finding.quantity.range.lowerBound
    let clause = map.clauseStart(before: first, from: sentence.lowerBound)
    return clause > sentence.lowerBound && text[clause - 1] == 0x28
  }

  /// What each of joint figures relates to where their clause names no measure: 恢复到2019年的96%和93%.
  private func related(
    _ number: Int,
    head: Int,
    tail: Int,
    begin: Int,
    found: [Finding]
  ) -> MetricReader.Reading? {
    let before = found.prefix(head).suffix(tail - head + 1)
    guard before.count == tail - head + 1 else { return nil }
    let first = quantities[head].range.lowerBound
    let phrase = metrics.cleaned(map.clauseStart(before: first, from: begin)..<first)
    guard let relation = relation(phrase.range, of: quantities[head]), relation == .level else {
      return nil
    }
    return related(relation, phrase.range, to: before[before.startIndex + number].metric)
  }

  /// Where the names of a list may begin whose first figure is known: behind the figure before, unless
  /// that says how many names there are, as the 两个 of 春节、国庆两个假期分别接待.
  private func listStart(before head: Int) -> Int {
    guard head > 0 else { return sentence.lowerBound }
    let last = quantities[head - 1].range.upperBound
    guard quantities[head - 1].isChinese,
      let apart = lastApart(in: last..<quantities[head].range.lowerBound),
      apart - last <= Self.longestKind,
      !text[last..<apart].contains(0x2C)
    else { return last }
    return head > 1 ? quantities[head - 2].range.upperBound : sentence.lowerBound
  }

  private static let longestKind = 6

  /// The last things measured before, each once, in their order.
  private func subjects(of found: ArraySlice<Finding>, count: Int) -> [Letters] {
    var subjects: [Letters] = []
    for finding in found.reversed() where finding.metric.topic.count > 1 {
      if subjects.count == count { break }
      let topic = finding.metric.topic
      let isNew = !subjects.contains { store[$0].elementsEqual(store[topic]) }
      if isNew { subjects.append(topic) }
    }
    return subjects.reversed()
  }

  /// What is one of each thing that was measured before.
  private static let carried = WordTable("压缩比 增幅 增速 降幅 涨幅 占比 比例 总量 均值 排名 得分")

  /// Whether a metric only names in what things are counted: 批次, 人次.
  func isUnitName(_ metric: Letters) -> Bool {
    Self.unitNames.match(metric, in: store)?.length == metric.count
  }

  private static let unitNames = WordTable("批次 人次 件次 件数 起数 户数 人数 次数 批数 宗数 艘次 场次 家数")

  /// The verb between 分别 and the first figure: 分别接待398万人次和512万人次.
  private func predicate(from apart: Int, to first: Int, of quantity: Quantity) -> Letters {
    guard quantity.dimension != .share, quantity.dimension != .points, apart + 2 < first else {
      return .none
    }
    let phrase = metrics.cleaned((apart + 2)..<first)
    guard phrase.count >= 2, phrase.count <= 4,
      Verbs.opening.match(text, at: phrase.range.lowerBound, end: phrase.range.upperBound)?.length
        == phrase.count
        || Self.predicates.match(text, at: phrase.range.lowerBound, end: phrase.range.upperBound)?
          .length == phrase.count
    else { return .none }
    return metrics.letters(phrase.range)
  }

  private static let predicates = WordTable("征收 入库 到账 使用 收入 销售 生产 出口 进口 开行 缴纳 参加")

  /// A list without what only says how many it has, and the kind that says of what: 两个假期.
  private func withoutApposition(_ phrase: Phrase) -> (Phrase, kind: Range<Int>?) {
    let range = phrase.range
    guard range.count > 4 else { return (phrase, nil) }
    for index in (max(range.lowerBound + 2, range.upperBound - 8)..<(range.upperBound - 1))
      .reversed()
    {
      if Self.standings.match(text, at: index, end: range.upperBound) != nil {
        return (Phrase(text: text, range: range.lowerBound..<index), nil)  // 居前三位
      }
      guard ChineseNumeral.isPart(text[index]) || Scalars.isDigit(text[index]),
        let measure = Self.listMeasures.match(text, at: index + 1, end: range.upperBound)
      else { continue }
      let kind = (index + 1 + measure.length)..<range.upperBound
      let cut = Phrase(text: text, range: range.lowerBound..<index)
      guard split(cut).count > 1 else { return (phrase, nil) }
      let isPlain =
        kind.isEmpty
        || Self.plainKinds.match(text, at: kind.lowerBound, end: kind.upperBound)?.length
          == kind.count
      return (cut, isPlain ? nil : kind)
    }
    return (phrase, nil)
  }

  private static let standings = WordTable("居前 列前 排前 位居前 位列前 排名前 排在前")
  private static let listMeasures = WordTable("个 项 类 种 家 大 方面")
  private static let plainKinds = WordTable("方面 指标 环节 领域 类别 类型 原因 因素 部分")

  /// An item without the words that open a list: 主要集中在.
  private func withoutOpening(_ item: Range<Int>) -> Range<Int> {
    guard let opening = Self.listOpenings.first(in: text, item) else { return item }
    let start = opening.index + opening.match.length
    return item.upperBound - start >= 2 ? start..<item.upperBound : item
  }

  private static let listOpenings = WordTable("主要集中在 集中在 集中于 主要是 主要为 主要有 主要包括 表示")
  private static let comma = ScalarSet("、")

  /// The change that joint figures in 、 and 和 state together: 同比下降8%、5%.
  private func plainChange(head: Int, tail: Int, begin: Int) -> Change? {
    for index in head..<tail
    where !isJoint(quantities[index].range.upperBound..<quantities[index + 1].range.lowerBound)
      || text[quantities[index].range.upperBound] == 0x2C
    {
      return nil
    }
    let first = quantities[head].range.lowerBound
    let clause = map.clauseStart(before: first, from: begin)
    return change(of: quantities[head], from: begin, clause: clause)
  }

  /// One item of a list, with what the last one says of all: 盗窃、诈骗立案数.
  private func item(_ number: Int, of items: [Range<Int>]) -> MetricReader.Reading {
    let own = items[number]
    var letters = metrics.letters(own)
    if number < items.count - 1, let tail = sharedTail(of: items) {
      let shared = metrics.letters(tail)
      let end = store[shared.suffix(2)]
      let isOwn =
        store[letters.suffix(end.count)].elementsEqual(end)
        || Self.wideMeasures.matchSuffix(letters, in: store) != nil
        || Self.unitNames.matchSuffix(letters, in: store) != nil  // 事故起数、死亡人数
      if !isOwn || shared.count > 4 { letters = joined(letters, shared, verb: .none) }
    }
    return MetricReader.Reading(metric: letters.suffix(MetricReader.longest))
  }

  /// What the last item of a list says of all of them; `nil` where it speaks of itself alone.
  ///
  /// It is what is left of it where the items are of one length (城镇、农村居民收入), or stands
  /// behind its quotation mark (“两抢”案件), or is a measure that is hardly said of one item only.
  private func sharedTail(of items: [Range<Int>]) -> Range<Int>? {
    guard let last = items.last, let first = items.first,
      Self.sharedMeasures.matchSuffix(text, from: last.lowerBound, endingAt: last.upperBound) != nil
    else { return nil }
    if text[last.lowerBound] == 0x201C,
      let close = text[last].lastIndex(of: 0x201D), close + 1 < last.upperBound
    {
      return (close + 1)..<last.upperBound
    }
    let measure = Self.wideMeasures.matchSuffix(
      text,
      from: last.lowerBound,
      endingAt: last.upperBound
    )
    let wide = measure.map { last.upperBound - $0.length }
    let rest = last.lowerBound + first.count
    if rest + 1 < last.upperBound, items.dropLast().allSatisfy({ $0.count == first.count }) {
      return min(rest, wide ?? rest)..<last.upperBound
    }
    return wide.map { $0..<last.upperBound }
  }

  /// Measures that the last item of a list names for all of them.
  private static let sharedMeasures = WordTable(
    "率 数 数量 量 额 总额 面积 人数 案件 立案 浓度 价格 收入 产量 产值 支出 增加值 余额 投资 里程 警情 发案 事故 比重 占比 比例"
  )
  /// Measures that are said of all items, whatever these look like: 批捕、起诉人数.
  private static let wideMeasures = WordTable(
    "人数 案件 案件数 浓度 平均浓度 年均浓度 产量 产值 增加值 面积 余额 立案数 发案数 破案率 人均可支配收入 警情 发案 排放量"
  )

  /// More figures than this are no list of 分别; the bound keeps the look around each short.
  private static let longestList = 20

  func lastApart(in range: Range<Int>) -> Int? {
    range.dropLast().last { text[$0] == 0x5206 && Self.apart.contains(text[$0 + 1]) }
  }

  /// 分别, 分列, 分居.
  private static let apart = ScalarSet("别列居")

  func withoutBaseline(_ range: Range<Int>) -> Int {
    changes.baseline(before: range.upperBound, from: range.lowerBound)?.lowerBound
      ?? range.upperBound
  }

  /// The items of a list, brackets staying whole and quoted names that stand side by side parted.
  func split(_ phrase: Phrase, at marks: ScalarSet = joints) -> [Range<Int>] {
    var items: [Range<Int>] = []
    var start = phrase.range.lowerBound
    var depth = 0
    for index in phrase.range {
      let letter = text[index]
      if letter == 0x28 { depth += 1 }
      if letter == 0x29 { depth -= 1 }
      if depth <= 0, marks.contains(letter) {
        items.append(start..<index)
        start = index + 1
      } else if letter == 0x201C, index > start, text[index - 1] == 0x201D {
        items.append(start..<index)
        start = index
      }
    }
    items.append(start..<phrase.range.upperBound)
    return items.filter { !$0.isEmpty }
  }
}
