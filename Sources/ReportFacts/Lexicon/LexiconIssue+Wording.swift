public import ReportText

extension LexiconIssue {
  /// How the issue is told to a person.
  public var diagnostic: Diagnostic {
    Diagnostic(.error, code.rawValue, message, at: span, label: label, help: help)
  }

  private var message: Wording {
    switch problem {
    case .missingColumn(let name):
      Wording("the lexicon has no column `\(name)`", "词表没有列 `\(name)`")
    case .unknownColumn(let name): Wording("unknown column `\(name)`", "没有列 `\(name)`")
    case .columnTwice(let name):
      Wording("the column `\(name)` stands here twice", "列 `\(name)` 出现了两次")
    case .tooManyFields(let columns):
      Wording(
        "this line has more than the \(columns) \(columns == 1 ? "field" : "fields") of the header",
        "这一行的字段比表头的 \(columns) 个多"
      )
    case .noConcept: Wording("this line names no concept", "这一行没有写概念")
    case .unknownKind(let name): Wording("unknown kind `\(name)`", "没有类型 `\(name)`")
    case .wordingSaysNothing(let wording):
      Wording("the wording `\(wording)` says nothing", "说法 `\(wording)` 没有内容")
    case .wordingTaken(let wording, _, _):
      Wording("the wording `\(wording)` means two concepts", "说法 `\(wording)` 属于两个概念")
    case .secondFamily(let concept, _):
      Wording("the concept `\(concept)` has two families", "概念 `\(concept)` 有两个族")
    }
  }

  private var label: Wording {
    switch problem {
    case .missingColumn: Wording("this line should name the columns", "这一行应写列名")
    case .unknownColumn(let name): Self.meant(name, among: ConceptFile.Column.names)
    case .tooManyFields: Wording("nothing belongs here", "这里不该有内容")
    case .unknownKind(let name): Self.meant(name, among: ConceptFile.kindNames)
    case .wordingTaken(_, let concept, let line):
      Wording("it means `\(concept)` in line \(line)", "第 \(line) 行里它属于 `\(concept)`")
    case .secondFamily(_, let first): Wording("it is `\(first)` above", "上文是 `\(first)`")
    case .columnTwice, .noConcept, .wordingSaysNothing: .nothing
    }
  }

  private var help: [Wording] {
    switch problem {
    case .missingColumn, .unknownColumn:
      [
        Wording(
          "the columns are concept, wordings and, if wanted, family, kinds, note;"
            + " fields are separated by tabs",
          "列有 `concept`、`wordings`，以及可有可无的 `family`、`kinds`、`note`；字段以制表符分隔"
        )
      ]
    case .unknownKind:
      [
        Wording(
          "the kinds are \(ConceptFile.kindNames.joined(separator: ", "))",
          "类型有 `\(ConceptFile.kindNames.joined(separator: "`、`"))`"
        )
      ]
    case .columnTwice, .tooManyFields, .noConcept, .wordingSaysNothing, .wordingTaken,
      .secondFamily:
      []
    }
  }

  private static func meant(_ name: String, among names: [String]) -> Wording {
    .didYouMean(Wording.code(NearName.nearest(to: name, among: names, limit: 1)))
  }
}
