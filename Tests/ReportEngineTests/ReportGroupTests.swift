import ReportCorpus
import ReportFacts
import ReportText
import Testing

@testable import ReportEngine

/// Groups of facts whose agencies stand together, and windows over them, are those of facts in any
/// order.
@Suite struct ReportGroupTests {
  /// Queries with the agency in place of `@`.
  private static let groups = [
    "select @, metric, year, avg(rate) as mean, count(*) from facts group by @, metric, year",
    "select metric, @, count(*), sum(rate) from facts where rate > 0.3 group by metric, @",
    "select @, metric, count(distinct year) from facts group by @, metric",
  ]

  @Test(arguments: ReportTable.Order.allCases)
  func agenciesAreKeptOnceAReport(order: ReportTable.Order) {
    // Else what follows would compare one way of grouping with itself.
    guard let relation = ReportTable.corpus(of: order).relation(named: "facts"),
      let index = relation.schema.columns.firstIndex(where: { $0.name == "agency" })
    else {
      Issue.record("there are facts with agencies")
      return
    }
    #expect(KeyNumbers(.text, stored: relation.columns[index]).isKeptByReport)
  }

  @Test(arguments: ReportTable.Order.allCases, groups)
  func groupsDoNotDependOnWhereAgenciesStand(order: ReportTable.Order, query: String) throws {
    // A key that is computed is not known to be that of the report.
    let clustered = try order.answer(query.replacing("@", with: "agency"))
    let computed = try order.answer(query.replacing("@", with: "concat(agency, \"\")"))
    #expect(clustered.count > 20_000)
    let areSame = clustered == computed
    #expect(areSame)
  }

  /// Queries with few groups, which are taken in one loop.
  private static let fewGroups = [
    "select @, count(*) from facts where year >= 2021 group by @",
    "select @, year, avg(rate) as mean, count(*) from facts where metric ~ \"1\" group by @, year",
    "select year, @, sum(value) from facts group by year, @",
    "select @, count(rate), sum(rate) from facts where year = 2020 and rate > 0.2 group by @",
  ]

  @Test(arguments: ReportTable.Order.allCases, fewGroups)
  func groupsTakenInOneLoopDoNotDependOnWhereAgenciesStand(
    order: ReportTable.Order,
    query: String
  ) throws {
    let (clustered, computed) = ("agency", "concat(agency, \"\")")
    let groups = try order.answer(query.replacing("@", with: clustered))
    #expect(groups.count > 500)
    let areSame = try groups == order.answer(query.replacing("@", with: computed))
    #expect(areSame)
    let notes = try order.notes(query.replacing("@", with: clustered))
    #expect(try notes == order.notes(query.replacing("@", with: computed)))
  }

  @Test(arguments: ReportTable.Order.allCases)
  func theFirstDifferencesFromYearToYearAreThoseOfAll(order: ReportTable.Order) throws {
    let rises = try order.answer(
      """
      with yearly as (
        select agency, metric, year, avg(rate) as mean from facts group by agency, metric, year
      )
      select agency, metric, year,
        mean - lag(mean) over (partition by agency, metric order by year) as rise
      from yearly order by rise desc, agency, metric, year limit 300
      """
    )
    let expected = ReportTable.rises(order.facts).prefix(300)
    #expect(rises.count == 300)
    for (row, rise) in zip(rises, expected) {
      #expect(row[0] == .text(rise.agency) && row[1] == .text(rise.metric))
      #expect(row[2] == .int(Int64(rise.year)) && row[3] == .percent(rise.rise))
    }
  }

  @Test(arguments: ReportTable.Order.allCases, ["agency", "agency, metric", "metric", "year"])
  func rowsAreNumberedWithinTheirPartition(
    order: ReportTable.Order,
    partition: String
  ) throws {
    let query = """
      select id, row_number() over (partition by @ order by rate, id) as place
      from facts order by id
      """
    let numbered = try order.answer(query.replacing("@", with: partition))
    var byKey: [[String]: [ReportTable.Fact]] = [:]
    for fact in order.facts { byKey[fact.key(partition), default: []].append(fact) }
    var places = [Int64](repeating: 0, count: order.facts.count)
    for facts in byKey.values {
      let sorted = facts.sorted { ($0.rate, $0.number) < ($1.rate, $1.number) }
      for (place, fact) in sorted.enumerated() { places[fact.number] = Int64(place) + 1 }
    }
    let areSame = numbered.map { $0[1] } == places.map { .int($0) }
    #expect(areSame)
  }
}

/// Some 80,000 facts of 4,000 reports.
enum ReportTable {
  /// How reports stand.
  enum Order: CaseIterable {
    /// Those of one agency together.
    case byAgency
    /// All of a year together.
    case byYear
    /// Those of one agency together, but for some that come at the end.
    case someApart
  }

