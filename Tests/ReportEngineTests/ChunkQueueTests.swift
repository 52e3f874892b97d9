import Testing

@testable import ReportEngine

/// Runs of rows are handed out once each, in order, several of them where they follow each other.
@Suite struct ChunkQueueTests {
  private func taken(_ chunks: [Range<Int>], partCount: Int) -> [[Range<Int>]] {
    let queue = ChunkQueue(chunks[...], partCount: partCount)
    var stretches: [[Range<Int>]] = []
    while let stretch = queue.take() { stretches.append(Array(stretch)) }
    #expect(queue.take() == nil)
    return stretches
  }

  @Test(arguments: [1, 2, 7])
  func everyRunIsTakenOnceInOrder(partCount: Int) {
    // Every fifth run is missing.
    let chunks = (0..<200).filter { $0 % 5 != 3 }.map { $0 * 1000..<($0 + 1) * 1000 }
    let stretches = taken(chunks, partCount: partCount)
    #expect(stretches.flatMap(\.self) == chunks)
    #expect(stretches.contains { $0.count > 1 })
    for stretch in stretches {
      #expect(zip(stretch, stretch.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    }
    #expect(stretches.count >= 4 * partCount)
  }

  @Test func fewRunsAreTakenOneByOne() {
    let chunks = [0..<1000, 1000..<2000, 2000..<2010]
    #expect(taken(chunks, partCount: 2) == chunks.map { [$0] })
    #expect(taken([], partCount: 2).isEmpty)
  }
}
