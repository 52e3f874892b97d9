public import ReportFacts
import ReportText

/// Tells in words how a figure was read, or why a number is no fact.
///
///     Examples/Reports/2025-开平市公安局.txt:10:299
///       …推进综治部门牵头化解率【96.67%】,努力将矛盾化解在基层…
///       pieces     number `96.67`, measure word `%`
///       value      96.67 %, rate, exact
///       metric     综治部门牵头化解率
///       rule       the phrase before the figure
public struct FigureAccount: Sendable {
  private let text: SourceText
  private let explanation: FigureExplanation?
  private let place: String

  /// Reads a report again, looking at one place.
  ///
  /// - Parameters:
  ///   - offset: A byte of the number.
  ///   - text: The report.
  ///   - place: How the place is called: file:line:column.
  ///   - lexicon: Which wordings of metrics are one concept.
  public init(
    at offset: Int,
    of text: SourceText,
    called place: String,
    lexicon: ConceptLexicon = .builtIn
  ) {
    self.text = text
    self.place = place
    self.explanation = ReportExtractor.explanation(at: offset, of: text, lexicon: lexicon)
  }

  /// Whether a number or a trend stands at the place.
  public var isFound: Bool { explanation != nil }

  /// The account, a line each.
  public var lines: [String] {
    guard let explanation else { return [place, "  no number stands here"] }
    let context = [place, "  " + quotation(of: explanation)]
    switch explanation.outcome {
    case .distractor(let distractor): return context + ["  no fact    \(distractor.words)"]
    case .fact(let fact, let reading):
      return context + lines(of: fact, reading).map { "  \($0.padded(to: 10)) \($1)" }
    }
  }

  private func quotation(of explanation: FigureExplanation) -> String {
    let (sentence, span) = (explanation.sentence, explanation.span)
    let before = text.text(in: SourceSpan(sentence.start, max(sentence.start, span.start)))
    let after = text.text(in: SourceSpan(min(span.end, sentence.end), sentence.end))
    let near = 24
    let head = before.unwrapped.count > near ? "…" : ""
    let tail = after.unwrapped.count > near ? "…" : ""
    return head + before.unwrapped.suffix(near) + "【\(text.text(in: span).unwrapped)】"
      + after.unwrapped.prefix(near) + tail
  }

  private func lines(
    of fact: Fact,
    _ reading: FigureExplanation.Reading
  ) -> [(name: String, words: String)] {
    var lines: [(String, String)] = [
      ("pieces", reading.parts.map { "\($0.sort.rawValue) `\($0.text)`" }.joined(separator: ", "))
    ]
    if fact.isTarget { lines.append(("plan", "a row of `targets`, not of `facts`")) }
    lines.append(("value", value(of: fact)))
    if let trend = fact.trend {
      let baseline = fact.baseline.map { ", against \($0)" } ?? ""
      lines.append(("trend", trend.rawValue + baseline))
    }
    lines.append(("metric", fact.metric.isEmpty ? "none found" : fact.metric))
    lines.append(("rule", reading.rule.words))
    for candidate in reading.candidates {
      lines.append(("candidate", "\(candidate.text) (\(candidate.place.rawValue))"))
    }
    if let concept = fact.concept { lines.append(("concept", concept)) }
    let year = fact.year.map { "\($0), " } ?? ""
    lines.append(
      ("time", "\(year)period \(fact.period.rawValue), role \(fact.role.rawValue)")
    )
    lines.append(("section", "part \(reading.part.rawValue)"))
    return lines
  }

  private func value(of fact: Fact) -> String {
    guard let value = fact.value else { return "none: a trend without a figure" }
    let low = fact.low.map { ValueText.exact(.number($0)) + " to " } ?? ""
    let unit = fact.unit.isEmpty ? "" : " \(fact.unit)"
    let bound = fact.bound.map { ", \($0.rawValue)" } ?? ""
    return low + ValueText.exact(.number(value)) + unit + ", \(fact.kind.rawValue)" + bound
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// The text on one line: line breaks and the white space around them left out.
  fileprivate var unwrapped: String {
    split(whereSeparator: \.isNewline)
      .map { $0.trimmingPrefix(while: \.isWhitespace) }
      .joined()
  }
}

extension Distractor {
  fileprivate var words: String {
    switch self {
    case .partOfName: "the number is a piece of a longer token or an ordinal"
    case .title: "the number is part of the title of a document"
    case .date: "the number is a year, a date or a time"
    case .age: "the number is an age"
    case .nameOfThing: "the number names something: a hotline, a road, a meeting"
    case .quotation: "the number is part of a slogan or name between quotation marks"
    case .threshold: "the number is a limit that says what another figure counts"
    case .chineseNumeral: "the Chinese numeral counts nothing of the year's work"
    case .noMeasureWord: "no measure word follows, and nothing else says that it is a figure"
    }
  }
}

extension MetricRule {
  fileprivate var words: String {
    switch self {
    case .phraseBefore: "the phrase before the figure"
    case .phraseBeforeChange: "the phrase before the words of the change"
    case .nounBehind: "the noun behind the figure"
    case .listItem: "an item of a list, with the verb that opened the list"
    case .topicAndPhrase: "a bare measure, with what was spoken of before"
    case .sameAsBefore: "what the figure before measured"
    case .levelBefore: "the level before: from one to the other"
    case .earlierClause: "the clause before, since the figure's own names nothing"
    case .distribution: "one of the items that the figures are distributed over"
    case .table: "the heads of the table's row and column"
    case .trend: "the phrase before the words of the trend"
    }
  }
}
