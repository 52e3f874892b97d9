import Testing

@testable import ReportCorpus
@testable import ReportEngine

/// Runs of equal values are numbered only where no value has two.
@Suite struct SortValuesTests {
  private func numbers(_ values: [Int64?]) -> [UInt32]? {
    let column = FixedColumn(values.map { $0 ?? 0 }, validity: Bitmap(values.map { $0 != nil }))
    let all = SortValues(.int(column))
    guard let (found, runCount) = all.numberedByRuns(all.extent), case .codes(let numbers) = found
    else { return nil }
    #expect(runCount == numbers.last.map { Int($0) + 1 } ?? 0)
    return numbers
  }

  @Test func valuesThatStandTogetherAreNumberedByTheirRuns() {
    #expect(numbers([7, 7, -3, nil, nil, 9, 9]) == [0, 0, 1, 2, 2, 3, 3])
    #expect(numbers([]) == [])
    #expect(numbers([nil]) == [0])
  }

  @Test func aValueThatComesAgainKeepsRunsFromBeingNumbered() {
    #expect(numbers([7, 7, 8, 7]) == nil)
    #expect(numbers([nil, 1, nil]) == nil)
  }

  @Test func aValueMayComeAgainFarBehind() {
    let values = (0..<100_000).map { Int64($0 / 3) }
    #expect(numbers(values) == values.map { UInt32($0) })
    #expect(numbers(values + [0]) == nil)
  }

  @Test func valuesFarApartAreNotNumbered() {
    #expect(numbers([0, .max, .min]) == nil)
    #expect(numbers([0, 1 << 21]) == nil)
  }

  private func bounds(_ codes: [UInt32]) -> (least: UInt64, greatest: UInt64, hasNulls: Bool) {
    let extent = SortValues.codes(codes).extent
    return (extent.bounds.least, extent.bounds.greatest, extent.hasNulls)
  }

  @Test func theExtentOfCodesLeavesNullOut() {
    #expect(bounds([4, 0, 9, 3]) == (1, 10, false))
    #expect(bounds([4, TextColumn.null, 9]) == (5, 10, true))
    #expect(bounds([TextColumn.null]) == (0, 0, true))
    #expect(bounds([]) == (0, 0, false))
    #expect(bounds([UInt32.max - 1]) == (1 << 32 - 1, 1 << 32 - 1, false))
    let many = (0..<100_000).map { UInt32($0 ^ 5) }
    #expect(bounds(many) == (1, 100_000, false))
    #expect(bounds(many + [TextColumn.null]) == (1, 100_000, true))
  }
}
