extension DocumentIssue: CustomStringConvertible {
  /// The issue in English.
  public var description: String { wording.english }

  /// The issue as a sentence without the file's name.
  public var wording: Wording {
    switch self {
    case .notText(let issue): issue.wording
    case .nestedTooDeep(let limit):
      Wording("its elements nest deeper than \(limit) levels", "元素嵌套超过 \(limit) 层")
    case .damagedArchive:
      Wording(
        "not a .docx: no ZIP archive, or a damaged one",
        "不是 `.docx`：不是 ZIP 压缩包，或已损坏"
      )
    case .missingPart(let part):
      Wording("not a .docx: the archive holds no `\(part)`", "不是 `.docx`：压缩包里没有 `\(part)`")
    case .partTooLarge(let part, let limit):
      Wording(
        "its part `\(part)` is larger than \(limit >> 20) MiB",
        "其中的 `\(part)` 超过 \(limit >> 20) MiB"
      )
    case .damagedXML(let part, let line):
      Wording(
        "damaged: the XML of `\(part)` is wrong in line \(line)",
        "已损坏：`\(part)` 的 XML 第 \(line) 行有错"
      )
    }
  }
}
