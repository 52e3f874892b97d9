import ReportCorpus
import ReportText

/// Functions of texts; characters are code points, counted from 1.
enum TextFunctions {
  static let all: [ScalarFunction] = measures + cuts + changes + tests + [concatenate]

  /// The operator `||`.
  static let concatenate = ScalarFunction(
    "||",
    .text,
    [.any, .any],
    .type(.text),
    isOperator: true,
    help: Wording("both as text, one behind the other", "两者作为文本前后相连"),
    example: #""a" || 1"#,
    gives: "a1"
  ) { values, _ in .text(values.map(Conversion.text).joined()) }

  private static let measures = [
    ScalarFunction(
      "length(text)",
      .text,
      [.text],
      .type(.int),
      help: Wording("how many characters it has", "有多少个字符"),
      example: #"length("结案率")"#,
      gives: "3"
    ) { values, _ in .int(Int64(values[0].scalars.count)) }
  ]

  private static let cuts = [
    ScalarFunction(
      "substr(text, start[, count])",
      .text,
      [.text, .int, .int],
      optional: 1,
      .type(.text),
      help: Wording(
        "a part; start counts from 1, a negative one from the end",
        "其中一段；起点从 1 数起，负数从末尾数"
      ),
      example: #"substr("江门市公安局", 4, 2)"#,
      gives: "公安"
    ) { values, _ in
      let count = values.count > 2 ? values[2].int : nil
      return .text(TextParts.part(of: values[0].scalars, from: values[1].int, count: count))
    },
    ScalarFunction(
      "split_part(text, separator, number)",
      .text,
      [.text, .text, .int],
      .type(.text),
      help: Wording(
        "the part of that number between separators; a negative number counts from the end",
        "按分隔符切开后的第几段；负数从末尾数"
      ),
      example: #"split_part("广东省/江门市/开平市", "/", 2)"#,
      gives: "江门市"
    ) { values, _ in
      .text(TextParts.field(values[2].int, of: values[0].text, between: values[1].text))
    },
    trim("trim", Wording("both ends", "两端"), #"trim("　结案率 ")"#, "结案率", start: true, end: true),
    trim(
      "ltrim",
      Wording("the beginning", "开头"),
      #"ltrim("00318", "0")"#,
      "318",
      start: true,
      end: false
    ),
    trim("rtrim", Wording("the end", "末尾"), #"rtrim("件。", "。")"#, "件", start: false, end: true),
  ]

  private static func trim(
    _ name: String,
    _ place: Wording,
    _ example: String,
    _ result: String,
    start: Bool,
    end: Bool
  ) -> ScalarFunction {
    ScalarFunction(
      "\(name)(text[, characters])",
      .text,
      [.text, .text],
      optional: 1,
      .type(.text),
      help: Wording(
        "without white space, or these characters, at \(place.english)",
        "去掉\(place.chinese)的空白，或给出的字符"
      ),
      example: example,
      gives: result
    ) { values, _ in
      let characters = values.count > 1 ? Set(values[1].scalars) : nil
      func goes(_ scalar: Unicode.Scalar) -> Bool {
        characters?.contains(scalar) ?? scalar.properties.isWhitespace
      }
      var rest = values[0].scalars[...]
      while start, let first = rest.first, goes(first) { rest.removeFirst() }
      while end, let last = rest.last, goes(last) { rest.removeLast() }
      return .text(TextParts.string(rest))
    }
  }

  private static let changes = [
    ScalarFunction(
      "replace(text, from, to)",
      .text,
      [.text, .text, .text],
      .type(.text),
      help: Wording("every `from` replaced", "把每个 `from` 换掉"),
      example: #"replace("12起", "起", "件")"#,
      gives: "12件"
    ) { values, _ in
      .text(
        values[1].text.isEmpty
          ? values[0].text
          : TextParts.split(values[0].text, by: values[1].text).joined(separator: values[2].text)
      )
    },
    ScalarFunction(
      "upper(text)",
      .text,
      [.text],
      .type(.text),
      help: Wording("in capital letters", "变成大写字母"),
      example: #"upper("Gdp")"#,
      gives: "GDP"
    ) { values, _ in .text(values[0].text.uppercased()) },
    ScalarFunction(
      "lower(text)",
      .text,
      [.text],
      .type(.text),
      help: Wording("in small letters", "变成小写字母"),
      example: #"lower("Gdp")"#,
      gives: "gdp"
    ) { values, _ in .text(values[0].text.lowercased()) },
    ScalarFunction(
      "fold(text)",
      .text,
      [.text],
      .type(.text),
      help: Wording(
        "as `~` compares it: small, half width, without white space",
        "`~` 比较时的样子：小写、半角、无空白"
      ),
      example: #"fold("ＡＢ 率")"#,
      gives: "ab率"
    ) { values, _ in .text(FoldedText.fold(values[0].text)) },
    ScalarFunction(
      "concat(value, …)",
      .text,
      [.any],
      repeats: true,
      .type(.text),
      seesNulls: true,
      help: Wording(
        "all as text, one behind the other; nulls are left out",
        "全部作为文本前后相连；略去 `null`"
      ),
      example: #"concat("第", 3, "条", null)"#,
      gives: "第3条"
    ) { values, _ in .text(values.map(Conversion.text).joined()) },
  ]

  private static let tests = [
    test(
      "contains",
      Wording(
        "whether the other text is in it, letter by letter; `~` folds both",
        "是否含有另一文本，逐字相同；`~` 则不计大小写和全半角"
      )
    ) {
      TextParts.split($0, by: $1).count > 1
    },
    test("starts_with", Wording("whether it begins with the other text", "是否以另一文本开头")) {
      text,
      other in
      text.unicodeScalars.starts(with: other.unicodeScalars)
    },
    test("ends_with", Wording("whether it ends with the other text", "是否以另一文本结尾")) { text, other in
      text.unicodeScalars.reversed().starts(with: other.unicodeScalars.reversed())
    },
  ]

  private static func test(
    _ name: String,
    _ help: Wording,
    _ holds: @escaping @Sendable (String, String) -> Bool
  ) -> ScalarFunction {
    ScalarFunction(
      "\(name)(text, other)",
      .text,
      [.text, .text],
      .type(.bool),
      help: help,
      example: "\(name)(\"结案率\", \"\(name == "starts_with" ? "结案" : "案率")\")",
      gives: "true"
    ) { values, _ in .bool(values[1].text.isEmpty || holds(values[0].text, values[1].text)) }
  }
}

/// Cuts texts by code points.
enum TextParts {
  /// A part as SQLite's `substr` cuts it: a negative count goes backwards from the start.
  static func part(of scalars: [Unicode.Scalar], from start: Int64, count: Int64?) -> String {
    let length = Double(scalars.count)
    // Doubles hold all places that matter and do not overflow.
    var first = start > 0 ? Double(start) - 1 : start < 0 ? length + Double(start) : -1
    var end = count.map { first + Double($0) } ?? length
    if start == 0, count == nil { end = length }
    if end < first { swap(&first, &end) }
    let from = Int(max(0, min(first, length)))
    let to = Int(max(0, min(end, length)))
    return string(scalars[from..<max(from, to)])
  }

  /// The part of a number between separators; empty where there is none.
  static func field(_ number: Int64, of text: String, between separator: String) -> String {
    let fields = separator.isEmpty ? [text] : split(text, by: separator)
    let index = number > 0 ? number - 1 : Int64(fields.count) + number
    guard number != 0, index >= 0, index < Int64(fields.count) else { return "" }
    return fields[Int(index)]
  }

  /// The parts between separators, compared byte by byte.
  static func split(_ text: String, by separator: String) -> [String] {
    let bytes = Array(text.utf8)
    let wanted = Array(separator.utf8)
    guard let first = wanted.first else { return [text] }
    var parts: [String] = []
    var start = 0
    var index = 0
    while index + wanted.count <= bytes.count {
      if bytes[index] == first, bytes[index..<(index + wanted.count)].elementsEqual(wanted) {
        parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
        index += wanted.count
        start = index
      } else {
        index += 1
      }
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }

  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension Value {
  /// The text; the binder lets only texts through.
  var text: String {
    guard case .text(let text) = self else { preconditionFailure("a text was bound") }
    return text
  }

  /// The characters of the text.
  var scalars: [Unicode.Scalar] { Array(text.unicodeScalars) }

  /// The whole number; the binder lets only whole numbers through.
  var int: Int64 {
    guard case .int(let value) = self else { preconditionFailure("a whole number was bound") }
    return value
  }
}
