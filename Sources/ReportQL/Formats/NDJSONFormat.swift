import ReportCorpus
import ReportText

/// One JSON object a line; a percent is its ratio, a day is text.
enum NDJSONFormat {
  static func text(of table: ResultTable) -> String {
    let keys = uniqueNames(table.columns.map(\.name)).enumerated().map { index, name in
      Array("\(index == 0 ? "{" : ",")\(quoted(name)):".utf8)
    }
    var text: [UInt8] = []
    for row in 0..<table.rowCount {
      if keys.isEmpty { text.append(UInt8(ascii: "{")) }
      for (key, column) in zip(keys, table.data) {
        text += key
        append(column[row], to: &text)
      }
      text += [UInt8(ascii: "}"), UInt8(ascii: "\n")]
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The second `x` is called `x_2`: readers of JSON keep but one value of a name.
  static func uniqueNames(_ names: [String]) -> [String] {
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

  /// Appends a value as JSON.
  static func append(_ value: Value, to json: inout [UInt8]) {
    switch value {
    case .null: json += "null".utf8
    case .int(let number): json += String(number).utf8
    case .number(let number), .percent(let number):
      json += (number.isFinite ? NumberText.shortest(number) : "null").utf8
    case .bool(let truth): json += (truth ? "true" : "false").utf8
    case .text(let text): append(text, to: &json)
    case .date(let date): append(date.description, to: &json)
    }
  }

  /// A text in quotes, with what JSON forbids in them escaped.
  static func quoted(_ text: String) -> String {
    var json: [UInt8] = []
    append(text, to: &json)
    return String(decoding: json, as: UTF8.self)
  }

  /// Appends a text in quotes, with what JSON forbids in them escaped.
  static func append(_ text: String, to json: inout [UInt8]) {
    var text = text
    text.withUTF8 { text in
      json.append(UInt8(ascii: "\""))
      var start = 0
      for index in text.indices where mustBeEscaped(text[index]) {
        json.append(contentsOf: text[start..<index])
        appendEscaped(text[index], to: &json)
        start = index + 1
      }
      json.append(contentsOf: text[start...])
      json.append(UInt8(ascii: "\""))
    }
  }

  private static func mustBeEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func appendEscaped(_ byte: UInt8, to json: inout [UInt8]) {
    json.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x0A: json.append(UInt8(ascii: "n"))
    case 0x0D: json.append(UInt8(ascii: "r"))
    case 0x09: json.append(UInt8(ascii: "t"))
    case 0..<0x20:
      let digits = String(byte, radix: 16)
      json += "u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
    default: json.append(byte)
    }
  }
}
