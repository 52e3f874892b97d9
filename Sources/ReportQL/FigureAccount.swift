public import ReportFacts
public import ReportText

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
  ///
  /// - Parameter language: The language to speak.
  /// - Returns: The lines, without line breaks.
  public func lines(in language: Language = .english) -> [String] {
    guard let explanation else {
      return [place, "  " + Wording("no number stands here", "这里没有数")[language]]
    }
    let context = [place, "  " + quotation(of: explanation)]
    switch explanation.outcome {
    case .distractor(let distractor):
      let name = Wording("no fact", "不是事实")[language].padded(to: 10)
      return context + ["  \(name) \(distractor.words[language])"]
    case .fact(let fact, let reading):
      return context
        + lines(of: fact, reading).map {
          "  \($0[language].padded(to: 10)) \($1[language])"
        }
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
  ) -> [(name: Wording, words: Wording)] {
    let parts = reading.parts.map { part in
      Wording("\(part.sort.rawValue) `\(part.text)`", "\(part.sort.chinese) `\(part.text)`")
    }
    var lines: [(Wording, Wording)] = [(Wording("pieces", "组成"), .list(parts))]
    if fact.isTarget {
      lines.append(
        (
          Wording("plan", "计划"),
          Wording("a row of `targets`, not of `facts`", "是 `targets` 的行，不是 `facts` 的行")
        )
      )
    }
    lines.append((Wording("value", "数值"), value(of: fact)))
    if let trend = fact.trend {
      let baseline = fact.baseline.map { Wording(", against \($0)", "，相对于\($0)") } ?? .nothing
      lines.append(
        (Wording("trend", "趋势"), Wording(trend.rawValue, "`\(trend.rawValue)`") + baseline)
      )
    }
    let metric = fact.metric.isEmpty ? Wording("none found", "没有找到") : Wording(name: fact.metric)
    lines.append((Wording("metric", "指标"), metric))
    lines.append((Wording("rule", "规则"), reading.rule.words))
    for candidate in reading.candidates {
      let (text, place) = (candidate.text, candidate.place)
      lines.append(
        (
          Wording("candidate", "候选"),
          Wording("\(text) (\(place.rawValue))", "\(text)（\(place.chinese)）")
        )
      )
    }
    if let concept = fact.concept {
      lines.append((Wording("concept", "概念"), Wording(name: concept)))
    }
    let (year, period, role) = (fact.year, fact.period.rawValue, fact.role.rawValue)
    lines.append(
      (
        Wording("time", "时间"),
        Wording(
          "\(year.map { "\($0), " } ?? "")period \(period), role \(role)",
          "\(year.map { "\($0)，" } ?? "")时段 `\(period)`，角色 `\(role)`"
        )
      )
    )
    let part = reading.part.rawValue
    lines.append((Wording("section", "章节"), Wording("part \(part)", "部分 `\(part)`")))
    return lines
  }

  private func value(of fact: Fact) -> Wording {
    guard let value = fact.value else {
      return Wording("none: a trend without a figure", "没有：只有趋势，没有数字")
    }
    let number = ValueText.exact(.number(value))
    let unit = fact.unit.isEmpty ? "" : " \(fact.unit)"
    let low = fact.low.map { ValueText.exact(.number($0)) }
    let figure = Wording(
      (low.map { $0 + " to " } ?? "") + number + unit,
      (low.map { $0 + " 至 " } ?? "") + number + unit
    )
    let bound = fact.bound.map { Wording(", \($0.rawValue)", "，`\($0.rawValue)`") } ?? .nothing
    return figure + Wording(", \(fact.kind.rawValue)", "，`\(fact.kind.rawValue)`") + bound
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.cells(in: self)))
  }

  /// The text on one line: line breaks and the white space around them left out.
  fileprivate var unwrapped: String {
    split(whereSeparator: \.isNewline)
      .map { $0.trimmingPrefix(while: \.isWhitespace) }
      .joined()
  }
}
