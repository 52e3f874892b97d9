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
    let own = result.verb.isEmpty ? result.metric : result.topic
    guard own.count >= 2, own.count <= Self.longestAttribute,
      Self.attributes.matchSuffix(own, in: store) != nil,
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

  /// Longer words tell more than which part they are.
  private static let longestAttribute = 9
  private static let attributes = WordTable(
    "级 本级 一类 二类 三类 四类 五类 进境 出境 进口 出口 境内 境外 市内 市外 省内 省外 县内 县外 国内 国外 报备 报送 交办 转办 自办 城镇 农村 线上 线下 网上"
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
    let noun = whole.dropFirst(Self.spendings.match(whole, in: store)?.length ?? 0)
    if let rank = Self.ranks.match(noun, in: store) { return long(noun.dropFirst(rank.length)) }
    let (head, letters) = (store[noun.prefix(3)], store[own])
    guard own.count == 2, let last = head.lastIndex(where: letters.contains),
      last > head.startIndex, letters.allSatisfy(head.contains)
    else { return long(noun) }
    return long(noun.dropFirst(last + 1 - head.startIndex))
  }

  private func long(_ noun: Letters) -> Letters? { noun.count >= 2 ? noun : nil }
}
