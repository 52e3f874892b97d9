import ReportQL
import ReportText

/// What the help says of the commands.
extension DotCommand.Name {
  /// How the command is written.
  var usage: String {
    switch self {
    case .help: ".help [NAME]"
    case .open: ".open PATH…"
    case .schema: ".schema [RELATION]"
    case .why: ".why ROW"
    case .mode: ".mode [\(OutputFormat.allCases.map(\.rawValue).joined(separator: "|"))]"
    case .quit: ".quit"
    }
  }

  /// What the command does, in a few words.
  var summary: Wording {
    switch self {
    case .help:
      Wording("say what can be typed, or explain one command", "说明可以输入什么，或解释一个命令")
    case .open: Wording("load reports from files or folders", "从文件或文件夹载入报告")
    case .schema:
      Wording("list the relations, or the columns of one", "列出关系，或一个关系的列")
    case .why: Wording("tell how the figures of a row were read", "说明一行的数字是怎样读出的")
    case .mode:
      Wording("set the form of answers, or say which is set", "设定答案的形式，或说明现在的形式")
    case .quit: Wording("leave; so do .exit and Ctrl-D", "离开；`.exit` 和 `Ctrl-D` 也可以")
    }
  }

  /// How many arguments the command takes, in words.
  var argumentWording: Wording {
    switch self {
    case .open: Wording("at least one path", "至少一个路径")
    case .quit: Wording("no argument", "零个参数")
    case .why: Wording("the number of one row", "一个行号")
    case .help, .schema, .mode: Wording("at most one argument", "至多一个参数")
    }
  }

  /// The explanation of one command.
  var explanation: Wording {
    let brief = Wording(name: "\(usage)\n  ") + summary
    guard self == .open else { return brief }
    return brief
      + Wording(
        "\n  What was loaded before is replaced. Quote a path that has spaces: \"My Reports\".",
        "\n  之前载入的会被替换。带空格的路径请加引号：\"我的 报告\"。"
      )
  }

  /// The explanation of all commands and of how statements end.
  static var overview: Wording {
    let width = allCases.map(\.usage.count).max() ?? 0
    let commands = allCases.map { name in
      let gap = String(repeating: " ", count: width - name.usage.count + 2)
      return Wording(name: "\n" + name.usage + gap) + name.summary
    }
    let opening = Wording(
      """
      A line that is a whole statement runs at once. A longer one goes on over several
      lines and ends with ; or an empty line. Ctrl-C drops what was begun.

      """,
      """
      一行就是完整语句的，立即运行；较长的可以写成几行，以分号 ; 或空行结束。按 `Ctrl-C` 放弃已输入的内容。

      """
    )
    return commands.reduce(opening, +)
  }
}
