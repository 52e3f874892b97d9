import SeededNumbers
import Testing

@testable import ReportEngine

/// Images that are packed with the places of their rows come into their order.
@Suite struct PackedImagesTests {
  @Test(arguments: [1, 2, 3, 257, 5000], [1, 8, 11, 12, 30, 51])
  func rowsComeInOrderAndEqualOnesKeepTheirs(rowCount: Int, bits: Int) throws {
    var random = SplitMix64(seed: UInt64(rowCount * bits))
    let base: UInt64 = 1 << 60 | 77
    var images = (0..<rowCount).map { _ in
      base + UInt64.random(in: 0..<1 << UInt64(bits), using: &random)
    }
    var rows = (0..<rowCount).map { UInt32(9 * $0 + 5) }
    let expected = images.indices.sorted { (images[$0], $0) < (images[$1], $1) }
    let (sortedImages, sortedRows) = (expected.map { images[$0] }, expected.map { rows[$0] })
    let packed = try #require(PackedImages(rowCount: rowCount, bits: bits, base: base))
    images.withUnsafeMutableBufferPointer { images in
      rows.withUnsafeMutableBufferPointer { packed.sort(images, $0) }
    }
    #expect(images == sortedImages)
    #expect(rows == sortedRows)
  }

  @Test func equalImagesLeaveRowsAsTheyAre() throws {
    var (images, rows): ([UInt64], [UInt32]) = ([5, 5, 5], [3, 1, 2])
    let packed = try #require(PackedImages(rowCount: 3, bits: 0, base: 5))
    images.withUnsafeMutableBufferPointer { images in
      rows.withUnsafeMutableBufferPointer { packed.sort(images, $0) }
    }
    #expect(rows == [3, 1, 2] && images == [5, 5, 5])
  }

  @Test func whatDoesNotFitIsNotPacked() {
    #expect(PackedImages(rowCount: 1 << 20, bits: 8, base: 0) == nil)
    #expect(PackedImages(rowCount: 4096, bits: 53, base: 0) == nil)
    #expect(PackedImages(rowCount: 4096, bits: 52, base: 0) != nil)
    #expect(PackedImages(rowCount: 0, bits: 8, base: 0) == nil)
  }
}
