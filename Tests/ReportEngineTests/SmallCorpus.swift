import ReportCorpus
import ReportEngine
import ReportFacts
import ReportLanguage
import ReportText

/// Eight facts of three reports, small enough to know by heart.
///
///     id agency  year metric        kind   value   unit  trend
///      1 甲公安局 2024 结案率         rate      91.6 %
///      2 甲公安局 2024 信访总量       change    19.23 %    down
///      3 甲公安局 2023 立案数         count    318    起
///      4 乙公安局 2025 化解率         rate      96.67 %
///      5 乙公安局 2025 受理 案件      count  14000    件
///      6 乙公安局 2025 结案率         change      —         up
///      7 丙法院   null 审结案件       count    500    件
///      8 丙法院   null 投入           money   2500.5 元
enum SmallCorpus {
  static let corpus: Corpus = {
    var builder = CorpusBuilder(keepsDuplicates: true)
    add(
      &builder,
      "甲",
      agency: "甲公安局",
      year: 2024,
      [
        fact("结案率", .rate, 91.6, "%", year: 2024),
        fact("信访总量", .change, 19.23, "%", trend: .down, year: 2024),
        fact("立案数", .count, 318, "起", year: 2023),
      ]
    )
    add(
      &builder,
      "乙",
      agency: "乙公安局",
      year: 2025,
      [
        fact("化解率", .rate, 96.67, "%", year: 2025),
        fact("受理 案件", .count, 14_000, "件", bound: .atLeast, year: 2025),
        fact("结案率", .change, nil, "", trend: .up, year: 2025),
      ]
    )
    add(
      &builder,
      "丙",
      agency: "丙法院",
      year: nil,
      [fact("审结案件", .count, 500, "件", year: nil), fact("投入", .money, 2500.5, "元", year: nil)]
    )
    return builder.build()
  }()

  private static func fact(
    _ metric: String,
    _ kind: Fact.Kind,
    _ value: Double?,
    _ unit: String,
    bound: Fact.Bound = .exact,
    trend: Fact.Trend? = nil,
    year: Int?
  ) -> Fact {
    Fact(
      span: SourceSpan(0, 3),
      sentence: 0,
      quantity: "数",
      value: value,
      unit: unit,
      kind: kind,
      bound: value == nil ? nil : bound,
      trend: trend,
      year: year,
      metric: metric
    )
  }

  private static func add(
    _ builder: inout CorpusBuilder,
    _ id: String,
    agency: String,
    year: Int?,
    _ facts: [Fact]
  ) {
    let text = SourceText(name: "\(id).txt", "数在这里。")
    let extraction = ReportExtraction(
      header: ReportHeader(
        agency: agency,
        year: year,
        date: year.flatMap { CalendarDate(year: $0 + 1, month: 1, day: 28) }
      ),
      sections: [
        ReportSection(path: "一、工作", heading: "工作", level: 1, part: .work, span: text.span)
      ],
      sentences: [ReportSentence(text: text.string, section: 0, span: text.span)],
      facts: facts
    )
    builder.add(id: id, text: text, extraction: extraction)
  }
}

/// What a query gives over the small corpus: a line a row with `|` between values and `-` for
/// null, or the drawn diagnostics.
func answer(_ query: String) -> String {
  do {
    let rows = try evaluate(query)
    return (0..<rows.rowCount).map { row in
      rows.columns.map { plain($0[row]) }.joined(separator: "|")
    }.joined(separator: "\n")
  } catch let failure as DrawnFailure {
    return failure.text
  } catch {
    return "unexpected: \(error)"
  }
}

/// The rows of a query over the small corpus.
func evaluate(_ query: String, tracesLineage: Bool = false) throws -> EvaluatedRows {
  let bound = try bind(query)
  do {
    return try PlanEvaluator.evaluate(Planner.plan(bound), tracesLineage: tracesLineage)
  } catch {
    throw DrawnFailure(SourceText(name: "query", query), [error.diagnostic])
  }
}

/// A query bound to the small corpus.
func bind(_ query: String, in corpus: Corpus = SmallCorpus.corpus) throws -> BoundQuery {
  let source = SourceText(name: "query", query)
  let script = Script.parse(source)
  guard script.issues.isEmpty, case .select(let select)? = script.statements.first?.runnable?.kind
  else { throw DrawnFailure(source, script.diagnostics) }
  do {
    return try Binder.bind(select, of: source, in: corpus)
  } catch {
    throw DrawnFailure(source, error.issues.map(\.diagnostic))
  }
}

struct DrawnFailure: Error {
  let text: String

  init(_ source: SourceText, _ diagnostics: [Diagnostic]) {
    let renderer = DiagnosticRenderer(source)
    text = diagnostics.map { renderer.render($0) }.joined(separator: "\n")
  }
}

private func plain(_ value: Value) -> String {
  switch value {
  case .null: "-"
  case .int(let value): String(value)
  case .number(let value): NumberText.shortest(value)
  case .percent(let value): NumberText.shortest(DecimalShift.points(fromRatio: value)) + "%"
  case .text(let value): value
  case .date(let value): value.description
  case .bool(let value): String(value)
  }
}
