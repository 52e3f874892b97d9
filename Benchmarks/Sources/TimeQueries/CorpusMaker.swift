import Dispatch
import ReportFacts
import ReportQL
import ReportText
import SyntheticFacts

/// Builds a corpus of made reports in memory: the one place that knows how a corpus is built.
///
/// Reports go in as they do when files are read, as a text and what was read out of it; only the
/// reading itself is left out, because every place is known already.
struct CorpusMaker {
  let source: SyntheticCorpus
  /// Whether sentences hold more than their figures.
  let hasProse: Bool

  private static let reportsPerBatch = 4096

  /// A corpus, and the time that packing took of the whole: the rest is that of making reports.
  func make() -> (corpus: Corpus, packing: Duration) {
    let clock = ContinuousClock()
    var packing = Duration.zero
    var builder = CorpusBuilder()
    for start in stride(from: 0, to: source.count, by: Self.reportsPerBatch) {
      let reports = batch(start..<min(start + Self.reportsPerBatch, source.count))
      let begin = clock.now
      for report in reports {
        builder.add(
          id: report.id,
          text: report.text,
          extraction: report.extraction,
          digests: report.digests
        )
      }
      packing += clock.now - begin
    }
    let begin = clock.now
    let corpus = builder.build()
    return (corpus, packing + (clock.now - begin))
  }

  private struct Report {
    var id: String
    var text: SourceText
    var extraction: ReportExtraction
    var digests: ReportDigests
  }

  /// Some reports, made on all cores.
  private func batch(_ range: Range<Int>) -> [Report] {
    let parts = 64
    let size = (range.count + parts - 1) / parts
    return [[Report]](unsafeUninitializedCapacity: parts) { buffer, count in
      nonisolated(unsafe) let made = buffer
      made.initialize(repeating: [])
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        let start = min(range.lowerBound + part * size, range.upperBound)
        made[part] = (start..<min(start + size, range.upperBound)).map(report)
      }
      count = parts
    }.flatMap(\.self)
  }

  private func report(_ index: Int) -> Report {
    let whole = source.report(index)
    let report = hasProse ? whole : whole.withoutProse
    let id = source.id(report.entry)
    let text = SourceText(name: id + ".txt", utf8: report.bytes)
    return Report(
      id: id,
      text: text,
      extraction: extraction(of: report, text),
      digests: ReportDigests(text: text)
    )
  }

  private func extraction(of report: SyntheticReport, _ text: SourceText) -> ReportExtraction {
    let agency = source.agencies[report.entry.agency]
    return ReportExtraction(
      header: ReportHeader(
        agency: agency.name,
        year: report.entry.year,
        title: text.text(in: SourceSpan(0, text.bytes.firstIndex(of: 0x0A) ?? 0)),
        region: agency.region,
        level: agency.level,
        system: agency.system,
        genre: "法治政府建设"
      ),
      sections: report.sections.map { section in
        ReportSection(
          path: source.headings[section.heading],
          heading: source.headings[section.heading],
          level: 1,
          part: section.part,
          span: SourceSpan(section.span.lowerBound, section.span.upperBound)
        )
      },
      sentences: report.sentences.map { sentence in
        let span = SourceSpan(sentence.span.lowerBound, sentence.span.upperBound)
        return ReportSentence(text: text.text(in: span), section: sentence.section, span: span)
      },
      facts: report.facts.map { fact($0, text) }
    )
  }

  private func fact(_ fact: SyntheticFact, _ text: SourceText) -> Fact {
    let metric = source.metrics[fact.metric]
    let span = SourceSpan(fact.span.lowerBound, fact.span.upperBound)
    return Fact(
      span: span,
      sentence: fact.sentence,
      quantity: text.text(in: span),
      value: fact.figure?.value,
      low: fact.figure?.lowValue,
      unit: fact.figure.map { source.units[$0.unit] } ?? "",
      kind: fact.kind,
      bound: fact.bound,
      trend: fact.trend,
      baseline: fact.baseline.map { source.baselines[$0] },
      role: fact.role,
      year: fact.year,
      period: fact.period,
      metric: metric.name,
      concept: metric.concept,
      object: metric.object
    )
  }
}
