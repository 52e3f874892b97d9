import ReportText

/// Finds the phrase that says what a quantity measures.
struct MetricReader {
  let text: [UInt32]
  let map: SentenceMap
  /// Where the letters of metrics lie.
  let store: LetterStore
  /// The words around a metric, which are asked for again and again.
  private let leading = PhraseWords.leading
  private let otherLeading = PhraseWords.otherLeading
  private let trailing = PhraseWords.trailing

  init(map: SentenceMap, store: LetterStore) {
    text = map.text
    self.map = map
    self.store = store
  }

  /// Two careful readers agree that a longer phrase is no metric.
  static let longest = 25
  /// How far back from its figure a phrase can begin; what stands before is no part of a metric.
  private static let reach = 160

  /// The metric of one quantity and what later ones may take over from it.
  struct Reading {
    var metric = Letters.none
    /// The verb the phrase opens with, for the items of a list behind it.
    var verb = Letters.none
    /// The metric without its verb: what a bare 办结率 behind it is the rate of.
    var topic = Letters.none
    /// Whether it is a bare measure of which nothing tells what it measures: it is no topic.
    var isBare = false
    /// Whether it is one of the parts that 其中 shares a whole out into.
    var isPart = false
    /// Whether it is one of those of which 其中 stands in a clause of its own.
    var isAside = false
    /// What was measured before, where the figure's clause only relates to that: 完成预算的103%.
    var subject = Letters.none
    /// Where the noun behind the figure ends: the next item of a list starts there.
    var end: Int?
    /// How it was found.
    var rule = MetricRule.phraseBefore

    /// The same reading, found in another way.
    func found(by rule: MetricRule) -> Reading {
      var copy = self
      copy.rule = rule
      return copy
    }
  }

  /// The letters of a stretch as the report writes them.
  func letters(_ range: Range<Int>) -> Letters { store.append(range, of: map.document) }

  // MARK: Stretches

  /// Where the clause of `index` ends.
  func clauseEnd(from index: Int, limit: Int) -> Int {
    var depth = 0
    for position in index..<limit {
      let scalar = text[position]
      if Phrase.isOpening(scalar) {
        if scalar == 0x28, depth == 0 { return position }
        depth += 1
      } else if Phrase.isClosing(scalar) {
        if depth == 0 { return position }
        depth -= 1
      } else if depth == 0, Self.isStop(scalar) {
        return position
      }
    }
    return limit
  }

  /// Whether a mark ends a clause.
  private static func isStop(_ scalar: UInt32) -> Bool {
    switch Letter(scalar) {
    case ",", ":", ";", "。", "!", "?", "|", "\n": true
    default: false
    }
  }

  // MARK: Cleaning

  /// The phrase without enumeration marks, times, adverbs and the words before the figure.
  func cleaned(_ range: Range<Int>) -> Phrase {
    let start = max(range.lowerBound, range.upperBound - Self.reach)
    var phrase = Phrase(text: text, range: start..<range.upperBound)
    var before = -1
    while phrase.count != before {
      before = phrase.count
      phrase.dropMarks()
      let mark = EnumerationMark.length(
        text,
        at: phrase.range.lowerBound,
        end: phrase.range.upperBound
      )
      phrase.range = (phrase.range.lowerBound + mark)..<phrase.range.upperBound
      phrase.dropFirst(leading, but: otherLeading)
      phrase.range = timeEnd(of: phrase.range)..<phrase.range.upperBound
      phrase.dropLast(trailing)
      // Frames are looked for when nothing else is left to take off.
      if phrase.count == before { phrase = unframed(phrase) }
    }
    return phrase
  }

  private static let timeTails = WordTable(
    "年 月 日 年度 年全年 年以来 年来 月份 年底 年末 年初 月底 以来 上半年 下半年 年上半年 年下半年 季度 年间 期间 - 至 — –"
  )

  private static let spans = ScalarSet("至到-—–~")

  /// The end of a date or time that opens a phrase: 2024年以来, 1至10月.
  private func timeEnd(of range: Range<Int>) -> Int {
    var index = range.lowerBound
    var last = index
    while index < range.upperBound {
      let start = index
      while index < range.upperBound, Scalars.isDigit(text[index]) { index += 1 }
      if index == start { break }
      guard let tail = Self.timeTails.match(text, at: index, end: range.upperBound) else { break }
      if text[index] == 0x5E74, index - start != 4 { break }  // 1年以上定期存款
      index += tail.length
      last = index
      // 8月10日至13日
      if index + 1 < range.upperBound, Self.spans.contains(text[index]),
        Scalars.isDigit(text[index + 1])
      {
        index += 1
      }
    }
    while last > range.lowerBound,
      let tail = Self.timeTails.match(text, at: last, end: range.upperBound), tail.length > 1
    {
      last += tail.length
    }
    return last
  }

