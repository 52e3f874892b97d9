import ReportCorpus
public import ReportText

extension QueryNote {
  /// How the note is told to a person.
  public var diagnostic: Diagnostic {
    switch kind {
    case .textLikeColumn(let text, let column):
      Diagnostic(
        .note,
        code.rawValue,
        Wording(
          "quotes make text: \"\(text)\" is not the column `\(column)`",
          "加引号的是文本：\"\(text)\" 不是列 `\(column)`"
        ),
        at: span,
        label: Wording(
          "write \(text) without quotes for the column",
          "若指列，请写不带引号的 `\(text)`"
        )
      )
    case .nullCompared(let isNegated):
      Diagnostic(
        .note,
        code.rawValue,
        Wording("nothing is equal to null, and nothing differs from it", "没有值等于或不等于 `null`"),
        at: span,
        label: Wording(
          "write `\(isNegated ? "is not null" : "is null")`",
          "请写 `\(isNegated ? "is not null" : "is null")`"
        )
      )
    case .divisionByZero:
      Diagnostic(
        .note,
        code.rawValue,
        Wording("a division by zero gave null", "除数为零，结果为 `null`"),
        at: span
      )
    case .failedConversion(let text, let type):
      Diagnostic(
        .note,
        code.rawValue,
        Wording(
          "\"\(text)\" is no \(type.rawValue), and so gave null",
          "\"\(text)\" 不是\(type.word.chinese)，结果为 `null`"
        ),
        at: span
      )
    case .mixture(let mixture):
      Diagnostic(
        .note,
        code.rawValue,
        mixture.message,
        at: span,
        label: mixture.label,
        help: mixture.help
      )
    }
  }
}

extension Mixture {
  private var isOfSharesOnly: Bool { dimensions.allSatisfy { $0.column == "metric" } }
  private var isOfOneColumn: Bool { dimensions.count == 1 && shares == 0 }

  fileprivate var message: Wording {
    let aggregates = Wording.list(Wording.code(Array(texts.prefix(3))))
    let (english, chinese) = (aggregates.english, aggregates.chinese)
    let isPlural = texts.count > 1
    if isOfSharesOnly {
      return purpose == .sum
        ? Wording(
          "\(english) \(isPlural ? "add" : "adds") up \(shares) shares\(place.english)",
          "\(chinese) \(place.chinese)把 \(shares) 个比率相加"
        )
        : Wording(
          "\(english) \(isPlural ? "weigh" : "weighs") \(shares) shares all alike\(place.english)",
          "\(chinese) \(place.chinese)把 \(shares) 个比率不加权重地平均"
        )
    }
    let verb =
      purpose == .cells
      ? Wording(isPlural ? "put side by side" : "puts side by side", "并列")
      : Wording(isPlural ? "mix" : "mixes", "混合")
    guard isOfOneColumn else {
      return Wording(
        "\(english) \(verb.english) what does not belong together\(place.english)",
        "\(chinese) \(place.chinese)\(verb.chinese)了不该放在一起的数"
      )
    }
    let (counted, listed) = (dimensions[0].counted, dimensions[0].listed)
    return Wording(
      "\(english) \(verb.english) \(counted.english)\(place.english): \(listed.english)",
      "\(chinese) \(place.chinese)\(verb.chinese)了 \(counted.chinese)：\(listed.chinese)"
    )
  }

  private var place: Wording {
    if groups == 1 { return .nothing }
    let noun = purpose == .cells ? Wording("row", "行") : Wording("group", "组")
    return mixedGroups == groups
      ? Wording(" in every \(noun.english)", "在每一\(noun.chinese)里都")
      : Wording(
        " in \(mixedGroups) of \(groups) \(noun.english)s",
        "在 \(groups) \(noun.chinese)中的 \(mixedGroups) \(noun.chinese)里"
      )
  }

  fileprivate var label: Wording {
    if isOfSharesOnly { return weighing }
    if isOfOneColumn {
      return dimensions[0].separation(purpose) + Wording(" keeps them apart", " 可以分开")
    }
    return .list(dimensions.map(\.counted))
  }

  fileprivate var help: [Wording] {
    if isOfOneColumn { return [] }
    let separations = dimensions.map { dimension in
      Wording("\(dimension.name): ", "`\(dimension.name)`：") + dimension.listed
        + Wording("; ", "；") + dimension.separation(purpose)
    }
    return separations + (isOfSharesOnly || shares == 0 ? [] : [weighing])
  }

  private var weighing: Wording {
    let weighed = "`sum(\(measure) * n) / sum(n)`"
    return Wording(
      "weigh them by what they are shares of, \(weighed), or take `median(\(measure))`",
      "请按各自的基数加权，\(weighed)，或取 `median(\(measure))`"
    )
  }
}

extension Mixture.Dimension {
  /// So many values are told of one column.
  private static let mostValues = 4

  /// How many values there are.
  fileprivate var counted: Wording {
    let nouns = [
      "unit": "种单位", "kind": "种类型", "bound": "种界", "role": "种角色", "object": "个对象",
      "metric": "个指标",
    ]
    return Wording(
      "\(tally.count) \(column)s",
      "\(tally.count) \(nouns[column] ?? "种 `\(column)`")"
    )
  }

  /// The values with the most rows.
  fileprivate var listed: Wording {
    let shown = tally.prefix(Self.mostValues)
    let more = tally.count - shown.count
    let values = Wording.list(
      shown.map { value, count in
        switch value {
        case .null: Wording("null \(count)", "`null` \(count)")
        case .text(""): Wording(name: "\"\" \(count)")
        // Values of the program's own are English words: kinds, bounds and roles.
        case .text(let text) where text.utf8.allSatisfy { $0 < 0x80 }:
          Wording("\(text) \(count)", "`\(text)` \(count)")
        default: Wording(name: "\(value.plainText) \(count)")
        }
      }
    )
    return more > 0 ? values + Wording(" and \(more) more", " 等，另有 \(more) 种") : values
  }

  /// What keeps the values apart.
  fileprivate func separation(_ purpose: MixtureWatch.Purpose) -> Wording {
    let grouping =
      purpose == .cells
      ? Wording("`\(name)` in the select list", "在查询列表里加上 `\(name)`")
      : Wording(name: "`group by \(name)`")
    let within =
      isHidden
      ? Wording("select `\(name)` within, then ", "请在里层查询 `\(name)`，再用 ") : .nothing
    // Where every value stands once, none of them is the one that is meant.
    if usual == nil, tally.count > 2, tally.isOfSingles {
      return within + grouping
    }
    return within + Wording.either([Wording(name: "`where \(condition)`"), grouping])
  }
}
