import ReportText

/// What sort of report a text is, as its title or its first sentences show.
enum ReportGenre {
  /// The sort that a title names.
  static func of(title: [UInt32]) -> String? {
    first(of: genres, in: title, 0..<title.count)
  }

  /// The sort that a sentence of the opening names.
  static func of(opening text: [UInt32], in range: Range<Int>) -> String? {
    // Most sentences hold a word of none.
    anyOpening.occurs(in: text, range) ? first(of: openings, in: text, range) : nil
  }

  private typealias Genre = (name: String, words: WordTable)

  private static func first(of genres: [Genre], in text: [UInt32], _ range: Range<Int>) -> String? {
    genres.first { $0.words.occurs(in: text, range) }?.name
  }

  /// The first that fits counts.
  private static let genres: [Genre] = [
    ("法治政府建设", "法治政府 依法行政 法治建设 依法治"),
    ("信息公开", "信息公开 政务公开"),
    ("住房公积金", "公积金"),
    ("统计公报", "统计公报 普查公报"),
    ("环境公报", "环境状况公报 环境质量公报 环境状况 环境质量"),
    ("预算决算", "决算 预算执行 预算草案 预算"),
    ("审计报告", "审计工作报告 审计结果 审计报告"),
    ("述职报告", "述职 述法 述廉"),
    ("白皮书", "白皮书 蓝皮书"),
    ("工作总结", "工作总结 总结 工作要点 工作情况 工作汇报"),
    ("工作报告", "工作报告 年度报告 工作年报 年报"),
    ("公报", "公报"),
  ].map { ($0.0, WordTable($0.1)) }

  private static let anyOpening = WordTable(openingWords.map(\.words).joined(separator: " "))
  private static let openings: [Genre] = openingWords.map { ($0.name, WordTable($0.words)) }

  /// What the opening of a text without a title may say, where the words cannot be those of a task.
  private static let openingWords: [(name: String, words: String)] = [
    ("信息公开", "政府信息公开条例 政府信息公开工作年度报告 信息公开年度报告"),
    ("法治政府建设", "法治政府建设 法治建设 依法行政工作"),
    ("住房公积金", "住房公积金管理条例"),
    ("统计公报", "统计公报"),
    ("环境公报", "环境状况公报"),
    ("工作报告", "向大会报告工作 向大会作工作报告 请予审议"),
    ("工作总结", "工作总结如下 工作情况总结 总结如下"),
  ]
}
