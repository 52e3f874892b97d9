import ReportCorpus
import ReportText

/// One JSON object a line; a percent is its ratio, a day is text.
enum NDJSONFormat {
  static func text(of table: ResultTable) -> String {
    let keys = uniqueNames(table.columns.map(\.name)).map(quoted)
    var text = ""
    for row in 0..<table.rowCount {
      let members = zip(keys, table.data).map { key, column in "\(key):\(json(column[row]))" }
      text += "{" + members.joined(separator: ",") + "}\n"
    }
    return text
  }

  /// The second `x` is called `x_2`: readers of JSON keep but one value of a name.
  private static func uniqueNames(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      var unique = name
      var number = 2
      while !taken.insert(unique).inserted {
        unique = "\(name)_\(number)"
        number += 1
      }
      return unique
    }
  }

  private static func json(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .int(let number): String(number)
    case .number(let number), .percent(let number):
      number.isFinite ? NumberText.shortest(number) : "null"
    case .bool(let truth): truth ? "true" : "false"
    case .text(let text): quoted(text)
    case .date(let date): quoted(date.description)
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = String.UnicodeScalarView()
    quoted.append("\"")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        quoted.append("\\")
        quoted.append(scalar)
      case "\n": quoted.append(contentsOf: "\\n".unicodeScalars)
      case "\r": quoted.append(contentsOf: "\\r".unicodeScalars)
      case "\t": quoted.append(contentsOf: "\\t".unicodeScalars)
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        let zeros = String(repeating: "0", count: 4 - digits.count)
        quoted.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
      default: quoted.append(scalar)
      }
    }
    quoted.append("\"")
    return String(quoted)
  }
}
