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

  /// A value as JSON.
  static func json(_ value: Value) -> String {
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

  /// A text in quotes, with what JSON forbids in them escaped.
  static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
      return "\"" + text + "\""
    }
    var quoted: [UInt8] = [0x22]
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: quoted += [0x5C, byte]
      case 0x0A: quoted += Array("\\n".utf8)
      case 0x0D: quoted += Array("\\r".utf8)
      case 0x09: quoted += Array("\\t".utf8)
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        let zeros = String(repeating: "0", count: 4 - digits.count)
        quoted += Array("\\u\(zeros)\(digits)".utf8)
      default: quoted.append(byte)
      }
    }
    quoted.append(0x22)
    return String(decoding: quoted, as: UTF8.self)
  }
}
