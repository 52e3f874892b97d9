import CPackedCodes
import ReportCorpus

/// The group of every row of a batch.
///
/// Rows of one report stand together: where neighbours often have one group in common, it is known
/// where runs of them begin. Where they have not, there are no runs, and rows are taken one by one.
struct RowGroups {
  /// How many rows there are.
  private(set) var count = 0
  /// The group of every row, or of every run.
  private var groups = RowBuffer<UInt32>()
  /// Where runs begin; nothing where there are none.
  private var starts = RowBuffer<UInt32>()
  private var form = Form.rows
  /// The runs of reports that rows were divided by; kept for its memory.
  private var reportRuns = RowBuffer<UInt32>()

  private enum Form {
    /// There is a group for every row, and there are no runs.
    case rows
    /// There is a group for every row, and runs.
    case runsOfRows
    /// There is a group for every run alone.
    case runs
  }

  /// Taking shorter runs one by one takes longer than taking their rows.
  private static let shortest = 12

  /// No rows.
  init() {}

  /// Rows of known groups.
  init(_ groups: [UInt32]) {
    set { $0.fill(groups) }
  }

  /// Whether there are runs of rows that have a group in common.
  var hasRuns: Bool { form != .rows }

  /// Writes the groups of other rows over those that are there.
  mutating func set<Failure: Error>(
    _ write: (inout RowBuffer<UInt32>) throws(Failure) -> Void
  ) throws(Failure) {
    try write(&groups)
    count = groups.count
    form = groups.read(Self.hasRuns) ? .runsOfRows : .rows
    if hasRuns { groups.read { starts.fill(runStartsIn: $0) } }
  }

  /// Whether neighbours mostly have a group in common, as some of them tell.
  private static func hasRuns(_ groups: UnsafeBufferPointer<UInt32>) -> Bool {
    let step = max(1, groups.count / 128)
    var (asked, starts) = (0, 0)
    for place in stride(from: 1, to: groups.count, by: step) {
      asked += 1
      starts += groups[place] == groups[place - 1] ? 0 : 1
    }
    return starts * shortest <= asked
  }

  /// Divides rows by the reports that they stand in, and writes the group of every run over those
  /// that are there.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - marks: The same rows, where they are known as bits.
  ///   - reports: Which rows each report has.
  ///   - write: Writes a group for each of the runs whose numbers it is passed.
  /// - Throws: What `write` throws.
  mutating func set<Failure: Error>(
    _ rows: RowSelection,
    _ marks: RowMarks?,
    dividedBy reports: RowRuns,
    _ write: (RowBuffer<UInt32>, inout RowBuffer<UInt32>) throws(Failure) -> Void
  ) throws(Failure) {
    var runs = RowBuffer<UInt32>()
    swap(&runs, &reportRuns)
    defer { swap(&runs, &reportRuns) }
    starts.fill(room: rows.count) { starts in
      var found = 0
      runs.fill(room: rows.count) { runs in
        found = reports.divide(rows, marks: marks, places: starts, runs: runs)
        return found
      }
      return found
    }
    count = rows.count
    try write(runs, &groups)
    precondition(groups.count == starts.count, "a group for every run")
    joinRuns()
    if rows.count >= starts.count * Self.shortest {
      form = .runs
    } else {
      swap(&groups, &groupsOfRuns)
      groups.spread(groupsOfRuns, from: starts, to: rows.count)
      form = .rows
    }
  }

  /// Makes neighbouring runs of one group one.
  private mutating func joinRuns() {
    let runCount = groups.count
    _ = starts.keep { starts in
      groups.keep { groups in
        var kept = 0
        for run in 0..<runCount where kept == 0 || groups[run] != groups[kept - 1] {
          (groups[kept], starts[kept]) = (groups[run], starts[run])
          kept += 1
        }
        return kept
      }
    }
  }

  /// The groups of runs, before their rows are given them; kept for its memory.
  private var groupsOfRuns = RowBuffer<UInt32>()

  /// Writes the groups of some rows of others, in order, over those that are there.
  mutating func set(_ others: RowGroups, at rows: MarkedPlaces) {
    if others.form != .runs { return set { rows.keep(others.groups, into: &$0) } }
    rows.countBefore(others.starts, into: &starts)
    groups.fill(room: others.starts.count) { groups in
      starts.keep { starts in
        others.groups.read { others in
          var kept = 0
          // A run without rows is written over by the next.
          for run in starts.indices {
            let start = starts[run]
            let end = run + 1 < starts.count ? Int(starts[run + 1]) : rows.count
            starts[kept] = start
            groups[kept] = others[run]
            kept += Int(start) < end ? 1 : 0
          }
          return kept
        }
      }
    }
    (count, form) = (rows.count, .runs)
  }

