/// In which blocks of rows each code of a column occurs.
///
/// Rows of one report stand together, so a code of the report (its agency, its year) occurs in few
/// blocks: looking a value up does not take longer in a larger corpus.
public struct BlockIndex: Sendable {
  /// How many rows a block has, but for the last one.
  public static let blockSize = 4096

  /// Where the blocks of each code begin, and at the end where the last ones end.
  private let starts: [UInt32]
  private let blocks: [UInt16]

  /// Looks at the codes of a column; `nil` where most codes occur in most blocks, or there are
  /// too many blocks.
  ///
  /// Complexity: linear in the number of rows and codes.
  init?(_ codes: PackedCodes, codeCount: Int) {
    let blockCount = (codes.count + Self.blockSize - 1) / Self.blockSize
    guard blockCount <= Int(UInt16.max) else { return nil }
    var counts = [UInt32](repeating: 0, count: codeCount + 1)
    Self.eachFirst(codes, codeCount: codeCount) { code, _ in counts[code + 1] += 1 }
    for code in 0..<codeCount { counts[code + 1] += counts[code] }
    let total = Int(counts[codeCount])
    // Such an index would be half as large as the column.
    guard total <= codes.count / 2 || codeCount <= Self.blockSize / 8 else { return nil }
    var blocks = [UInt16](repeating: 0, count: total)
    var next = counts
    Self.eachFirst(codes, codeCount: codeCount) { code, block in
      blocks[Int(next[code])] = UInt16(block)
      next[code] += 1
    }
    self.starts = counts
    self.blocks = blocks
  }

  /// How often blocks are named for a run of codes: an upper bound of how many they occur in.
  public func mentions(of codes: ClosedRange<UInt32>) -> Int {
    Int(starts[Int(codes.upperBound) + 1] - starts[Int(codes.lowerBound)])
  }

  /// The blocks that a code occurs in, in order.
  public func blocks(of code: UInt32) -> ArraySlice<UInt16> {
    blocks[Int(starts[Int(code)])..<Int(starts[Int(code) + 1])]
  }

  /// How many bytes of memory it takes.
  var memoryBytes: Int { starts.memoryBytes + blocks.memoryBytes }

  /// Calls `body` for every code and block that it occurs in.
  private static func eachFirst(
    _ codes: PackedCodes,
    codeCount: Int,
    _ body: (_ code: Int, _ block: Int) -> Void
  ) {
    var lastBlock = [Int32](repeating: -1, count: codeCount)
    codes.forEachRun { rows, code in
      let code = Int(code)
      for block in (rows.lowerBound / blockSize)...((rows.upperBound - 1) / blockSize)
      where lastBlock[code] != block {
        lastBlock[code] = Int32(block)
        body(code, block)
      }
    }
  }
}