  /// The phrase from its last verb on where that leaves a noun, without the subject before it.
  func fromVerb(_ phrase: Phrase) -> (phrase: Phrase, verb: Range<Int>?) {
    let verbs = Verbs.opening
    var verb: Range<Int>?
    var index = phrase.range.lowerBound
    var depth = 0
    while index < phrase.range.upperBound {
      let scalar = text[index]
      if Phrase.isOpening(scalar) { depth += 1 }
      if Phrase.isClosing(scalar) { depth -= 1 }
      guard depth == 0,
        let found = verbs.match(text, at: index, end: phrase.range.upperBound)
      else {
        index += 1
        continue
      }
      let end = index + found.length
      let isLast = end == phrase.range.upperBound
      let rest = phrase.range.upperBound - end
      if index == phrase.range.lowerBound {
        verb =
          Verbs.isNoun(text, behind: end, end: phrase.range.upperBound, isSecond: false)
          ? nil : index..<end
      } else if let opened = verb, opened.upperBound == index, found.length > 1, rest != 1,
        !Verbs.isNoun(text, behind: end, end: phrase.range.upperBound, isSecond: true)
      {
        verb = opened.lowerBound..<end
      } else if !isLast, rest >= 4, acceptsCut(at: index, until: end, phrase) {
        verb = index..<end
      }
      index = end
    }
    guard let verb else { return (phrase, nil) }
    var cut = phrase
    cut.range = verb.lowerBound..<phrase.range.upperBound
    return (cut, verb)
  }

  /// Whether a verb in mid-phrase opens the phrase of what was done.
  ///
  /// It does not within a modifier (…受理的案件), as part of a noun (受理量) or behind an adverb.
  private func acceptsCut(at index: Int, until end: Int, _ phrase: Phrase) -> Bool {
    guard Verbs.cutting.match(text, at: index, end: end)?.length == end - index,
      !Self.gluedBefore.contains(text[index - 1])
        || Self.offices.matchSuffix(text, from: phrase.range.lowerBound, endingAt: index) != nil,
      Verbs.nominalEnds.match(text, at: end, end: phrase.range.upperBound) == nil
    else { return false }
    return !text[end..<phrase.range.upperBound].contains(0x7684)
  }

  /// Bodies that end like a word that glues: 税务所受理, and not 所受理.
  private static let offices = WordTable("税务所 派出所 司法所 研究所 事务所 戒毒所 看守所 拘留所 交易所 诊所 类案 个案")
  private static let gluedBefore = ScalarSet("的速性未待被所需可、及和与类案新")

  /// Cuts a phrase that is too long down to its last noun.
  func shortened(_ phrase: Phrase, verb: Range<Int>?) -> Letters {
    guard phrase.count > Self.longest else { return letters(phrase.range) }
    let prefix = verb.map(letters) ?? .none
    for mark: UInt32 in [0x7684, 0x7B49, 0x3001, 0x53CA, 0x548C] {  // 的 等 、 及 和
      guard let index = phrase.lastIndex(of: mark) else { continue }
      let rest = phrase.range.upperBound - index - 1
      if rest >= 2, rest + prefix.count <= Self.longest {
        return store.joined(prefix, letters((index + 1)..<phrase.range.upperBound))
      }
    }
    return letters(phrase.range.suffix(Self.longest))
  }

