import ReportCorpus
import ReportText

/// One JSON object a line; a percent is its ratio, a day is text.
enum NDJSONFormat {
  static func text(of table: ResultTable) -> String {
    let keys = uniqueNames(table.columns.map(\.name)).enumerated().map { index, name in
      Array("\(index == 0 ? "{" : ",")\(quoted(name)):".utf8)
    }
    var text = ByteBuffer()
    for row in 0..<table.rowCount {
      if keys.isEmpty { text.append(UInt8(ascii: "{")) }
      for (key, column) in zip(keys, table.data) {
        key.withUnsafeBufferPointer { text.append($0) }
        append(column[row], to: &text)
      }
      text.append("}\n")
    }
    return text.string
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
  static func append(_ value: Value, to json: inout ByteBuffer) {
    switch value {
    case .null: json.append("null")
    case .int(let number): append(number, to: &json)
    case .number(let number), .percent(let number): append(number, to: &json)
    case .bool(let truth): json.append(truth ? "true" : "false")
    case .text(let text): append(text, to: &json)
    case .date(let date): append(date.description, to: &json)
    }
  }

  // MARK: - Texts

  /// A text in quotes, with what JSON forbids in them escaped.
  static func quoted(_ text: String) -> String {
    var json = ByteBuffer(capacity: text.utf8.count + 2)
    append(text, to: &json)
    return json.string
  }

  /// Appends a text in quotes, with what JSON forbids in them escaped.
  static func append(_ text: String, to json: inout ByteBuffer) {
    var text = text
    json.append(UInt8(ascii: "\""))
    text.withUTF8 { text in
      var start = 0
      while start < text.count {
        let end = JSONTextBytes.plainEnd(text, from: start)
        json.append(UnsafeBufferPointer(rebasing: text[start..<end]))
        if end < text.count { appendEscaped(text[end], to: &json) }
        start = end + 1
      }
    }
    json.append(UInt8(ascii: "\""))
  }

  private static func appendEscaped(_ byte: UInt8, to json: inout ByteBuffer) {
    json.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x0A: json.append(UInt8(ascii: "n"))
    case 0x0D: json.append(UInt8(ascii: "r"))
    case 0x09: json.append(UInt8(ascii: "t"))
    case 0..<0x20:
      json.append("u00")
      for digit in [byte >> 4, byte & 0xF] {
        json.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    default: json.append(byte)
    }
  }

  // MARK: - Numbers

  /// Appends a whole number.
  static func append(_ number: Int64, to json: inout ByteBuffer) {
    if number < 0 { json.append(UInt8(ascii: "-")) }
    appendDigits(of: number.magnitude, atLeast: 1, to: &json)
  }

  /// Appends a number; what is no number of JSON is null.
  static func append(_ number: Double, to json: inout ByteBuffer) {
    if let decimal = ShortDecimal(number) {
      if decimal.isNegative { json.append(UInt8(ascii: "-")) }
      let (whole, rest) = decimal.digits.quotientAndRemainder(dividingBy: decimal.scale)
      appendDigits(of: whole, atLeast: 1, to: &json)
      if decimal.places == 0 { return }
      json.append(UInt8(ascii: "."))
      appendDigits(of: rest, atLeast: decimal.places, to: &json)
    } else {
      var text = number.isFinite ? NumberText.shortest(number) : "null"
      text.withUTF8 { json.append($0) }
    }
  }

  private static func appendDigits(
    of number: UInt64,
    atLeast least: Int,
    to json: inout ByteBuffer
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var first = digits.count
      var rest = number
      while rest > 0 || digits.count - first < least {
        first -= 1
        digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      json.append(UnsafeBufferPointer(rebasing: digits[first...]))
    }
  }
}
