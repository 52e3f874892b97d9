import Testing

@testable import ReportCorpus

@Suite struct CodeRunsTests {
  private static let counts: [UInt32] = [0, 3, 0, 0, 200, 1, 64, 0, 1, 1, 63, 128, 0]

  /// The report of every row, one by one.
  private static let reports = counts.enumerated().flatMap { report, count in
    repeatElement(report, count: Int(count))
  }

  @Test func everyRowIsInTheReportThatHasIt() {
    let rows = RowRuns(counts: Self.counts)
    #expect(rows.count == Self.reports.count)
    #expect((0..<rows.count).map(rows.report(at:)) == Self.reports)
    for report in Self.counts.indices {
      let wanted = Self.reports.indices.filter { Self.reports[$0] == report }
      #expect(Array(rows.rows(ofReport: report)) == wanted)
    }
  }

  @Test func manyReportsWithoutRowsCostNothing() {
    let rows = RowRuns(counts: [UInt32](repeating: 0, count: 10_000) + [1, 0, 0, 2])
    #expect((0..<3).map(rows.report(at:)) == [10_000, 10_003, 10_003])
    #expect(rows.rows(ofReport: 5) == 0..<0)
    #expect(RowRuns(counts: [0, 0]).rows(ofReport: 1) == 0..<0)
    #expect(RowRuns(counts: []).count == 0)
  }

  @Test func codesOfReportsAreThoseOfTheirRows() {
    let ofReports = Self.counts.indices.map { UInt32($0 * 37 % 11) }
    let wanted = Self.reports.map { ofReports[$0] }
    let codes = PackedCodes.runs(
      CodeRuns(
        RowRuns(counts: Self.counts),
        PackedCodes(ofReports, greatest: 11),
        greatest: 11
      )
    )
    #expect((0..<codes.count).map { codes[$0] } == wanted)
    #expect(codes.map(.range(2..<300)) { $0 } == Array(wanted[2..<300]))
    let rows: [UInt32] = [0, 1, 2, 3, 77, 202, 203, 204, 267, 268, 269, 270, 400]
    #expect(codes.map(.rows(rows)) { $0 } == rows.map { wanted[Int($0)] })
    var spread: [UInt32] = []
    codes.forEachRun { rows, code in spread += repeatElement(code, count: rows.count) }
    #expect(spread == wanted)
    #expect(!codes.ascends)
  }

  /// The rows of every run, and the run, as they are found one by one.
  private static func divided(_ rows: RowSelection, by runs: RowRuns) -> [[UInt32]] {
    var found: [[UInt32]] = [[], []]
    for place in 0..<rows.count {
      let run = UInt32(runs.run(at: rows[place]))
      if found[1].last == run { continue }
      found[0].append(UInt32(place))
      found[1].append(run)
    }
    return found
  }

  @Test func rowsAreDividedByTheirRuns() {
    let runs = RowRuns(counts: Self.counts)
    let steps: [[UInt32]] = [1, 2, 3, 17, 40, 200].map { step in
      Array(stride(from: 0, to: UInt32(runs.count), by: step))
    }
    let selections =
      steps.map(RowSelection.rows) + [
        .rows([]), .rows([2, 460]), .range(0..<runs.count), .range(2..<204), .range(7..<7),
      ]
    for rows in selections {
      var places = [UInt32](repeating: .max, count: rows.count)
      var numbers = places
      let count = places.withUnsafeMutableBufferPointer { places in
        numbers.withUnsafeMutableBufferPointer { numbers in
          guard let place = places.baseAddress, let number = numbers.baseAddress else { return 0 }
          return runs.divide(rows, places: place, runs: number)
        }
      }
      let wanted = Self.divided(rows, by: runs)
      #expect([Array(places[..<count]), Array(numbers[..<count])] == wanted)
    }
  }

  @Test func rowNumbersAreTheirOwnCodes() {
    let codes = PackedCodes.rowNumbers(9)
    #expect((0..<codes.count).map { codes[$0] } == Array(0..<9))
    #expect(codes.map(.rows([1, 5])) { $0 } == [1, 5])
    #expect(codes.ascends)
  }

  @Test func blocksOfRunsAreThoseOfTheirRows() throws {
    let counts = (0..<3000).map { UInt32($0 * 7 % 23) }
    let ofReports = counts.indices.map { UInt32($0 * 31 % 97) }
    let runs = CodeRuns(RowRuns(counts: counts), PackedCodes(ofReports, greatest: 97), greatest: 97)
    let codes = PackedCodes.runs(runs)
    let index = try #require(BlockIndex(codes, codeCount: 98))
    let plain = try #require(
      BlockIndex(.wide((0..<codes.count).map { codes[$0] }), codeCount: 98)
    )
    for code in 0..<97 as Range<UInt32> {
      #expect(Array(index.blocks(of: code)) == Array(plain.blocks(of: code)))
    }
  }

  @Test func columnsWithFewValuesAreTheSameAsOthers() {
    for share in [2, 3, 4, 9, 1000] {
      let values = (0..<9000).map { $0 % share == 1 ? Double($0 % 700) : nil }
      let parts = [0..<10, 10..<6000, 6000..<9000].map { rows in
        var builder = ColumnPartBuilder(.number)
        for row in rows { builder.append(values[row]) }
        return builder.build()
      }
      let column = StoredColumn(merging: parts, type: .number)
      #expect(values.indices.map { column[$0] } == values.map { $0.map { .number($0) } ?? .null })
      #expect(values.indices.map(column.isNull) == values.map { $0 == nil })
      if case .coded(let coded) = column, case .sparse = coded.codes {
        #expect(share > 5)
      } else {
        #expect(share < 5)
      }
    }
  }
}