  /// The groups of some rows, in order.
  func keeping(_ places: [Int]) -> RowGroups {
    var all: [UInt32] = []
    all.reserveCapacity(count)
    forEach { all.append(UInt32(truncatingIfNeeded: $1)) }
    return RowGroups(places.map { all[$0] })
  }

  /// Calls `body` with the group of every run and the places of its rows, in order.
  ///
  /// Where there are no runs, every row is one.
  @inline(__always)
  func forEachRun(_ body: (_ group: Int, _ places: Range<Int>) -> Void) {
    groups.read { groups in
      if form == .rows {
        for place in groups.indices { body(Int(groups[place]), place..<(place + 1)) }
        return
      }
      starts.read { starts in
        for run in starts.indices {
          let start = Int(starts[run])
          let end = run + 1 < starts.count ? Int(starts[run + 1]) : count
          body(Int(groups[form == .runs ? run : start]), start..<end)
        }
      }
    }
  }

  /// Calls `body` with rows and their groups as kernels take them.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - body: Takes them.
  /// - Returns: What it returns; `nil` where there are no rows.
  func withGroups<Result>(
    of rows: UnsafeBufferPointer<UInt32>,
    _ body: (UnsafePointer<pc_rows>) -> Result
  ) -> Result? {
    precondition(rows.count == count, "a group for every row")
    return groups.read { groups in
      starts.read { starts in
        guard let row = rows.baseAddress else { return nil }
        return groups.baseAddress.map { group in
          var grouped = pc_rows(
            rows: row,
            count: count,
            groups: group,
            starts: hasRuns ? starts.baseAddress : nil,
            run_count: hasRuns ? starts.count : 0,
            groups_by_place: form == .runsOfRows
          )
          return body(&grouped)
        }
      }
    }
  }

  /// Calls `body` with the group of every row that is not at a marked place.
  @inline(__always)
  func forEach(outside marked: MarkedPlaces, _ body: (_ group: Int) -> Void) {
    precondition(marked.placeCount == count, "every place is marked or is not")
    groups.read { groups in
      if form != .runs { return marked.forEachOther { body(Int(groups[$0])) } }
      starts.read { starts in
        var run = 0
        marked.forEachOther { place in
          while run + 1 < starts.count, Int(starts[run + 1]) <= place { run += 1 }
          body(Int(groups[run]))
        }
      }
    }
  }

  /// Calls `body` with the group of every row.
  ///
  /// - Precondition: There are no runs.
  @inline(__always)
  func withGroupOfRows(_ body: (UnsafeBufferPointer<UInt32>) -> Void) {
    precondition(form == .rows, "no runs")
    groups.read(body)
  }

  /// Calls `body` with every row's place and group, in order.
  @inline(__always)
  func forEach(_ body: (_ place: Int, _ group: Int) -> Void) {
    if form == .runs {
      forEachRun { group, places in for place in places { body(place, group) } }
    } else {
      groups.read { groups in
        for place in groups.indices { body(place, Int(groups[place])) }
      }
    }
  }

  /// Calls `body` with every row's place and group, in an order in which the same group seldom comes
  /// twice in a row: what is written for it need not be waited for.
  ///
  /// - Precondition: There are no runs.
  @inline(__always)
  func forEachApart(_ body: (_ place: Int, _ group: Int) -> Void) {
    precondition(form == .rows, "no runs")
    groups.read { groups in
      let quarter = groups.count / 4
      for place in 0..<quarter {
        for part in 0..<4 {
          let place = place + part * quarter
          body(place, Int(groups[place]))
        }
      }
      for place in (quarter * 4)..<groups.count { body(place, Int(groups[place])) }
    }
  }

  /// Calls `body` with groups and numbers of rows that add up to those of each group, in any order.
  @inline(__always)
  func forEachCount(_ body: (_ group: Int, _ rowCount: Int) -> Void) {
    if hasRuns {
      forEachRun { group, places in body(group, places.count) }
    } else {
      forEachApart { _, group in body(group, 1) }
    }
  }
}
