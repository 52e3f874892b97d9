import ReportCorpus
import Testing

@Suite struct WorkerPoolTests {
  @Test func everyPartIsWorkedOnOnceAndResultsStandInOrder() {
    for parts in [0, 1, 2, 7, 1000] {
      #expect(WorkerPool.shared.map(parts: parts) { $0 * $0 } == (0..<parts).map { $0 * $0 })
    }
  }

  @Test func callsWithinAPartAreWorkedOnToo() {
    let sums = WorkerPool.shared.map(parts: 20) { outer in
      WorkerPool.shared.map(parts: 30) { outer * $0 }.reduce(0, +)
    }
    #expect(sums == (0..<20).map { $0 * 435 })
  }

  @Test func manyCallsOneAfterTheOtherEnd() {
    var total = 0
    for _ in 0..<2000 { total += WorkerPool.shared.map(parts: 3) { $0 }.reduce(0, +) }
    #expect(total == 6000)
  }
}
