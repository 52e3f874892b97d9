import ReportText

/// Brackets beside a figure, and the parts of a whole whose names tell only which part they are.
extension SentenceReader {
  /// The last figure before a place that does not stand in a bracket closed since, and where what
  /// follows it begins: of 来信214件(含网上97件),同比增加46件 the first one is what rose.
  func lastOutside(
    _ found: [Finding],
    before place: Int
  ) -> (finding: Finding?, start: Int)? {
    guard let last = found.last, map.classes.contains(.closing) else { return nil }
    var depth = 0
    var close: Int?
    for index in last.quantity.range.upperBound..<place {
      if text[index] == 0x28 { depth += 1 }
      if text[index] == 0x29 {
        depth -= 1
        if depth < 0 { (close, depth) = (index, 0) }
      }
    }
    guard let close else { return nil }
    // The bracket that this mark closes.
    var open = close
    depth = 0
    while open > sentence.lowerBound {
      open -= 1
      if text[open] == 0x29 { depth += 1 }
      if text[open] == 0x28 {
        if depth == 0 { break }
        depth -= 1
      }
    }
    return (found.last { $0.quantity.range.upperBound <= open }, close + 1)
  }

  /// Names a part by its whole where its own words only tell which one it is: 省级 of 专项资金,
  /// 进境 of 班列.
  ///
  /// - Returns: Whether it did.
  func attribute(
    _ result: inout MetricReader.Reading,
    to previous: Finding?,
    clause: Int,
    quantity: Quantity
  ) -> Bool {
    if let previous, quantity.unit.equals(previous.quantity.unit, in: text),
      otherSide(&result, than: previous.metric) || shareOfMeasure(&result, of: previous.metric)
    {
      return true
    }
    if previous == nil, result.isPart, let before = earlierTopic(countedIn: quantity.unit),
      shareOfMeasure(&result, of: MetricReader.Reading(metric: before))
    {
      return true
    }
    var own = result.verb.isEmpty ? result.metric : result.topic
    if store[own].first == 0x6309, let mark = store[own].lastIndex(of: 0x5206) {
      own = Letters(mark + 1, own.end)  // 按要素分噪声类
    }
    guard own.count >= 2, own.count <= Self.longestAttribute,
      Self.attributes.matchSuffix(own, in: store) != nil
        || own.count <= 3 && result.isPart && store[own].first == 0x6D89,  // 涉疫
      Self.grades.match(own, in: store)?.length != own.count
    else { return false }
    let whole: Letters
    if let previous {
      guard previous.quantity.unit.equals(quantity.unit, in: text), !previous.metric.isBare else {
        return false
      }
      whole = previous.metric.topic
    } else if isPart(clause), let before = earlierTopic(countedIn: quantity.unit) {
      whole = before
    } else {
      return false
    }
    guard let noun = unattributed(whole, own), own.count + noun.count <= MetricReader.longest
    else { return false }
    result.metric = store.joined(own, noun)
    if result.verb.count + result.metric.count <= MetricReader.longest {
      result.metric = store.joined(result.verb, result.metric)
    }
    result.topic = whole
    return true
  }

  /// What a part is one of: the last figure before it that is counted in the same way and no change.
  func whole(of quantity: Quantity, _ previous: Finding?, found: [Finding]) -> Finding? {
    guard let previous else { return nil }
    if previous.kind != .change, previous.quantity.unit.equals(quantity.unit, in: text) {
      return previous
    }
    let near = found.suffix(Self.longestAside)
    return near.last {
      $0.kind != .change && $0.quantity.unit.equals(quantity.unit, in: text)
    } ?? previous
  }

  /// How many figures at most stand between a whole and a part of it.
  private static let longestAside = 8

  /// The noun behind a size where another size stands alone: 有期徒刑 of 3年以上有期徒刑, for 10年以上.
  func sized(_ own: Letters, like other: Letters) -> Letters? {
    guard own.count > 3, let first = store[own].first, Scalars.isDigit(first),
      Self.sizeEnds.matchSuffix(own, in: store) != nil,
      let head = store[other].first, Scalars.isDigit(head)
    else { return nil }
    for index in 2..<max(2, min(other.count - 3, Self.longestAttribute)) {
      let rest = other.dropFirst(index)
      if let end = Self.sizeEnds.match(rest, in: store) { return rest.dropFirst(end.length) }
    }
    return nil
  }

  private static let sizeEnds = WordTable("以上 以下")

  /// Whether a part is more than what stands before it, so that it is one of several together:
  /// 贪污犯罪70件、渎职犯罪20件,其中大案60件.
  func isMore(_ quantity: Quantity, than whole: Finding) -> Bool {
    whole.kind != .change && whole.quantity.value < quantity.value
      && whole.quantity.unit.equals(quantity.unit, in: text)
  }

