import ReportCorpus
public import ReportText

extension EngineIssue {
  /// How the issue is told to a person.
  public var diagnostic: Diagnostic {
    let told = kind.told
    return Diagnostic(
      .error,
      code.rawValue,
      told.message,
      at: span,
      label: told.label,
      help: told.help
    )
  }
}

/// How an issue is said: what is wrong, a word behind the caret, and how to mend it.
struct ToldIssue {
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

extension EngineIssue.Kind {
  fileprivate var told: ToldIssue {
    toldOfNames ?? toldOfRelations ?? toldOfTypes ?? toldOfFunctions ?? toldOfClauses
  }

  // MARK: - Names

  /// Sentences about names that stand for nothing, or for too much.
  private var toldOfNames: ToldIssue? {
    switch self {
    case .unknownColumn(let name, let near, let elsewhere):
      return toldOfUnknownColumn(name, near: near, elsewhere: elsewhere)
    case .columnWithoutRelation(let name):
      return ToldIssue(
        "nothing is read, so there is no column `\(name)`",
        "没有读取任何关系，所以没有列 `\(name)`",
        label: Self.addFrom("facts")
      )
    case .unknownQualifier(let name, let known):
      return ToldIssue(
        "no relation is called `\(name)` here",
        "这里没有名为 `\(name)` 的关系",
        label: Self.relations(known, insteadOf: name)
      )
    case .ambiguousColumn(let name, let candidates):
      let choices = Wording.either(Wording.code(candidates))
      return ToldIssue(
        "`\(name)` is a column of several relations here",
        "这里有几个关系都有列 `\(name)`",
        label: Wording("write \(choices.english)", "请写 \(choices.chinese)")
      )
    case .unknownFunction(let name, let near):
      return ToldIssue(
        "unknown function `\(name)`",
        "没有函数 `\(name)`",
        label: .didYouMean(Wording.code(near)),
        help: near.isEmpty ? FunctionCatalog.listing : []
      )
    case .unknownParameter(let name, let near):
      return ToldIssue(
        "unknown parameter `$\(name)`",
        "没有参数 `$\(name)`",
        label: near.isEmpty
          ? Wording("write `param \(name) = …;` before", "请先写 `param \(name) = …;`")
          : .didYouMean(Wording.code(near.map { "$" + $0 }))
      )
    case .missingParameter(let name):
      let ways = Wording.either(Wording.code(["--param \(name)=…", "param \(name) = …;"]))
      return ToldIssue(
        "the parameter `$\(name)` has no value",
        "参数 `$\(name)` 没有值",
        label: Wording("give it by \(ways.english)", "请用 \(ways.chinese) 给出")
      )
    case .wrongParameterValue(let name, let value, let type):
      return ToldIssue(
        "the value `\(value)` of `$\(name)` is no \(type.rawValue)",
        "`$\(name)` 的值 `\(value)` 不是\(type.word.chinese)"
      )
    case .builtInName(let name):
      return ToldIssue(
        "`\(name)` is a relation of the reports",
        "`\(name)` 是报告自带的关系",
        label: Wording("take another name", "请换一个名称")
      )
    case .unknownType(let name, let near):
      let types = Conversion.typeNames.joined(separator: ", ")
      return ToldIssue(
        "unknown type `\(name)`",
        "没有类型 `\(name)`",
        label: .didYouMean(Wording.code(Array(near.prefix(1)))),
        help: near.isEmpty ? [Wording("the types are \(types)", "类型有 `\(types)`")] : []
      )
    default: return nil
    }
  }

  private func toldOfUnknownColumn(
    _ name: String,
    near: [EngineIssue.NamedThing],
    elsewhere: String?
  ) -> ToldIssue {
    var told = ToldIssue(
      "unknown column `\(name)`",
      "没有列 `\(name)`",
      label: .didYouMean(near.map(\.described))
    )
    if let advice = Self.advice(aboutSplitting: name) {
      told.help.append(advice)
    }
    guard near.isEmpty else { return told }
    if let elsewhere {
      told.label = Wording("it is a column of `\(elsewhere)`", "它是 `\(elsewhere)` 的列")
    } else if told.help.isEmpty {
      told.help = [
        Wording(
          "`describe` lists the columns of a relation, as in `describe facts`",
          "`describe` 列出关系的列，例如 `describe facts`"
        )
      ]
    }
    return told
  }

  /// 甲且乙 is one name: what was meant as `and` needs spaces around it.
  private static func advice(aboutSplitting name: String) -> Wording? {
    let connectives: [Character] = ["且", "或", "非"]
    guard let index = name.firstIndex(where: { connectives.contains($0) }), name.count > 1 else {
      return nil
    }
    let word = name[index]
    return Wording(
      "if `\(word)` is meant as a word of its own, put spaces around it",
      "若 `\(word)` 是连接词，请在两边加空格"
    )
  }

  private static func relations(_ known: [String], insteadOf name: String) -> Wording {
    guard let first = known.first else { return addFrom("facts \(name)") }
    if known.count == 1 {
      return Wording("the relation here is `\(first)`", "这里的关系是 `\(first)`")
    }
    let names = Wording.list(Wording.code(known))
    return Wording("the relations here are \(names.english)", "这里的关系有 \(names.chinese)")
  }

  fileprivate static func addFrom(_ relation: String) -> Wording {
    Wording("add `from \(relation)`", "请加上 `from \(relation)`")
  }

  // MARK: - Relations

