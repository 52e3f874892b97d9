import ReportCorpus

/// Tests of many texts at once.
enum TextSearch {
  /// Which texts of a pool pass a test.
  static func passing(_ test: TextTest, in pool: StringPool) -> CodeBits {
    let prepared = test.prepared()
    var words = [UInt64](repeating: 0, count: (pool.count + 63) / 64)
    for code in 0..<pool.count where pool.withBytes(of: UInt32(code), prepared) {
      words[code >> 6] |= 1 << UInt64(code & 63)
    }
    return CodeBits(words: words, count: pool.count)
  }

  /// The same for some codes only.
  static func passing(_ test: TextTest, in pool: StringPool, among codes: [UInt32]) -> [Bool] {
    let prepared = test.prepared()
    return codes.map { pool.withBytes(of: $0, prepared) }
  }
}
