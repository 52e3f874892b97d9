public import ReportText

/// A function, aggregate or window function as people are told of it.
public struct FunctionHelp: Hashable, Sendable {
  /// What functions are about.
  public enum Group: String, Hashable, Sendable, CaseIterable {
    /// Texts.
    case text
    /// Numbers and percents.
    case numbers
    /// Days.
    case dates
    /// Choices between values.
    case choices
    /// Other types.
    case conversion
    /// Many rows in one value.
    case aggregates
    /// Other rows seen from each row.
    case windows
  }

  /// What it is called.
  public var name: String
  /// How it is written, with names for its arguments.
  public var form: String
  /// What it is about.
  public var group: Group
  /// What it gives, in one line.
  public var meaning: Wording
  /// An expression that uses it; aggregates and windows speak of `facts`.
  public var example: String
  /// What the example gives, as text.
  public var result: String
}

extension FunctionHelp.Group {
  /// What the group is called.
  public var word: Wording {
    switch self {
    case .text: Wording("text", "文本")
    case .numbers: Wording("numbers", "数")
    case .dates: Wording("dates", "日期")
    case .choices: Wording("choices", "选择")
    case .conversion: Wording("conversion", "转换")
    case .aggregates: Wording("aggregates", "聚合")
    case .windows: Wording("windows", "窗口")
    }
  }
}

/// All functions of the language.
public enum FunctionCatalog {
  /// What there is to know of every function, group by group.
  public static let all: [FunctionHelp] =
    scalars.filter { !$0.isOperator }.map(\.help) + CastHelp.all + AggregateHelp.all
    + WindowHelp.all

  /// The functions of one row.
  static let scalars: [ScalarFunction] =
    TextFunctions.all + PatternFunctions.all + NumberFunctions.all + DateFunctions.all
    + ChoiceFunctions.all

  /// The function of one row that has a name or another spelling of it, in folded form.
  static func scalar(named name: String) -> ScalarFunction? { byName[spellings[name] ?? name] }

  /// All names that a call can begin with.
  static let names: [String] = all.map(\.name)

  /// The names, a line for each group, for a message.
  static let listing: [Wording] = FunctionHelp.Group.allCases.compactMap { group in
    let names = all.filter { $0.group == group }.map { "`\($0.name)`" }
    if names.isEmpty { return nil }
    return Wording("\(group.rawValue): ", "\(group.word.chinese)：")
      + Wording(name: names.joined(separator: " "))
  }

  private static let byName = Dictionary(
    scalars.filter { !$0.isOperator }.map { ($0.name, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  /// What other dialects of SQL call functions that are here, too.
  private static let spellings = [
    "substring": "substr", "pow": "power", "ceiling": "ceil", "ifnull": "coalesce",
    "char_length": "length",
  ]
}

/// What there is to know of `cast`, which is syntax.
private enum CastHelp {
  static let all = [
    FunctionHelp(
      name: "cast",
      form: "cast(value as type)",
      group: .conversion,
      meaning: Wording(
        "the value as int, number, percent, text, date or bool; null with a note where a text says"
          + " none; fractions are cut",
        "值转换成 `int`、`number`、`percent`、`text`、`date` 或 `bool`；文本不是这样的值则为 `null` 并有提示；"
          + "小数部分截去"
      ),
      example: #"cast("96.67%" as percent)"#,
      result: "96.67%"
    )
  ]
}