  /// Sentences about relations, and queries within queries.
  private var toldOfRelations: ToldIssue? {
    switch self {
    case .unknownRelation(let name, let near, let known):
      let all = Wording.list(known.map(\.described))
      return ToldIssue(
        "unknown relation `\(name)`",
        "没有关系 `\(name)`",
        label: .didYouMean(near.map(\.described)),
        help: near.isEmpty ? [Wording("there are \(all.english)", "有 \(all.chinese)")] : []
      )
    case .relationTwice(let name):
      return ToldIssue(
        "two relations are called `\(name)` here",
        "这里有两个关系都叫 `\(name)`",
        label: Wording(
          "give one another name: `\(name) as …`",
          "请给其中一个另取名称：`\(name) as …`"
        )
      )
    case .usingUnknownColumn(let name, let side):
      return ToldIssue(
        "`\(name)` is no column of the \(side) side",
        "`\(name)` 不是\(side == "left" ? "左" : "右")边的列",
        label: Wording(
          "`using` takes columns that both sides have; else use `on`",
          "`using` 只用于两边都有的列，否则用 `on`"
        )
      )
    case .unequalColumnCounts(let operation, let left, let right):
      return ToldIssue(
        "`\(operation)` goes between equally many columns, not between \(left) and \(right)",
        "`\(operation)` 两边的列数必须相同，现在是 \(left) 列和 \(right) 列"
      )
    case .combinedTypes(let operation, let column, let left, let right):
      return ToldIssue(
        "column \(column) of `\(operation)` is \(left.described.english) before and "
          + "\(right.described.english) behind",
        "`\(operation)` 的第 \(column) 列，前面是 \(left.described.chinese)，"
          + "后面是 \(right.described.chinese)"
      )
    case .commonTableTwice(let name):
      return ToldIssue("`with` names two queries `\(name)`", "`with` 里有两个查询都叫 `\(name)`")
    case .subqueryColumns(let count):
      return ToldIssue(
        "this query shows \(count) columns where one is wanted",
        "这里只要一列，查询却给出 \(count) 列"
      )
    case .subqueryRows:
      return ToldIssue(
        "this query gives more than one row where one value is wanted",
        "这里只要一个值，查询却给出不止一行",
        label: Wording(
          "add a condition, an aggregate such as `max(…)`, or `limit 1`",
          "请加条件、`max(…)` 之类的聚合，或 `limit 1`"
        )
      )
    case .coverageWithoutFigures:
      return ToldIssue(
        "`coverage` looks for figures, and this query reads none",
        "`coverage` 查的是数据，而这个查询没有读取数据",
        label: Wording("select from `facts` or `targets`", "请从 `facts` 或 `targets` 查询")
      )
    default: return toldOfPivots
    }
  }

  private var toldOfPivots: ToldIssue? {
    switch self {
    case .unknownPivotColumn(let name, let items):
      let shown = Wording.list(Wording.code(items))
      return ToldIssue(
        "the select list shows no `\(name)` to pivot by",
        "查询列表里没有可供 `pivot` 的 `\(name)`",
        label: Wording("it shows \(shown.english)", "列表里有 \(shown.chinese)")
      )
    case .pivotWithoutValue:
      return ToldIssue(
        "`pivot` has no item to fill the columns with",
        "`pivot` 没有可以填入各列的项",
        label: Wording("select the value, too, behind the keys", "请在键之后也查询数值")
      )
    case .innerPivot(let name):
      return ToldIssue(
        "only the outermost query can find out the columns of `pivot` by itself",
        "只有最外层的查询能自己确定 `pivot` 的列",
        label: Wording(
          "write the values: `pivot \(name) in (…)`",
          "请写出各个值：`pivot \(name) in (…)`"
        )
      )
    case .pivotCellTwice(let cell, let values, let value):
      let list = values.joined(separator: ", ")
      return ToldIssue(
        "\(cell) has more than one row: \(list)",
        "`\(cell)` 不止一行：`\(list)`",
        label: Wording(
          "take one of them by `max(\(value))`, grouped by the other items",
          "请用 `max(\(value))` 取其一，并按其余各项分组"
        )
      )
    case .tooManyPivotColumns(let count, let limit):
      return ToldIssue(
        "`pivot` would make \(count) columns, more than \(limit)",
        "`pivot` 会产生 \(count) 列，超过 \(limit) 列",
        label: Wording("write those that are wanted behind `in`", "请在 `in` 后写出需要的列")
      )
    default: return nil
    }
  }
}

extension EngineIssue.NamedThing {
  /// The name, and its Chinese twin.
  var described: Wording {
    Wording(name: alias.map { "`\(name)` (\($0))" } ?? "`\(name)`")
  }
}

extension EngineIssue.TypedText {
  /// Whether it is written as a name is: then no quotes would mend it.
  var isName: Bool {
    guard let first = text.first, !["true", "false", "null"].contains(text) else { return false }
    return first.isLetter && !text.contains { $0.isWhitespace || $0 == "(" }
  }

  /// The part of the query, and its type.
  var described: Wording {
    guard let type else { return Wording(name: "`\(text)`") }
    return Wording("`\(text)` (\(type.rawValue))", "`\(text)`（\(type.word.chinese)）")
  }
}

extension ColumnType {
  /// What the type is called in a sentence.
  var word: Wording {
    switch self {
    case .int: Wording("int", "整数")
    case .number: Wording("number", "数")
    case .percent: Wording("percent", "百分数")
    case .text: Wording("text", "文本")
    case .date: Wording("date", "日期")
    case .bool: Wording("bool", "真假值")
    }
  }
}
