private import CPackedCodes

/// Which rows of a relation each report has: its rows stand together, report after report.
///
/// The rows of the sections of reports are known in the same way.
public final class RowRuns: Sendable {
  /// How many rows share a hint.
  private static let hintShift = 6

  /// The first row of every report that has rows, and at the end how many rows there are.
  private let starts: [UInt32]
  /// The report of every run; `nil` where all reports have rows.
  private let reports: [UInt32]?
  /// The run of every 64th row, from which the run of a row is a few steps away.
  private let hints: [UInt32]

  /// Takes the numbers of rows of all reports, in order.
  ///
  /// - Precondition: They are less than 2^32 together.
  init(counts: [UInt32]) {
    var starts: [UInt32] = []
    var reports: [UInt32] = []
    var hints: [UInt32] = []
    let runCount = counts.count { $0 > 0 }
    starts.reserveCapacity(runCount + 1)
    if runCount < counts.count { reports.reserveCapacity(runCount) }
    var end: UInt32 = 0
    for (report, count) in counts.enumerated() where count > 0 {
      let run = UInt32(starts.count)
      starts.append(end)
      if runCount < counts.count { reports.append(UInt32(report)) }
      end += count
      while hints.count << Self.hintShift < Int(end) { hints.append(run) }
    }
    starts.append(end)
    self.starts = starts
    self.reports = runCount < counts.count ? reports : nil
    self.hints = hints.shrunk
  }

  /// How many rows there are.
  public var count: Int { Int(starts[starts.count - 1]) }

  /// How many reports have rows.
  var runCount: Int { starts.count - 1 }

  /// How many bytes of memory it takes.
  var memoryBytes: Int { starts.memoryBytes + (reports?.memoryBytes ?? 0) + hints.memoryBytes }

  /// The run of a row.
  ///
  /// Complexity: at most 64 steps, mostly two or three.
  @inline(__always) func run(at row: Int) -> Int {
    var run = Int(hints[row >> Self.hintShift])
    while Int(starts[run + 1]) <= row { run += 1 }
    return run
  }

  /// The row behind the last of a run.
  @inline(__always) func end(ofRun run: Int) -> Int { Int(starts[run + 1]) }

  /// The report of a run.
  func report(ofRun run: Int) -> Int { reports.map { Int($0[run]) } ?? run }

  /// The report of a row.
  func report(at row: Int) -> Int { report(ofRun: run(at: row)) }

  /// Divides rows into those of one run each.
  ///
  /// Complexity: linear in the number of rows and of the runs between the first and the last.
  ///
  /// - Parameters:
  ///   - rows: Some rows.
  ///   - marks: The same rows, where they are known as bits.
  ///   - places: The place among them of the first row of every run that has any.
  ///   - runs: The numbers of these runs.
  /// - Returns: How many runs have rows.
  /// - Precondition: There is room for as many places and runs as rows.
  public func divide(
    _ rows: RowSelection,
    marks: RowMarks? = nil,
    places: UnsafeMutablePointer<UInt32>,
    runs: UnsafeMutablePointer<UInt32>
  ) -> Int {
    guard let bounds = rows.bounds else { return 0 }
    precondition(bounds.lowerBound >= 0 && bounds.upperBound < count, "rows in range")
    switch rows {
    case .range(let range):
      var (found, run) = (0, run(at: range.lowerBound))
      var row = range.lowerBound
      while row < range.upperBound {
        places[found] = UInt32(truncatingIfNeeded: row - range.lowerBound)
        runs[found] = UInt32(truncatingIfNeeded: run)
        found += 1
        run += 1
        row = Int(starts[run])
      }
      return found
    case .rows(let rows):
      if let marks { return divide(marks, places: places, runs: runs) }
      return rows.withUnsafeBufferPointer { rows in
        starts.withUnsafeBufferPointer { starts in
          hints.withUnsafeBufferPointer { hints in
            guard let row = rows.baseAddress, let start = starts.baseAddress,
              let hint = hints.baseAddress
            else { return 0 }
            return pc_divide(row, rows.count, start, hint, places, runs)
          }
        }
      }
    }
  }