  struct Fact {
    var number: Int
    var agency: String
    var year: Int
    var metric: String
    /// In percent.
    var rate: Int

    func key(_ columns: String) -> [String] {
      columns.split(separator: ", ").map { name in
        switch name {
        case "agency": agency
        case "metric": metric
        default: String(year)
        }
      }
    }
  }

  struct Rise {
    var agency: String
    var metric: String
    var year: Int
    var rise: Double
  }

  private static let factsInReport = 20

  /// The years of agencies, in the order of an arrangement.
  private static func reports(_ order: Order) -> [(agency: Int, year: Int)] {
    let all = (0..<800).flatMap { agency in (2019...2023).map { (agency: agency, year: $0) } }
    switch order {
    case .byAgency: return all
    case .byYear: return all.sorted { ($0.year, $0.agency) < ($1.year, $1.agency) }
    case .someApart:
      let isApart = { (agency: Int, year: Int) in year == 2020 && agency % 50 == 7 }
      return all.filter { !isApart($0.agency, $0.year) }
        + all.filter { isApart($0.agency, $0.year) }
    }
  }

  fileprivate static func facts(_ order: Order) -> [Fact] {
    var facts: [Fact] = []
    for (agency, year) in reports(order) {
      for place in 0..<factsInReport {
        let mixed = agency * 7919 + place * 104_729 + year * 31
        facts.append(
          Fact(
            number: facts.count,
            // Neither in the order of their names nor of their numbers.
            agency: "第\(agency * 577 % 1009)局",
            year: year,
            metric: "第\((mixed / 7) % 60)率",
            rate: mixed % 97
          )
        )
      }
    }
    return facts
  }

  /// How the mean of each metric of an agency differs from the year before that has one, the
  /// greatest first.
  fileprivate static func rises(_ facts: [Fact]) -> [Rise] {
    var means: [[String]: [Int: (sum: Int, count: Int)]] = [:]
    for fact in facts {
      let known = means[[fact.agency, fact.metric]]?[fact.year] ?? (0, 0)
      means[[fact.agency, fact.metric], default: [:]][fact.year] =
        (known.sum + fact.rate, known.count + 1)
    }
    var rises: [Rise] = []
    for (key, years) in means {
      var before: Double?
      for (year, mean) in years.sorted(by: { $0.key < $1.key }) {
        let value = Double(mean.sum) / 100 / Double(mean.count)
        if let before {
          rises.append(Rise(agency: key[0], metric: key[1], year: year, rise: value - before))
        }
        before = value
      }
    }
    return rises.sorted {
      if $0.rise != $1.rise { return $0.rise > $1.rise }
      return ($0.agency, $0.metric, $0.year) < ($1.agency, $1.metric, $1.year)
    }
  }

  private static func build(_ order: Order) -> Corpus {
    var builder = CorpusBuilder(keepsDuplicates: true)
    var facts = facts(order)[...]
    while let first = facts.first {
      let report = facts.prefix(factsInReport)
      facts = facts.dropFirst(factsInReport)
      let text = SourceText(name: "\(first.number).txt", "数在这里。")
      let extraction = ReportExtraction(
        header: ReportHeader(agency: first.agency, year: first.year, date: nil),
        sections: [
          ReportSection(path: "一、工作", heading: "工作", level: 1, part: .work, span: text.span)
        ],
        sentences: [ReportSentence(text: text.string, section: 0, span: text.span)],
        facts: report.map { fact in
          ReportFacts.Fact(
            span: SourceSpan(0, 3),
            sentence: 0,
            quantity: "数",
            value: Double(fact.rate),
            unit: "%",
            kind: .rate,
            bound: .exact,
            trend: nil,
            year: fact.year,
            metric: fact.metric
          )
        }
      )
      builder.add(id: String(first.number), text: text, extraction: extraction)
    }
    return builder.build()
  }

  private static let corpora = Order.allCases.map(build)

  fileprivate static func corpus(of order: Order) -> Corpus {
    corpora[Order.allCases.firstIndex(of: order) ?? 0]
  }

  fileprivate static func answer(_ query: String, _ order: Order) throws -> [[Value]] {
    try SQLiteComparison.rows(query, in: corpus(of: order))
  }

  fileprivate static func notes(_ query: String, _ order: Order) throws -> [String] {
    let plan = Planner.plan(try bind(query, in: corpus(of: order)))
    return try PlanEvaluator.evaluate(plan).notes.map(\.message.english)
  }
}

extension ReportTable.Order {
  /// The facts, as they stand.
  fileprivate var facts: [ReportTable.Fact] { ReportTable.facts(self) }

  /// The rows of a query.
  fileprivate func answer(_ query: String) throws -> [[Value]] {
    try ReportTable.answer(query, self)
  }

  /// What is noted on the answer of a query.
  fileprivate func notes(_ query: String) throws -> [String] { try ReportTable.notes(query, self) }
}
