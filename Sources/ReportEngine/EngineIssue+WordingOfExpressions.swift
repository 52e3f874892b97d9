import ReportCorpus
import ReportText

extension EngineIssue.Kind {
  // MARK: - Types

  /// Sentences about values of types that do not fit.
  var toldOfTypes: ToldIssue? {
    switch self {
    case .typeMismatch(let operation, let left, let right):
      return ToldIssue(
        "`\(operation)` does not go between \(left.described.english) and "
          + right.described.english,
        "`\(operation)` 不能用于 \(left.described.chinese)和 \(right.described.chinese)",
        help: Self.advice(aboutTextBeside: left, right)
      )
    case .plainNumberAgainstPercent(let literal, let suggestions):
      return ToldIssue(
        "a percent is compared with the plain number \(literal)",
        "百分数和普通的数 \(literal) 相比较",
        label: .didYouMean(Wording.code(suggestions))
      )
    case .pointsAgainstPercent(let column, let ratio):
      return ToldIssue(
        "`\(column)` holds percent points, not a percent",
        "`\(column)` 存的是百分点，不是百分数",
        label: ratio.map { .didYouMean(Wording.code([$0])) }
          ?? Wording("write the number without `%`", "数后面请不要写 `%`")
      )
    case .percentAndNumber(let operation, let suggestions):
      return ToldIssue(
        "`\(operation)` does not go between a percent and a plain number",
        "`\(operation)` 不能用于百分数和普通的数之间",
        label: .didYouMean(Wording.code(suggestions))
      )
    case .notACondition(let clause, let found):
      return ToldIssue(
        "`\(clause)` needs a condition, but \(found.described.english) is none",
        "`\(clause)` 需要条件，而 \(found.described.chinese)不是条件",
        label: Self.condition(of: found, in: clause)
      )
    case .wrongOperand(let operation, let found, let wanted):
      return ToldIssue(
        "`\(operation)` needs \(wanted.english), but \(found.described.english) is none",
        "`\(operation)` 需要\(wanted.chinese)，而 \(found.described.chinese)不是"
      )
    case .mixedTypes(let operation, let one, let other):
      return ToldIssue(
        "`\(operation)` needs values of one type, but there are \(one.described.english) and "
          + other.described.english,
        "`\(operation)` 的值要同一类型，这里却有 \(one.described.chinese)和 "
          + other.described.chinese,
        label: Wording(
          "`cast(\(other.text) as …)` gives it another type",
          "`cast(\(other.text) as …)` 可以转换类型"
        )
      )
    case .cannotConvert(let value, let type):
      return ToldIssue(
        "\(value.described.english) cannot be turned into \(type)",
        "\(value.described.chinese)不能转换成 `\(type)`"
      )
    case .notADate(let text):
      return ToldIssue(
        "\"\(text)\" is no day",
        "\"\(text)\" 不是日期",
        label: Wording("write it as 2025-11-05", "请写成 2025-11-05 的样子")
      )
    case .badPattern(let error):
      return ToldIssue(
        "not a regular expression: \(error.reason)",
        "不是正则表达式：\(error.reasonInChinese)"
      )
    case .integerOverflow(let operation):
      return ToldIssue(
        "`\(operation)` leaves the whole numbers of 64 bits",
        "`\(operation)` 的结果超出 64 位整数",
        label: Wording(
          "write one side as a number with a fraction, as in `1.0`",
          "请把一边写成带小数的数，如 `1.0`"
        )
      )
    case .leavesCalendar(let operation):
      return ToldIssue(
        "`\(operation)` leaves the years 1 to 9999",
        "`\(operation)` 的结果超出公元 1 年至 9999 年"
      )
    default: return nil
    }
  }

  /// How a text and a value of another type can be compared.
  private static func advice(
    aboutTextBeside left: EngineIssue.TypedText,
    _ right: EngineIssue.TypedText
  ) -> [Wording] {
    guard (left.type == .text) != (right.type == .text) else { return [] }
    guard left.isName, right.isName else {
      return [
        Wording(
          "text is written in quotes, numbers and percents without",
          "文本要加引号，数和百分数不加"
        )
      ]
    }
    let other = (left.type == .text ? right : left).text
    return [
      Wording(
        "`cast(\(other) as text)` makes a text of the other",
        "`cast(\(other) as text)` 把另一边变成文本"
      )
    ]
  }

