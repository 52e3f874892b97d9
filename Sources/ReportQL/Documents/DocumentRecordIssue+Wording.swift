public import ReportText

extension DocumentRecordIssue {
  /// The issue in English.
  public var sentence: String { wording.english }

  /// The issue as a sentence.
  public var wording: Wording {
    switch self {
    case .notJSON: Wording("not JSON", "不是 JSON")
    case .notAnObject:
      Wording(
        "a document is an object with the fields `id` and `text`",
        "文档应是带有字段 `id` 和 `text` 的对象"
      )
    case .notUTF8: Wording("not UTF-8", "不是 UTF-8")
    case .unfinished:
      Wording("not JSON: it ends before the document does", "不是 JSON：文档未完就结束了")
    case .missing(let field):
      Wording("the field `\(field)` is missing", "缺少字段 `\(field)`")
    case .wrongType(let field, let wanted):
      Wording("the field `\(field)` is not \(wanted.english)", "字段 `\(field)` 不是\(wanted.chinese)")
    case .lineTooLong(let limit):
      Wording("the line is longer than \(limit >> 20) MiB", "这一行超过 \(limit >> 20) MiB")
    }
  }
}