  /// Longer words tell more than which part they are.
  private static let longestAttribute = 9
  private static let attributes = WordTable(
    "级 本级 类 进境 出境 进口 出口 境内 境外 市内 市外 省内 省外 县内 县外 国内 国外 报备 报送 交办 转办 自办 城镇 农村 线上 线下 网上"
  )
  /// Grades that are held and are no attribute.
  private static let grades = WordTable("初级 中级 高级 特级 副高级 正高级 基本级 优秀级")
  /// Words at the head of a noun that another of their kind stands for: 省级 in 省级示范村.
  private static let ranks = WordTable(
    "国家级 省级 市级 县级 区级 州级 镇级 乡级 村级 省市级 省部级 A级 B级 C级 D级 一级 二级 三级 四级 甲级 乙级 本级 一类 二类 三类 四类 五类 城镇 农村 境内 境外"
  )

  /// Verbs before what was spent, which are no part of its name.
  private static let spendings = WordTable("使用 投入 安排 争取 拨付 发放 收到 筹集 下达 支出 审批 查验")

  /// A noun without what the part says instead: 省级示范村 of 市级, 进出境班列 of 进境.
  private func unattributed(_ whole: Letters, _ own: Letters) -> Letters? {
    if whole.count < 2 || store[whole].elementsEqual(store[own]) { return nil }
    var noun = whole.dropFirst(Self.spendings.match(whole, in: store)?.length ?? 0)
    if store[own].last == 0x7C7B {
      noun = kindless(noun)
    }
    if let rank = Self.ranks.match(noun, in: store) { return long(noun.dropFirst(rank.length)) }
    let (head, letters) = (store[noun.prefix(3)], store[own])
    guard own.count == 2, let last = head.lastIndex(where: letters.contains),
      last > head.startIndex, letters.allSatisfy(head.contains)
    else { return long(noun) }
    return long(noun.dropFirst(last + 1 - head.startIndex))
  }

  /// What is of a kind, without another kind or what was done: 断面 of Ⅰ-Ⅲ类断面, 信息 of 主动公开信息.
  private func kindless(_ whole: Letters) -> Letters {
    var noun = whole
    if let last = store[noun].lastIndex(of: 0x7C7B) { noun = Letters(last + 1, noun.end) }  // 类
    for index in (0..<max(0, noun.count - 2)).reversed() {
      let rest = noun.dropFirst(index)
      if let verb = Verbs.opening.match(rest, in: store), rest.count - verb.length >= 2 {
        return rest.dropFirst(verb.length)
      }
    }
    return noun
  }

  /// Whether an item says another level than the words before the list: 市级 behind 省级挂牌.
  func isRank(of verb: Letters, _ own: Letters) -> Bool {
    Self.ranks.match(own, in: store) != nil && Self.ranks.match(verb, in: store) != nil
  }

  /// Names one side of two by what was said of the other: 达标率昼间98%、夜间90%.
  private func otherSide(_ result: inout MetricReader.Reading, than other: MetricReader.Reading)
    -> Bool
  {
    let (own, whole) = (result.metric, other.metric)
    guard own.count <= 2, Self.sides.match(own, in: store)?.length == own.count,
      let side = Self.sides.matchSuffix(whole, in: store), whole.count > side.length + 1
    else { return false }
    result.metric = store.joined(whole.dropLast(side.length), own)
    result.topic = result.metric
    return true
  }

  private static let sides = WordTable("昼间 夜间 白天 夜晚 日间 城镇 农村 城区 县城 男 女 男性 女性 上行 下行 优 良")

  /// Names a part of an amount that only its owner tells: 住宅 of 房屋施工面积.
  private func shareOfMeasure(
    _ result: inout MetricReader.Reading,
    of whole: MetricReader.Reading
  ) -> Bool {
    let own = result.metric
    guard result.isPart, own.count <= Self.longestAttribute,
      result.verb.isEmpty || result.verb.count < own.count,
      let measure = Self.amounts.matchSuffix(whole.metric, in: store),
      whole.metric.count > measure.length,
      Self.amountEnds.matchSuffix(own, in: store) == nil
    else { return false }
    result.metric = store.joined(own, whole.metric.suffix(measure.length))
    (result.verb, result.topic) = (.none, whole.metric)
    return true
  }

  /// Amounts that the parts of what has them have, too.
  private static let amounts = WordTable(
    "施工面积 竣工面积 销售面积 种植面积 播种面积 建筑面积 人均可支配收入 人均纯收入 可支配收入 零售额 销售额 用电量 用水量 存栏 出栏 优良天数 预警信号"
  )
  private static let amountEnds = WordTable("面积 收入 额 量 率 天数 数 存栏 出栏")

  private func long(_ noun: Letters) -> Letters? { noun.count >= 2 ? noun : nil }
}
