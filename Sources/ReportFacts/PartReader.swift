import ReportText

/// Tells from the words of a heading or sentence whether it is about work, problems or plans.
enum PartReader {
  private static let planWords = "下一步 下一年 下年度 下步 下阶段 下一阶段 工作打算 明年 今后 新的一年"
  /// Words that name a plan at the end of a heading only: 聚焦人才倍增工作计划 is work.
  private static let planEnds = WordTable(
    """
    安排 打算 计划 思路 要点 重点 任务 措施 方向 展望 部署 目标
    """
  )
  private static let problemWords =
    "不足 存在的问题 存在问题 主要问题 困难 差距 短板 薄弱环节 问题和 问题及 原因分析 的问题"
  private static let reviewWords =
    "回顾 完成情况 工作情况 成效 主要工作 工作总结 措施和成效 开展情况 推进情况"
  private static let plans = WordTable(planWords)
  private static let problems = WordTable(problemWords)
  private static let reviews = WordTable(reviewWords)
  /// The words of all three: most headings have none of them.
  private static let turns = WordTable(
    [planWords, problemWords, reviewWords].joined(separator: " ")
  )
  private static let planNouns = WordTable(
    "工作安排 主要安排 工作打算 打算 工作计划 工作思路 工作要点 工作重点 工作任务 重点任务 改进措施 努力方向 改进方向 工作展望 工作部署 整改措施 目标任务 预期目标 工作目标"
  )
  /// Nouns that name advice at the end of a heading that begins with what should be done.
  private static let advice = WordTable("的意见 的建议 意见建议 意见和建议 审计建议 工作建议 对策建议 几点建议 几点意见")
  private static let adviceOpenings = WordTable(
    "加强 完善 改进 进一步 健全 提高 强化 规范 审计建议 审计意见 对 对策 几点 有关 意见 工作建议 下一步"
  )
  private static let planTurns = WordTable(
    "下一步 下来 下步 下一阶段 今后 明年 新的一年 下一年 下年度 接下来 在新的一年"
  )
  private static let problemTurns = WordTable(
    """
    存在一些不足 存在不足 仍存在差距 存在差距 还存在 仍存在 存在的问题 存在的主要问题 存在以下 存在的困难 也存在 还有差距 还有不少差距 仍有差距 存在一些
    """
  )

  /// The letters that words of a turn to what is lacking begin with.
  static var problemTurnLetters: [UInt32] { problemTurns.firstLetters }

  /// What a heading is about; `part` where it does not say.
  static func part(
    ofHeading text: [UInt32],
    _ heading: Range<Int>,
    reportYear: Int?,
    within part: SectionPart
  ) -> SectionPart {
    let isTurn = turns.occurs(in: text, heading)
    if isTurn, problems.occurs(in: text, heading) { return .problems }
    if isTurn, reviews.occurs(in: text, heading), !laterYear(text, heading, reportYear) {
      return .work
    }
    let isPlan = isTurn && plans.occurs(in: text, heading)
    let endsAsPlan =
      planEnds.matchSuffix(text, from: heading.lowerBound, endingAt: heading.upperBound) != nil
      && planNouns.occurs(in: text, heading)
    if advice.matchSuffix(text, from: heading.lowerBound, endingAt: heading.upperBound) != nil,
      adviceOpenings.match(text, at: heading.lowerBound, end: heading.upperBound) != nil
    {
      return .plans
    }
    if isPlan || endsAsPlan {
      // 一、2019年主要工作任务 looks back
      if let year = DateReader.firstYear(text, in: heading), let reportYear, year <= reportYear {
        return part
      }
      return .plans
    }
    return laterYear(text, heading, reportYear) ? .plans : part
  }

  /// The part that a sentence of running text turns to.
  static func turn(
    _ text: [UInt32],
    _ sentence: Sentence,
    reportYear: Int?
  ) -> SectionPart? {
    let (sentence, classes) = (sentence.range, sentence.classes)
    let opening = sentence.lowerBound..<min(sentence.upperBound, sentence.lowerBound + 12)
    if planTurns.match(text, at: opening.lowerBound, end: opening.upperBound) != nil {
      return .plans
    }
    if let reportYear,
      let year = DateReader.year(text, at: opening.lowerBound, end: sentence.upperBound),
      year > reportYear
    {
      return .plans
    }
    guard classes.contains(.problemTurn) else { return nil }
    return problemTurns.occurs(in: text, sentence) ? .problems : nil
  }

  private static func laterYear(_ text: [UInt32], _ range: Range<Int>, _ reportYear: Int?) -> Bool {
    guard let reportYear, let year = DateReader.firstYear(text, in: range) else { return false }
    return year > reportYear
  }
}
