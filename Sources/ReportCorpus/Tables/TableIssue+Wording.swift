public import ReportText

/// How we say what ``TableIssue`` knows.
extension TableIssue {
  /// The issue in words.
  public var diagnostic: Diagnostic {
    let told = told
    return Diagnostic(
      .error,
      code.rawValue,
      told.message,
      at: span,
      label: told.label,
      help: told.help
    )
  }

  private struct Told {
    var message: Wording
    var label: Wording
    var help: [Wording]

    init(
      _ english: String,
      _ chinese: String,
      label: Wording = .nothing,
      help: [Wording] = []
    ) {
      self.message = Wording(english, chinese)
      self.label = label
      self.help = help
    }
  }

  private static let doubledQuote = Wording(
    "within a quoted field a quote is doubled: \"say \"\"yes\"\"\"",
    "带引号的字段里，引号要写两个：`\"say \"\"yes\"\"\"`"
  )

  private var told: Told {
    switch kind {
    case .noHeader:
      Told(
        "the table is empty",
        "表格是空的",
        label: Wording("the first line must name the columns", "第一行必须写列名")
      )
    case .noObject:
      Told(
        "the table is empty",
        "表格是空的",
        label: Wording("one JSON object a line is wanted", "每行应有一个 JSON 对象")
      )
    case .unnamedColumn(let number):
      Told(
        "column \(number) has no name",
        "第 \(number) 列没有名称",
        label: Wording("the first line must name every column", "第一行必须写出每一列的名称"),
        help: [
          Wording("a comma at the end of a line makes one column more", "行末的逗号会多出一列")
        ]
      )
    case .columnTwice(let name):
      Told(
        "two columns are called `\(name)`",
        "有两列都叫 `\(name)`",
        label: Wording("give one of them another name", "请给其中一列改名")
      )
    case .fieldCount(let found, let wanted):
      Told(
        "\(Self.counted(found, "field")) where the header names \(Self.counted(wanted, "column"))",
        "这里有 \(found) 个字段，表头却有 \(wanted) 列",
        label: found > wanted
          ? Wording("one too many", "多了一个") : Wording("missing here", "这里缺少"),
        help: found > wanted
          ? [
            Wording(
              "a field that holds a comma stands in quotes: \"a, b\"",
              "含逗号的字段要加引号：`\"a, b\"`"
            )
          ] : []
      )
    case .unclosedQuote:
      Told(
        "this quote is not closed",
        "引号没有合上",
        label: Wording("the field goes on to the end of the file", "字段一直延续到文件末尾"),
        help: [Self.doubledQuote]
      )
    case .behindQuote:
      Told(
        "the field goes on behind its closing quote",
        "字段在结尾的引号之后还有内容",
        label: Wording("a comma or the end of the line is wanted here", "这里应是逗号或行末"),
        help: [Self.doubledQuote]
      )
    default: toldOfJSON
    }
  }

  /// Sentences about tables of JSON.
  private var toldOfJSON: Told {
    switch kind {
    case .noJSONObject:
      Told(
        "this line is no JSON object",
        "这一行不是 JSON 对象",
        label: Wording(
          "every line is one row: {\"name\": value, …}",
          "每行一个对象：`{\"name\": value, …}`"
        )
      )
    case .badJSON(let wanted):
      Told(
        "this is no JSON",
        "这不是 JSON",
        label: Wording("\(wanted.english) is wanted here", "这里应是\(wanted.chinese)")
      )
    case .badJSONText:
      Told(
        "this cannot stand in a JSON text",
        "JSON 的文本里不能这样写",
        label: Wording(
          "write it as an escape: \\n, \\\", \\\\, \\u0009",
          "请用转义：`\\n`、`\\\"`、`\\\\`、`\\u0009`"
        )
      )
    case .behindObject:
      Told(
        "the line goes on behind its object",
        "对象之后还有内容",
        label: Wording("one object a line", "每行一个对象")
      )
    case .nestedTooDeep(let limit):
      Told("objects and arrays nest deeper than \(limit) levels", "对象和数组嵌套超过 \(limit) 层")
    default: Told("this is no table", "这不是表格")
    }
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
