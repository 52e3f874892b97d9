public import ReportText

extension LexiconIssue {
  /// How the issue is told to a person.
  public var diagnostic: Diagnostic {
    Diagnostic(.error, message, at: span, label: label, help: help)
  }

  private var message: String {
    switch problem {
    case .missingColumn(let name): "the lexicon has no column `\(name)`"
    case .unknownColumn(let name): "unknown column `\(name)`"
    case .columnTwice(let name): "the column `\(name)` stands here twice"
    case .tooManyFields(let columns):
      "this line has more than the \(columns) \(columns == 1 ? "field" : "fields") of the header"
    case .noConcept: "this line names no concept"
    case .unknownKind(let name): "unknown kind `\(name)`"
    case .wordingSaysNothing(let wording): "the wording `\(wording)` says nothing"
    case .wordingTaken(let wording, _, _): "the wording `\(wording)` means two concepts"
    case .secondFamily(let concept, _): "the concept `\(concept)` has two families"
    }
  }

  private var label: String {
    switch problem {
    case .missingColumn: "this line should name the columns"
    case .unknownColumn(let name): Self.meant(name, among: ConceptFile.Column.names)
    case .tooManyFields: "nothing belongs here"
    case .unknownKind(let name): Self.meant(name, among: ConceptFile.kindNames)
    case .wordingTaken(_, let concept, let line): "it means `\(concept)` in line \(line)"
    case .secondFamily(_, let first): "it is `\(first)` above"
    case .columnTwice, .noConcept, .wordingSaysNothing: ""
    }
  }

  private var help: [String] {
    switch problem {
    case .missingColumn, .unknownColumn:
      [
        "the columns are concept, wordings and, if wanted, family, kinds, note;"
          + " fields are separated by tabs"
      ]
    case .unknownKind: ["the kinds are \(ConceptFile.kindNames.joined(separator: ", "))"]
    case .columnTwice, .tooManyFields, .noConcept, .wordingSaysNothing, .wordingTaken,
      .secondFamily:
      []
    }
  }

  private static func meant(_ name: String, among names: [String]) -> String {
    guard let near = NearName.nearest(to: name, among: names, limit: 1).first else { return "" }
    return "did you mean `\(near)`?"
  }
}
