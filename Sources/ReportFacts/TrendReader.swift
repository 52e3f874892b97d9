import ReportText

/// Finds rises and falls that are stated without a figure: 结案率较去年大幅提升.
struct TrendReader {
  let sentences: SentenceReader

  private var text: [UInt32] { sentences.text }
  private var map: SentenceMap { sentences.map }
  private var sentence: Range<Int> { sentences.map.range }

  /// A rise or fall without a figure.
  struct Finding {
    var range: Range<Int>
    var trend: Fact.Trend
    var baseline: Range<Int>?
    var metric: Letters
  }

  private static let adverbs = WordTable(
    "大幅 大幅度 明显 显著 持续 小幅 直线 逐年 稳步 同步 双双 较大幅度 有所 逐步 快速 不断 总体 连续 全面 均 双 首次 进一步 继续 再次 实现 稳中 稳定 基本 大体 大致 几乎 整体 略有 略 小幅度 连续三年 连续两年 连续四年 连续五年 连续多年 多年来 多年来首次 分别 呈 均呈 都呈 呈现 呈现出"
  )
  private static let measurable = WordTable(
    "率 数 量 额 数量 总量 警情 立案 发案 事故 满意度 安全感 起数 人数 金额 投诉 信访量 案件量 时间 成本 浓度 指数 收入 支出 产值 总额 费用 比例 件 得分 排名 发案率 犯罪 案件"
  )
  /// How much or how fast, behind the verb.
  static let manners = WordTable("较快 较大 较多 明显 显著 迅速 平稳 趋势 态势")
  /// Nouns that are measured by name, so that the bare verb behind them states a fact.
  private static let plain = WordTable("率 数 数量 总量 起数 人数 费用 比例 浓度 增幅 量 额")
  /// Words that make a wish of a rise: 进一步提升, 有待提升.
  private static let wishes = WordTable(
    "有待 需 须 要 着力 努力 力争 确保 以 为 将 推动 促进 助力 推进 致力 旨在 不得 不会 不再 未能 未见 未有 未得到 未明显 未出现 未再 没 实现 能力 水平 可 如 若 下一步 争取 期盼 有助于 更"
  )

  /// The trends of a sentence that no figure belongs to.
  func read(findings: [SentenceReader.Finding]) -> [Finding] {
    var found: [Finding] = []
    var passed = 0
    for index in sentences.inlineLevels {
      while passed < findings.count, findings[passed].quantity.range.lowerBound < index {
        passed += 1
      }
      guard let verb = ChangeReader.verbs.words.match(text, at: index, end: sentence.upperBound)
      else { continue }
      let before = findings[..<passed]
      if var flat = finding(
        verb,
        at: index,
        end: index + verb.length,
        previous: before.last,
        last: before.last
      ) {
        if let whole = before.last?.metric.metric, sentences.isUnitName(flat.metric) {
          flat.metric = sentences.store.joined(whole, flat.metric)
        }
        found.append(flat)
      }
    }
    passed = 0
    Self.forEachVerb(text, sentence, map.letters) { index, verb, end in
      while passed < findings.count, findings[passed].quantity.range.lowerBound < index {
        passed += 1
      }
      let before = outside(findings[..<passed], before: index)
      if let finding = finding(
        verb,
        at: index,
        end: end,
        previous: subject(before),
        last: before.last
      ) {
        found.append(finding)
      }
    }
    return found
  }

  /// The figures before a place, without those in a bracket that ends where its clause begins:
  /// 审结4822件(含再审1件),与去年持平.
  private func outside(
    _ findings: ArraySlice<SentenceReader.Finding>,
    before index: Int
  ) -> ArraySlice<SentenceReader.Finding> {
    let clause = map.clauseStart(before: index, from: sentence.lowerBound)
    guard clause - 2 > sentence.lowerBound, text[clause - 2] == 0x29,
      let open = (max(sentence.lowerBound, clause - Self.longestAside)..<(clause - 2))
        .last(where: { text[$0] == 0x28 })
    else { return findings }
    var kept = findings
    while let last = kept.last, last.quantity.range.upperBound > open { kept = kept.dropLast() }
    return kept.isEmpty ? findings : kept
  }

  private static let longestAside = 60

  /// The figure whose measure a bare rise or fall is one of: of 案件20件,涉及8个县,同比增长较快 the
  /// first.
  private func subject(_ findings: ArraySlice<SentenceReader.Finding>) -> SentenceReader.Finding? {
    guard let last = findings.last else { return nil }
    let verb = Self.involving.matchSuffix(
      text,
      from: sentence.lowerBound,
      endingAt: last.quantity.range.lowerBound
    )
    return verb == nil ? last : findings.dropLast().last ?? last
  }