  /// How a value of another type is made a condition.
  private static func condition(of found: EngineIssue.TypedText, in clause: String) -> Wording {
    switch found.type {
    case .int, .number: Wording("write `\(found.text) <> 0`", "请写 `\(found.text) <> 0`")
    case .percent: Wording("write `\(found.text) <> 0%`", "请写 `\(found.text) <> 0%`")
    case .text where found.isName && clause != "on":
      Wording("write `\(found.text) ~ \"…\"`", "请写 `\(found.text) ~ \"…\"`")
    default: .nothing
    }
  }

  // MARK: - Functions

  /// Sentences about functions, aggregates and windows.
  var toldOfFunctions: ToldIssue? {
    switch self {
    case .aggregateNotAllowed(let function, let clause):
      return ToldIssue(
        "`\(function)` looks at many rows, `\(clause)` at one",
        "`\(function)` 看的是多行，`\(clause)` 看的是一行",
        label: clause == "where"
          ? Wording("conditions on groups go behind `having`", "对分组的条件写在 `having` 之后")
          : .nothing
      )
    case .nestedAggregate(let function):
      return ToldIssue("`\(function)` stands inside another aggregate", "`\(function)` 写在了另一个聚合里")
    case .starArgument(let function):
      return ToldIssue(
        "`\(function)(*)` has no meaning",
        "`\(function)(*)` 没有意义",
        label: .either(Wording.code(["\(function)(value)", "count(*)"])).asAdvice
      )
    case .wrongArgumentCount(let function, let found, let wanted):
      return ToldIssue(
        "`\(function)` takes \(wanted.english), not \(found)",
        "`\(function)` 要\(wanted.chinese)，现在有 \(found) 个",
        label: found > 1 ? Self.functionOfOneRow(function) : .nothing
      )
    case .modifierNotAllowed(let function, let modifier):
      return ToldIssue(
        "`\(modifier)` has no meaning for `\(function)`",
        "`\(modifier)` 对 `\(function)` 没有意义",
        label: Wording(
          "leave it out, or take another for `\(function)`",
          "请去掉它，或换掉 `\(function)`"
        )
      )
    case .constantNeeded(let function, let wanted):
      return ToldIssue(
        "`\(function)` needs \(wanted.english), the same for all rows",
        "`\(function)` 需要\(wanted.chinese)，且每行相同"
      )
    case .badReplacement(let text):
      return ToldIssue(
        "\"\(text)\" names a group that the pattern does not have",
        "\"\(text)\" 里有正则表达式没有的组"
      )
    default: return toldOfWindows
    }
  }

  private static func functionOfOneRow(_ function: String) -> Wording {
    switch function {
    case "min":
      Wording("`least(a, b)` compares values of one row", "比较同一行的值用 `least(a, b)`")
    case "max":
      Wording("`greatest(a, b)` compares values of one row", "比较同一行的值用 `greatest(a, b)`")
    default: .nothing
    }
  }

  private var toldOfWindows: ToldIssue? {
    switch self {
    case .windowNotAllowed(let function, let clause):
      return ToldIssue(
        "`\(function) … over` looks at all rows, which `\(clause)` only chooses",
        "`\(function) … over` 看的是所有行，而 `\(clause)` 还在挑选这些行",
        label: Self.nameWithin,
        help: Self.exampleOfRanks(for: clause)
      )
    case .windowAliasTooEarly(let name, let clause):
      return ToldIssue(
        "`\(name)` looks at all rows, which `\(clause)` only chooses",
        "`\(name)` 看的是所有行，而 `\(clause)` 还在挑选这些行",
        label: Self.nameWithin,
        help: Self.exampleOfRanks(for: clause)
      )
    case .windowNeedsOver(let function):
      return ToldIssue(
        "`\(function)` looks at other rows: at which?",
        "`\(function)` 要看其他行：哪些行？",
        label: Wording(name: "`\(function)(…) over (order by …)`").asAdvice
      )
    case .noWindowFunction(let function, let known):
      let names = known.joined(separator: ", ")
      let meant = ["first": "first_value", "last": "last_value"][function]
      return ToldIssue(
        "`\(function)` does not go with `over`",
        "`\(function)` 不能和 `over` 连用",
        label: meant.map { .didYouMean(Wording.code([$0])) } ?? .nothing,
        help: [Wording("window functions are \(names)", "窗口函数有 `\(names)`")]
      )
    case .nestedWindow(let function):
      return ToldIssue(
        "a window function stands inside `\(function)`",
        "`\(function)` 里有窗口函数",
        label: Wording("give it a name in an inner query", "请在里层查询中给它取名")
      )
    case .emptyFrame:
      return ToldIssue(
        "this window ends before it begins",
        "这个窗口还没开始就结束了",
        label: Wording(
          "write the earlier row first, as in `1 preceding and 1 following`",
          "请先写靠前的行，如 `1 preceding and 1 following`"
        )
      )
    default: return nil
    }
  }