  private func divide(
    _ marks: RowMarks,
    places: UnsafeMutablePointer<UInt32>,
    runs: UnsafeMutablePointer<UInt32>
  ) -> Int {
    precondition(marks.first >= 0 && marks.first < self.count, "rows in range")
    let wordCount = marks.words.count
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: wordCount) { before in
      marks.words.withUnsafeBufferPointer { words in
        starts.withUnsafeBufferPointer { starts in
          guard let word = words.baseAddress, let start = starts.baseAddress,
            let before = before.baseAddress
          else { return 0 }
          let first = UInt32(truncatingIfNeeded: marks.first)
          let run = UInt32(truncatingIfNeeded: run(at: marks.first))
          return pc_divide_marked(word, wordCount, first, start, run, before, places, runs)
        }
      }
    }
  }

  /// Calls `body` with the runs that rows lie in, and in memory where every run begins and which is
  /// the run of every 64th row.
  ///
  /// - Precondition: There are such rows.
  public func withRuns<Result>(
    of rows: Range<Int>,
    _ body: (_ runs: Range<Int>, _ starts: UnsafePointer<UInt32>, _ hints: UnsafePointer<UInt32>)
      -> Result
  ) -> Result? {
    precondition(rows.lowerBound >= 0 && !rows.isEmpty && rows.upperBound <= count, "rows in range")
    let runs = run(at: rows.lowerBound)..<(run(at: rows.upperBound - 1) + 1)
    return starts.withUnsafeBufferPointer { starts in
      hints.withUnsafeBufferPointer { hints in
        guard let start = starts.baseAddress, let hint = hints.baseAddress else { return nil }
        return body(runs, start, hint)
      }
    }
  }

  /// The rows of a report.
  ///
  /// Complexity: logarithmic in the number of reports.
  func rows(ofReport report: Int) -> Range<Int> {
    guard let reports else { return Int(starts[report])..<Int(starts[report + 1]) }
    var (low, high) = (0, reports.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(reports[middle]) < report { low = middle + 1 } else { high = middle }
    }
    guard low < reports.count, Int(reports[low]) == report else { return 0..<0 }
    return Int(starts[low])..<Int(starts[low + 1])
  }
}

/// Codes that are the same for all rows of a report, kept once a report.
public final class CodeRuns: Sendable {
  /// Which rows are those of a report.
  public let rows: RowRuns
  private let codes: PackedCodes

  /// Spreads codes of reports over their rows.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - codeOfReport: A code for every report.
  ///   - greatest: None of them is greater.
  init(_ rows: RowRuns, _ codeOfReport: PackedCodes, greatest: UInt32) {
    self.rows = rows
    let codes = (0..<rows.runCount).map { codeOfReport[rows.report(ofRun: $0)] }
    self.codes = PackedCodes(codes, greatest: greatest)
  }

  /// How many bytes of memory the codes take; the rows are shared by all columns of a relation.
  var memoryBytes: Int { codes.memoryBytes }

  /// The code of a row, and the row behind the last that has it in common with it.
  ///
  /// Complexity: constant.
  public func run(at row: Int) -> (code: UInt32, end: Int) {
    let run = rows.run(at: row)
    return (codes[run], rows.end(ofRun: run))
  }

  /// Writes the codes of some runs, in their order.
  ///
  /// - Precondition: There is room for as many codes as runs.
  public func write(
    ofRuns runs: UnsafeBufferPointer<UInt32>,
    to target: UnsafeMutablePointer<UInt32>
  ) {
    func write<Code: FixedWidthInteger & UnsignedInteger>(_ codes: [Code]) {
      for (place, run) in runs.enumerated() { target[place] = UInt32(codes[Int(run)]) }
    }
    switch codes {
    case .bytes(let codes): write(codes)
    case .words(let codes): write(codes)
    case .wide(let codes): write(codes)
    case .shared, .runs, .sparse, .steps, .rowNumbers:
      for (place, run) in runs.enumerated() { target[place] = codes[Int(run)] }
    }
  }

  /// Adds the codes of neighbouring runs, each times a factor, to sums.
  ///
  /// - Precondition: There is a sum for every run.
  public func add(
    ofRuns runs: Range<Int>,
    times factor: UInt32,
    to sums: UnsafeMutablePointer<UInt32>
  ) {
    func add<Code: FixedWidthInteger & UnsignedInteger>(_ codes: [Code]) {
      for (place, run) in runs.enumerated() { sums[place] &+= UInt32(codes[run]) &* factor }
    }
    switch codes {
    case .bytes(let codes): add(codes)
    case .words(let codes): add(codes)
    case .wide(let codes): add(codes)
    case .shared, .runs, .sparse, .steps, .rowNumbers:
      for (place, run) in runs.enumerated() { sums[place] &+= codes[run] &* factor }
    }
  }

  /// Writes the codes of some rows, in order.
  ///
  /// Complexity: linear in their number.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - marks: The same rows, where they are known as bits.
  ///   - target: What is written to.
  /// - Precondition: There is room for as many codes as rows, and ``padding`` more.
  public func write(
    _ rows: RowSelection,
    marks: RowMarks? = nil,
    to target: UnsafeMutablePointer<UInt32>
  ) {
    let count = rows.count
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 3 * count) { memory in
      guard let starts = memory.baseAddress else { return }
      let (runs, codes) = (starts + count, starts + 2 * count)
      let runCount = self.rows.divide(rows, marks: marks, places: starts, runs: runs)
      write(ofRuns: UnsafeBufferPointer(start: runs, count: runCount), to: codes)
      for run in 0..<runCount {
        let end = run + 1 < runCount ? Int(starts[run + 1]) : count
        // Most runs are short: some places too many are written at once, which the next run mends.
        for place in stride(from: Int(starts[run]), to: end, by: Self.padding) {
          (target + place).update(repeating: codes[run], count: Self.padding)
        }
      }
    }
  }

  /// How many codes too many may be written.
  public static let padding = 8
}
