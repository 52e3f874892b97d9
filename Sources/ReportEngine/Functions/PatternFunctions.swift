import ReportCorpus
import ReportText

/// Functions of regular expressions.
enum PatternFunctions {
  static let all = [
    ScalarFunction(
      "regexp_matches(text, pattern)",
      .text,
      [.text, .pattern],
      .type(.bool),
      help: Wording("whether the pattern matches anywhere, as `~ /…/`", "正则表达式是否在某处匹配，同 `~ /…/`"),
      example: #"regexp_matches("办结率", "率$")"#,
      gives: "true"
    ) { values, context throws(FunctionFailure) in
      let pattern = try context.pattern(values[1].text)
      return .bool(pattern.matches(values[0].text))
    },
    ScalarFunction(
      "regexp_extract(text, pattern[, group])",
      .text,
      [.text, .pattern, .int],
      optional: 1,
      .type(.text),
      help: Wording(
        "the first match, or what a group in it matched; null where there is none",
        "第一处匹配，或其中一组匹配的内容；没有则为 `null`"
      ),
      example: #"regexp_extract("共318起", "([0-9]+)起", 1)"#,
      gives: "318"
    ) { values, context throws(FunctionFailure) in
      let pattern = try context.pattern(values[1].text)
      let group = values.count > 2 ? Int(clamping: values[2].int) : 0
      return pattern.firstMatch(in: values[0].text, group: group).map { .text($0) } ?? .null
    },
    ScalarFunction(
      "regexp_replace(text, pattern, to)",
      .text,
      [.text, .pattern, .text],
      .type(.text),
      help: Wording(
        #"every match replaced; `\1` in `to` is what the first group matched"#,
        #"换掉每一处匹配；`to` 里的 `\1` 是第一组匹配的内容"#
      ),
      example: #"regexp_replace("3起5起", "([0-9])起", "\1件")"#,
      gives: "3件5件"
    ) { values, context throws(FunctionFailure) in
      let pattern = try context.pattern(values[1].text)
      guard let replaced = pattern.replacingMatches(in: values[0].text, by: values[2].text) else {
        throw .badReplacement(values[2].text)
      }
      return .text(replaced)
    },
  ]
}