  private static let nameWithin = Wording(
    "give it a name in an inner query, and choose in an outer one",
    "请在里层查询中给它取名，在外层挑选"
  )

  private static func exampleOfRanks(for clause: String) -> [Wording] {
    guard clause == "where" || clause == "having" else { return [] }
    let example =
      "with ranked as (select …, rank() over (…) as r …) select … from ranked where r = 1"
    return [Wording(example, "`\(example)`")]
  }

  // MARK: - Clauses

  /// Sentences about clauses and what may stand in them.
  var toldOfClauses: ToldIssue {
    switch self {
    case .aliasTooEarly(let name, let clause):
      ToldIssue(
        "`\(name)` is named in the select list, which `\(clause)` does not see",
        "`\(name)` 是查询列表里取的名称，`\(clause)` 还看不到",
        label: Wording("write the expression itself", "请写出表达式本身")
      )
    case .missingComma(let name):
      ToldIssue(
        "a comma is missing before `\(name)`",
        "`\(name)` 前面缺少逗号",
        label: Wording(
          "write `, \(name)`, or `as \(name)` for a new name",
          "请写 `, \(name)`；若是新名称，请写 `as \(name)`"
        )
      )
    case .ungroupedColumn(let name):
      ToldIssue(
        "`\(name)` has many values in one group",
        "`\(name)` 在一组里有许多值",
        label: Wording("group by it, or put it into an aggregate", "请按它分组，或放进聚合里")
      )
    case .starWithGroups:
      ToldIssue(
        "`*` cannot be shown for groups",
        "分组后不能显示 `*`",
        label: Wording("name the columns", "请写出列名")
      )
    case .starWithoutRelation:
      ToldIssue(
        "nothing is read, so there is no column for `*`",
        "没有读取任何关系，`*` 没有列",
        label: Wording("add `from facts`", "请加上 `from facts`")
      )
    case .positionOutOfRange(let position, let count):
      ToldIssue(
        "there is no item \(position)",
        "没有第 \(position) 项",
        label: Wording("the select list has \(count)", "查询列表有 \(count) 项")
      )
    case .badRowCount(let clause):
      ToldIssue("`\(clause)` needs a whole number from 0", "`\(clause)` 需要不小于 0 的整数")
    case .orderNotSelected:
      ToldIssue(
        "`select distinct` can only be ordered by what it selects",
        "`select distinct` 只能按查询的列排序",
        label: Wording("select it too, or leave out `distinct`", "请也查询它，或去掉 `distinct`")
      )
    case .interrupted: ToldIssue("interrupted", "已中断")
    default: ToldIssue("this cannot be answered", "无法回答")
    }
  }
}

extension Wording {
  /// What to write instead.
  fileprivate var asAdvice: Wording { Wording("write \(english)", "请写 \(chinese)") }
}

extension PatternError {
  /// The reason in Chinese; the engine of regular expressions speaks English only.
  var reasonInChinese: String {
    guard let known = Self.reasons.first(where: { reason.hasPrefix($0.english) }) else {
      return "`\(reason)`"
    }
    let rest = reason.dropFirst(known.english.count).drop { $0 == ":" || $0 == " " }
    return rest.isEmpty ? known.chinese : "\(known.chinese) `\(rest)`"
  }

  /// The longer ones before those that they begin with.
  private static let reasons = [
    Wording("invalid escape sequence", "无效的转义"),
    Wording("invalid character class range", "无效的字符范围"),
    Wording("invalid character class", "无效的字符类"),
    Wording("missing ]", "缺少 `]`"),
    Wording("missing )", "缺少 `)`"),
    Wording("unexpected )", "多出的 `)`"),
    Wording("trailing \\", "末尾多出 `\\`"),
    Wording("no argument for repetition operator", "重复符号前没有内容"),
    Wording("bad repetition operator", "错误的重复符号"),
    Wording("invalid repetition size", "重复次数太大"),
    Wording("invalid perl operator", "不支持的写法"),
    Wording("invalid UTF-8", "无效的字符"),
    Wording("invalid named capture group", "无效的命名组"),
    Wording("pattern too large", "太大"),
  ]
}