  /// Verbs whose figure only tells how far what was counted before reaches.
  private static let involving = WordTable("涉及 涵盖 覆盖 来自 分布在 涉案 惠及")

  /// Whether a clause of a sentence ends in a verb of two letters.
  static func holdsVerb(
    _ text: [UInt32],
    _ sentence: Range<Int>,
    _ letters: ArraySlice<SoughtLetter>
  ) -> Bool {
    var holds = false
    forEachVerb(text, sentence, letters) { _, _, _ in holds = true }
    return holds
  }

  /// Hands out the verbs of two letters that end a clause, looked for where clauses end.
  private static func forEachVerb(
    _ text: [UInt32],
    _ sentence: Range<Int>,
    _ letters: ArraySlice<SoughtLetter>,
    _ body: (Int, WordMatch, Int) -> Void
  ) {
    let verbs = ChangeReader.verbs.words
    let table = LetterClass.table
    func look(before end: Int) {
      guard end > sentence.lowerBound, table[text[end - 1]].contains(.trendVerb) else { return }
      // 同比增长较快, 投诉量下降明显
      let manner = manners.matchSuffix(text, from: sentence.lowerBound, endingAt: end)
      let index = end - 2 - (manner?.length ?? 0)
      guard index >= sentence.lowerBound,
        let verb = verbs.match(text, at: index, end: sentence.upperBound), verb.length == 2
      else { return }
      body(index, verb, end)
    }
    for letter in letters where letter.classes.contains(.statementEnd) {
      look(before: letter.place)
    }
    look(before: sentence.upperBound)
  }

  private func finding(
    _ verb: WordMatch,
    at index: Int,
    end: Int,
    previous: SentenceReader.Finding?,
    last: SentenceReader.Finding?
  ) -> Finding? {
    let clause = map.clauseStart(before: index, from: sentence.lowerBound)
    if let previous, previous.quantity.range.upperBound > clause { return nil }
    var start = index
    while true {
      while start > clause, text[start - 1] == 0x20 { start -= 1 }
      guard let adverb = Self.adverbs.matchSuffix(text, from: clause, endingAt: start) else {
        break
      }
      start -= adverb.length
    }
    let baseline = sentences.changes.baseline(before: start, from: clause)
    let subjectEnd = baseline?.lowerBound ?? start
    let isFlat = ChangeReader.verbs.trends[verb.word] == .flat
    if text[index] == 0x504F, baseline == nil { return nil }  // 使用率偏低 is no fall
    guard
      isFlat || start < index || baseline != nil || end > index + verb.length
        || Self.plain.matchSuffix(text, from: clause, endingAt: subjectEnd) != nil,
      isFlat || baseline != nil
        || Self.measurable.matchSuffix(text, from: clause, endingAt: subjectEnd) != nil,
      !Self.wishes.occurs(in: text, clause..<subjectEnd), start > clause
    else { return nil }
    let phrase = sentences.metrics.cleaned(clause..<subjectEnd)
    let passesOn = isFlat || baseline != nil
    guard
      let metric = metric(
        phrase,
        passesOn: passesOn,
        clause: clause,
        previous: previous,
        last: last
      )
    else { return nil }
    let falls = ChangeReader.isImprovement(text, at: index) && sentences.isBad(metric)
    return Finding(
      range: start..<end,
      trend: falls ? .down : ChangeReader.verbs.trends[verb.word],
      baseline: baseline,
      metric: metric
    )
  }

  /// What rises or falls: the phrase before the words, with what a bare measure is one of.
  private func metric(
    _ phrase: Phrase,
    passesOn: Bool,
    clause: Int,
    previous: SentenceReader.Finding?,
    last: SentenceReader.Finding?
  ) -> Letters? {
    if phrase.count < 2 {
      // 浓度为29微克/立方米,与上年持平; 接待来访120件次,同比下降: the measure stands before its figure.
      guard passesOn, let previous, previous.metric.metric.count >= 2, clause > sentence.lowerBound,
        map.clauseStart(before: clause - 1, from: sentence.lowerBound)
          <= max(last?.quantity.range.upperBound ?? 0, last?.metric.end ?? 0)
      else { return nil }
      return previous.metric.metric
    }
    var reading = MetricReader.Reading(metric: sentences.metrics.shortened(phrase, verb: nil))
    if sentences.isRelation(reading.metric) {
      sentences.attach(&reading, previous, clause: clause, start: clause)
    }
    return reading.metric
  }
}
