import Testing

@testable import ReportCorpus

@Suite struct StringPoolTests {
  @Test func equalTextsHaveOneCodeWhereverTheyStand() {
    var builder = StringPoolBuilder()
    let codes = ["甲", "乙", "甲", "", "乙", ""].map { builder.code(for: $0) }
    #expect(codes == [0, 1, 0, 2, 1, 2])
    let pool = builder.build()
    #expect(pool.isDistinct && pool.count == 3 && pool.byteCount == 6)
    #expect((0..<3).map { pool[$0] } == ["甲", "乙", ""])
  }

  @Test func manyTextsKeepTheirCodes() {
    var builder = StringPoolBuilder()
    for round in 0..<2 {
      for number in 0..<5000 {
        #expect(builder.code(for: "第\(number)项") == UInt32(number), "round \(round)")
      }
    }
  }

  @Test func textsAreTheSameWhereTheirBytesAre() {
    var builder = StringPoolBuilder()
    #expect(builder.code(for: "\u{C5}") != builder.code(for: "A\u{30A}"))
  }

  @Test func inAPoolOfLongTextsOnlyNeighboursShareACode() {
    var builder = StringPoolBuilder(isDistinct: false)
    let codes = ["甲", "甲", "乙", "甲", "", ""].map { builder.code(for: $0) }
    #expect(codes == [0, 0, 1, 2, 3, 3])
    #expect(!builder.build().isDistinct)
  }

  @Test func aByteBelongsToTheTextThatHasIt() {
    let pool = StringPool(["甲", "", "ab", "", "", "乙丙"])
    let texts = pool.withArena { _, offsets in
      (0..<pool.byteCount).map { offsets.text(at: $0, from: 0) }
    }
    #expect(texts == [0, 0, 0, 2, 2, 5, 5, 5, 5, 5, 5])
  }

  @Test func placesBeyondFourGigabytesAreKept() {
    var offsets = TextOffsets.Builder()
    for end in [5, 0xFFFF_FFFF, 0x1_0000_0000, 0x1_0000_0007] { offsets.append(end) }
    #expect((0...4).map { offsets[$0] } == [0, 5, 0xFFFF_FFFF, 0x1_0000_0000, 0x1_0000_0007])
    #expect(offsets.textCount == 4)
  }
}

@Suite struct TextRowTests {
  @Test(arguments: [0, 1, 2, 3, 4, 5, 63, 64, 65, 1000, 4097, 8191, 8192, 20_000, 32_768])
  func aRowHasTheNumbersThatWereWritten(count: Int) {
    var generator = SystemRandomNumberGenerator()
    let numbers = (0..<(1 << TextRow.universeBits)).shuffled(using: &generator)[..<count].sorted()
    let row = TextRow(count: count)
    var bytes = [UInt8](repeating: 0, count: row.byteCount + 3 + TextIndexChunk.padding)
    // The row stands between others: what is before and behind it stays as it is.
    var words = [UInt64](repeating: 0, count: (1 << TextRow.universeBits) / 64)
    bytes.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      var writer = TextRowWriter(row, at: 3)
      for number in numbers { writer.write(UInt32(number), to: base) }
      words.withUnsafeMutableBufferPointer { words in
        if let first = words.baseAddress { row.set(in: first, from: base + 3) }
      }
    }
    let found = (0..<(1 << TextRow.universeBits)).filter {
      words[$0 >> 6] >> UInt64($0 & 63) & 1 != 0
    }
    #expect(found == numbers)
    #expect(bytes[..<3].allSatisfy { $0 == 0 })
    #expect(bytes[(3 + row.byteCount)...].allSatisfy { $0 == 0 })
  }
}