  /// The noun phrase behind a figure: 24次党委会, 208人专职管理队伍.
  ///
  /// - Parameters:
  ///   - index: Where the figure ends.
  ///   - limit: Where the next figure begins.
  ///   - isLimit: Whether verbs may stand there too, as behind a limit: 2小时响应.
  ///   - takesState: Whether a state of what is counted may stand there: 1件尚未到期.
  /// - Returns: Where it stands; `nil` where none does.
  func noun(behind index: Int, limit: Int, isLimit: Bool, takesState: Bool = false) -> Range<Int>? {
    var start = index
    if start < limit, text[start] == 0x7684 { start += 1 }
    guard start < limit else { return nil }
    start = ageEnd(from: start, limit: limit)
    guard start < limit else { return nil }
    let first = text[start]
    guard Scalars.isHan(first) || first == 0x201C || first == 0x300A || Scalars.isLetter(first)
    else {
      return nil
    }
    if !isLimit, Verbs.noNoun.match(text, at: start, end: limit) != nil { return nil }
    if isAmong(at: start, limit: limit) || !takesState && isState(at: start, limit: limit) {
      return nil
    }
    if ChangeReader(text: text).isTrendWord(at: start, end: limit) { return nil }
    var end = nounEnd(from: start, limit: limit)
    if limit < map.range.upperBound, end == limit { end = listEnd(from: start, limit: limit) }
    if let cut = (start..<end).dropFirst(2).first(where: {
      Self.nounStops.contains(text[$0]) && !isRegion(at: $0, end: end)
    }) {
      end = cut
    }
    if let cut = (start..<end).dropFirst(2).first(where: { isAmong(at: $0, limit: limit) }) {
      end = cut
    }
    if let age = Self.ages.first(in: text, (start + min(2, end - start))..<end) { end = age.index }
    if end == limit, limit < map.range.upperBound {
      if let cut = (start..<end).dropFirst(2).first(where: {
        (text[$0] == 0x5171 || text[$0] == 0x5747)  // 共 均
          && !Self.beforeAll.contains(text[$0 - 1])
          && Verbs.opening.match(text, at: $0 + 1, end: end) != nil
      }) {
        return start..<cut  // 14家公证处共办理公证1.2万件
      }
      // 7日内程序回复率均为100%
      var noun = Phrase(text: text, range: start..<end)
      noun.dropLast(PhraseWords.trailing)
      if noun.count > 2, text[noun.range.upperBound - 1] == 0x4E2D {  // 9个城市中排名
        noun.range = noun.range.dropLast()
      }
      if noun.count > 1 { end = noun.range.upperBound }
    }
    return end > start ? start..<end : nil
  }

  /// What makes another word of 共 and 均 behind it: 公共服务, 人均.
  private static let beforeAll = ScalarSet("公中国总平人户月年日亩")

  /// What is told of those that were counted by a number that is no figure: 167名干警平均年龄36岁.
  private static let ages = WordTable("平均年龄")

  /// Where the clause of a noun ends, a short bracket within it being part of it: 县(市、区)图书馆.
  private func nounEnd(from start: Int, limit: Int) -> Int {
    let end = clauseEnd(from: start, limit: limit)
    guard end > start, end < limit, text[end] == 0x28 else { return end }
    for index in (end + 1)..<min(limit, end + Self.longestAside) where text[index] == 0x29 {
      let isOpen = index + 1 < limit && Scalars.isHan(text[index + 1])
      if isOpen {
        // 132个乡镇(街道)建成工作站187个: what was built has a figure of its own.
        let isOther =
          limit < map.range.upperBound && !text[index..<limit].contains(0x2C)
          && Verbs.opening.match(text, at: index + 1, end: limit) != nil
        return isOther ? index + 1 : clauseEnd(from: index + 1, limit: limit)
      }
      return text[(end + 1)..<index].contains(where: Scalars.isDigit) ? end : index + 1
    }
    return end
  }

  /// A bracket that is part of a noun holds no more: (市、区), (街道), (2).
  private static let longestAside = 7

  /// Whether 和 at a place is that of 国家和地区.
  private func isRegion(at index: Int, end: Int) -> Bool {
    text[index] == 0x548C && index + 2 < end && text[index + 1] == 0x5730
      && text[index + 2] == 0x533A
  }

  /// Whether words at a place tell a state of what was named before: 未上缴, 正在推进, and not 未成年人.
  func isState(at index: Int, limit: Int) -> Bool {
    if Self.states.match(text, at: index, end: limit) != nil { return true }
    return text[index] == 0x672A && index + 1 < limit && !Self.behindNot.contains(text[index + 1])
  }

  private static let states = WordTable("正在 尚未 尚在 尚有 仍未 仍在 仍有")

  private static let behindNot = ScalarSet("成婚知来遂央")

  /// Whether 中 at a place leads to how many of those before it did something: 97个问题中已有92个.
  func isAmong(at index: Int, limit: Int) -> Bool {
    text[index] == 0x4E2D
      && (index + 1 >= limit || Self.behindAmong.contains(text[index + 1]))
  }

  private static let behindAmong = ScalarSet("已有仍尚还均未完办化整只仅具通,")

  /// 和 and 了, behind which the noun of a figure does not go on.
  private static let nounStops = ScalarSet("和了《")

  /// Where a noun ends that another item of the list follows: 2小时响应、3日反馈.
  private func listEnd(from start: Int, limit: Int) -> Int {
    var depth = 0
    for index in (start..<limit).reversed() {
      if text[index] == 0x29 { depth += 1 }
      if text[index] == 0x28 { depth -= 1 }
      if depth <= 0, text[index] == 0x3001 { return index }
    }
    return limit
  }

  /// Behind 60周岁以上的, which is no part of a metric.
  private func ageEnd(from start: Int, limit: Int) -> Int {
    guard Scalars.isDigit(text[start]) else { return start }
    let end = min(limit, start + 12)
    guard let index = (start..<end).first(where: { text[$0] == 0x7684 }) else { return start }
    return index + 1
  }
}
