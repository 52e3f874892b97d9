public import ReportText

/// How we say what ``TableIssue`` knows.
extension TableIssue {
  /// The issue in words.
  public var diagnostic: Diagnostic {
    let wording = wording
    return Diagnostic(.error, wording.sentence, at: span, label: wording.label, help: wording.help)
  }

  private struct Wording {
    var sentence: String
    var label: String
    var help: [String] = []

    init(_ sentence: String, label: String = "", help: [String] = []) {
      self.sentence = sentence
      self.label = label
      self.help = help
    }
  }

  private var wording: Wording {
    switch kind {
    case .noHeader:
      Wording("the table is empty", label: "the first line must name the columns")
    case .noObject:
      Wording("the table is empty", label: "one JSON object a line is wanted")
    case .unnamedColumn(let number):
      Wording(
        "column \(number) has no name",
        label: "the first line must name every column",
        help: ["a comma at the end of a line makes one column more"]
      )
    case .columnTwice(let name):
      Wording("two columns are called `\(name)`", label: "give one of them another name")
    case .fieldCount(let found, let wanted):
      Wording(
        "\(Self.counted(found, "field")) where the header names \(Self.counted(wanted, "column"))",
        label: found > wanted ? "one too many" : "missing here",
        help: found > wanted ? ["a field that holds a comma stands in quotes: \"a, b\""] : []
      )
    case .unclosedQuote:
      Wording(
        "this quote is not closed",
        label: "the field goes on to the end of the file",
        help: ["within a quoted field a quote is doubled: \"say \"\"yes\"\"\""]
      )
    case .behindQuote:
      Wording(
        "the field goes on behind its closing quote",
        label: "a comma or the end of the line is wanted here",
        help: ["within a quoted field a quote is doubled: \"say \"\"yes\"\"\""]
      )
    case .noJSONObject:
      Wording(
        "this line is no JSON object",
        label: "every line is one row: {\"name\": value, …}"
      )
    case .badJSON(let wanted):
      Wording("this is no JSON", label: "\(wanted) is wanted here")
    case .badJSONText:
      Wording(
        "this cannot stand in a JSON text",
        label: "write it as an escape: \\n, \\\", \\\\, \\u0009"
      )
    case .behindObject:
      Wording("the line goes on behind its object", label: "one object a line")
    case .nestedTooDeep(let limit):
      Wording("objects and arrays nest deeper than \(limit) levels")
    }
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
