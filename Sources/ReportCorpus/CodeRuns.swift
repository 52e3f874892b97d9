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

  /// Hands out the first row of every run, and at the end how many rows there are.
  @inline(__always) func withStarts(_ body: (UnsafeBufferPointer<UInt32>) -> Void) {
    starts.withUnsafeBufferPointer(body)
  }

  /// The row behind the last of a run.
  @inline(__always) func end(ofRun run: Int) -> Int { Int(starts[run + 1]) }

  /// The report of a run.
  func report(ofRun run: Int) -> Int { reports.map { Int($0[run]) } ?? run }

  /// The report of a row.
  func report(at row: Int) -> Int { report(ofRun: run(at: row)) }

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

  /// Writes the codes of some rows, in order.
  ///
  /// Complexity: linear in their number.
  ///
  /// - Precondition: There is room for as many codes as rows.
  public func write(_ rows: RowSelection, to target: UnsafeMutablePointer<UInt32>) {
    switch codes {
    case .bytes(let codes): write(rows, codes, to: target)
    case .words(let codes): write(rows, codes, to: target)
    case .wide(let codes): write(rows, codes, to: target)
    case .runs, .sparse, .steps, .rowNumbers:
      for place in 0..<rows.count { target[place] = run(at: rows[place]).code }
    }
  }

  @inline(__always)
  private func write<Code: FixedWidthInteger & UnsignedInteger>(
    _ rows: RowSelection,
    _ codes: [Code],
    to target: UnsafeMutablePointer<UInt32>
  ) {
    guard let bounds = rows.bounds else { return }
    precondition(bounds.lowerBound >= 0 && bounds.upperBound < self.rows.count, "rows in range")
    var run = self.rows.run(at: bounds.lowerBound)
    self.rows.withStarts { starts in
      codes.withUnsafeBufferPointer { codes in
        var end = Int(starts[run + 1])
        switch rows {
        case .range(let range):
          var row = range.lowerBound
          while row < range.upperBound {
            let next = min(end, range.upperBound)
            (target + (row - range.lowerBound)).update(
              repeating: UInt32(codes[run]),
              count: next - row
            )
            row = next
            if row == range.upperBound { return }
            run += 1
            end = Int(starts[run + 1])
          }
        case .rows(let rows):
          var code = UInt32(codes[run])
          rows.withUnsafeBufferPointer { rows in
            for place in 0..<rows.count {
              let row = Int(rows[place])
              if row >= end {
                // Mostly the next row is one of the same report or of the next.
                run += 1
                if Int(starts[run + 1]) <= row { run = self.rows.run(at: row) }
                end = Int(starts[run + 1])
                code = UInt32(codes[run])
              }
              target[place] = code
            }
          }
        }
      }
    }
  }
}
