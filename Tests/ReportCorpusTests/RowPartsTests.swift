import ReportCorpus
import Testing

@Suite struct RowPartsTests {
  @Test(arguments: [0, 1, 9, 10, 11, 20, 1001])
  func partsHoldAllRowsInOrder(rowCount: Int) {
    let parts = RowParts(rowCount, of: 10)
    #expect(parts.flatMap { $0 } == Array(0..<rowCount))
    #expect(parts.allSatisfy { !$0.isEmpty && $0.count <= 10 })
  }

  @Test(arguments: [0, 1, 1000])
  func anArrayHoldsWhatEachPartWrites(count: Int) {
    let squares: [Int] = WorkerPool.shared.array(count: count, rowsAtATime: 64) { rows, squares in
      // Each row writes where no other does, though not in its own part.
      for row in rows { (squares + (count - 1 - row)).initialize(to: row * row) }
    }
    #expect(squares == (0..<count).reversed().map { $0 * $0 })
  }
}
