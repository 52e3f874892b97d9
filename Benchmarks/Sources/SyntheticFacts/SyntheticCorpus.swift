import ReportFacts

/// Any number of made reports: the same number of facts and the same seed always give the same.
///
/// Nothing is kept: each report is made when it is asked for, from any thread.
public struct SyntheticCorpus: Sendable {
  /// The public bodies.
  public let agencies: [AgencyTable.Agency]
  /// The measures.
  public let metrics: [MetricTable.Metric]
  /// The names of the units.
  public let units: [String]
  /// The headings of the reports.
  public let headings: PhraseTable
  /// What changes are measured against.
  public let baselines: PhraseTable
  /// The reports.
  public let schedule: ReportSchedule

  let metricTable: MetricTable
  let words = WordTables()
  let agencyNames: PhraseTable

  /// Plans reports that state so many facts together.
  ///
  /// - Precondition: `facts` is from 1 to ``ReportSchedule/capacity``.
  public init(facts: Int, seed: UInt64 = 1) {
    agencies = AgencyTable().agencies
    agencyNames = PhraseTable(agencies.map(\.name))
    metricTable = MetricTable()
    metrics = metricTable.metrics
    units = UnitTable.names
    headings = words.headings
    baselines = words.baselines
    schedule = ReportSchedule(facts: facts, seed: seed)
  }

  /// How many reports there are.
  public var count: Int { schedule.entries.count }

  /// A report.
  public func report(_ index: Int) -> SyntheticReport {
    var writer = ReportWriter(corpus: self, entry: schedule.entries[index])
    return writer.write()
  }

  /// The id of a report: `440703/江门市公安局蓬江分局/2025`.
  public func id(_ entry: ReportSchedule.Entry) -> String {
    let agency = agencies[entry.agency]
    return "\(agency.region.code)/\(agency.name)/\(entry.year)"
  }
}

/// The words of sentences as phrases.
struct WordTables: Sendable {
  let clauses = PhraseTable(SentenceWords.clauses)
  let endings = PhraseTable(SentenceWords.endings)
  let openings = PhraseTable(SentenceWords.openings.flatMap(\.words))
  let units = PhraseTable(UnitTable.names)
  let countVerbs = PhraseTable(SentenceWords.countVerbs)
  let rateVerbs = PhraseTable(SentenceWords.rateVerbs)
  let rises = PhraseTable(SentenceWords.rises)
  let falls = PhraseTable(SentenceWords.falls)
  let plain: [PhraseTable] = [
    PhraseTable(SentenceWords.plainRises), PhraseTable(SentenceWords.plainFalls),
    PhraseTable(SentenceWords.plainEqual),
  ]
  let baselines = PhraseTable(
    SentenceWords.baselines + ReportSchedule.years.map { "较\($0 - 1)年同期" }
  )
  let headings = PhraseTable(SentenceWords.headings.flatMap(\.words))
  let headingParts = SentenceWords.headings.flatMap { part, words in words.map { _ in part } }
}
