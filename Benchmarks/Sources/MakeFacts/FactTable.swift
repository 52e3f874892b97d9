import ReportFacts
import SyntheticFacts

/// The facts of made reports as tab-separated values, `\N` for null.
///
/// The columns are those of `facts`; only `source` comes as `line` and `column`, so that whoever
/// reads the table may choose to put it together or not.
struct FactTable {
  static let header =
    """
    id report agency report_year year period province city county region division section part \
    metric concept object kind role value low unit bound rate change delta trend baseline \
    quantity sentence line column span_start span_end
    """.split(separator: " ").joined(separator: "\t") + "\n"

  let corpus: SyntheticCorpus
  private let metrics: [[UInt8]]

  init(corpus: SyntheticCorpus) {
    self.corpus = corpus
    // `metric`, `concept` and `object` stand side by side.
    metrics = corpus.metrics.map { metric in
      Array("\(metric.name)\t\(metric.concept ?? null)\t\(metric.object ?? null)\t".utf8)
    }
  }

  /// The rows of some reports.
  func rows(of reports: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    for index in reports { append(corpus.report(index), to: &bytes) }
    return bytes
  }

  private func append(_ report: SyntheticReport, to bytes: inout [UInt8]) {
    let entry = report.entry
    let agency = corpus.agencies[entry.agency]
    let reporter = "\(corpus.id(entry))\t\(agency.name)\t\(entry.year)\t"
    let region = agency.region
    let place = [
      region.province, region.city ?? null, region.county ?? null, region.path, region.code,
    ].joined(separator: "\t")
    for (number, fact) in report.facts.enumerated() {
      let sentence = report.sentences[fact.sentence]
      let section = report.sections[sentence.section]
      bytes += "\(entry.firstFact + number + 1)\t\(reporter)\(fact.year)\t".utf8
      bytes += "\(fact.period.rawValue)\t\(place)\t".utf8
      bytes += corpus.headings.bytes(section.heading)
      bytes += "\t\(section.part.rawValue)\t".utf8
      bytes += metrics[fact.metric]
      append(figure: fact, to: &bytes)
      bytes += report.bytes[fact.span]
      bytes.append(tab)
      bytes += report.bytes[sentence.span]
      bytes += "\t\(fact.line)\t\(fact.column)".utf8
      bytes += "\t\(fact.characters.lowerBound)\t\(fact.characters.upperBound)\n".utf8
    }
  }

  /// `kind` to `baseline`.
  private func append(figure fact: SyntheticFact, to bytes: inout [UInt8]) {
    let unit = fact.figure.map { corpus.units[$0.unit] }
    let sign: Double = fact.trend == .down ? -1 : 1
    let isChange = fact.kind == .change
    let ratio = unit == "%" ? fact.figure?.ratio : nil
    let fields = [
      fact.kind.rawValue, fact.role.rawValue, text(fact.figure?.value),
      text(fact.figure?.lowValue), unit ?? null, fact.bound?.rawValue ?? null,
      text(fact.kind == .rate ? ratio : nil), text(isChange ? ratio.map { sign * $0 } : nil),
      text(isChange ? fact.figure.map { sign * $0.value } : nil), fact.trend?.rawValue ?? null,
      fact.baseline.map { corpus.baselines[$0] } ?? null,
    ]
    for field in fields {
      bytes += field.utf8
      bytes.append(tab)
    }
  }

  private func text(_ number: Double?) -> String { number.map(\.description) ?? null }
}

private let null = "\\N"
private let tab = UInt8(ascii: "\t")
