import ReportCorpus

/// Finds the rows of a relation that fulfil conditions, run by run.
struct RowFilter {
  /// The runs of rows to look at, each at most ``chunkSize`` long, in order.
  let chunks: [Range<Int>]
  private let tests: [RowTest]
  /// The tests with all texts searched at once, where that is still to be done.
  private let testsWhenSearched: (() -> [RowTest])?
  private let rowCount: Int

  /// How many rows are looked at in one go: enough to be worth a thread's while, few enough to
  /// stay in the cache.
  static let chunkSize = 4 * BlockIndex.blockSize

  /// Prepares conditions.
  ///
  /// - Parameters:
  ///   - maker: Turns conditions into tests.
  ///   - conditions: What rows must fulfil.
  ///   - wantsFew: Whether a few rows may be enough. Then texts are not searched all at once, until
  ///     ``searched()`` asks for it.
  /// - Returns: A filter, and the conditions that have to be asked of the rows that it finds.
  /// - Throws: What evaluating a constant throws.
  static func make(
    _ maker: RowTestMaker,
    _ conditions: [BoundExpression],
    wantsFew: Bool = false
  ) throws(EngineIssue) -> (filter: RowFilter, rest: [BoundExpression]) {
    var tests: [RowTest] = []
    var rest: [BoundExpression] = []
    for condition in conditions {
      if let test = try maker.test(for: condition) {
        tests.append(test)
      } else {
        rest.append(condition)
      }
    }
    let filter = RowFilter(tests, rowCount: maker.relation.rowCount)
    return (wantsFew ? filter : filter.searched(), rest)
  }

  private init(_ tests: [RowTest], rowCount: Int) {
    let (short, long) = Self.split(tests)
    let sorted = short.sorted { Self.rank($0) < Self.rank($1) }
    let left = sorted.reduce(Double(rowCount)) { $0 * $1.share }
    self.rowCount = rowCount
    self.tests = sorted + long
    chunks = Self.chunks(of: rowCount, where: sorted)
    // Few rows are asked one by one; for many, all texts are searched at once.
    let searchesAll = !long.isEmpty && left >= Self.fewTexts * Double(rowCount)
    testsWhenSearched = searchesAll ? { sorted + long.map(\.searched) } : nil
  }

  private init(_ tests: [RowTest], chunks: [Range<Int>], rowCount: Int) {
    (self.tests, self.chunks, testsWhenSearched) = (tests, chunks, nil)
    self.rowCount = rowCount
  }

  /// The same filter from a row on, with all texts searched at once where many are asked.
  ///
  /// - Precondition: The row begins a block.
  func searched(from start: Int = 0) -> RowFilter {
    guard let testsWhenSearched else { return self }
    let tests = testsWhenSearched()
    let chunks = Self.chunks(of: rowCount, where: tests).compactMap { chunk in
      chunk.upperBound > start ? max(start, chunk.lowerBound)..<chunk.upperBound : nil
    }
    return RowFilter(tests, chunks: chunks, rowCount: rowCount)
  }

  /// Whether ``searched(from:)`` changes anything.
  var isToBeSearched: Bool { testsWhenSearched != nil }

  /// Where other conditions leave less than this part of the rows, their texts are asked alone.
  private static let fewTexts = 0.005

  private static func rank(_ test: RowTest) -> Double { test.share + test.cost / 64 }

  private static func split(_ tests: [RowTest]) -> (short: [RowTest], long: [RowTest]) {
    (tests.filter { !$0.asksTexts }, tests.filter(\.asksTexts))
  }

  private static func chunks(of rowCount: Int, where tests: [RowTest]) -> [Range<Int>] {
    let size = BlockIndex.blockSize
    let blockCount = (rowCount + size - 1) / size
    guard let wanted = RowTest.all(tests).blocks(count: blockCount) else {
      return stride(from: 0, to: rowCount, by: chunkSize).map {
        $0..<min($0 + chunkSize, rowCount)
      }
    }
    var chunks: [Range<Int>] = []
    for block in wanted.indices where wanted[block] {
      let rows = block * size..<min((block + 1) * size, rowCount)
      if let last = chunks.last, last.upperBound == rows.lowerBound, last.count < chunkSize {
        chunks[chunks.count - 1] = last.lowerBound..<rows.upperBound
      } else {
        chunks.append(rows)
      }
    }
    return chunks
  }

  /// The rows of a run that pass.
  func rows(in chunk: Range<Int>) -> RowSelection {
    var memory = RowMemory()
    return rows(in: chunk, &memory)
  }

  /// The rows of a run that pass, found with memory that earlier runs used.
  func rows(in chunk: Range<Int>, _ memory: inout RowMemory) -> RowSelection {
    if tests.isEmpty { return .range(chunk) }
    var bits = bits(in: chunk, &memory)
    defer { memory.words = bits.takeWords() }
    if bits.isEmpty { return .rows([]) }
    let rows = memory.takeRows { bits.list(into: &$0) }
    return rows.count == chunk.count ? .range(chunk) : .rows(rows)
  }

  /// The rows of a run that pass, as bits; `nil` where none does.
  func marks(in chunk: Range<Int>, _ memory: inout RowMemory) -> RowMarks? {
    var bits = bits(in: chunk, &memory)
    defer { memory.words = bits.takeWords() }
    return bits.isEmpty ? nil : RowMarks(bits.words, from: chunk.lowerBound)
  }

  /// How many rows of a run pass.
  func count(in chunk: Range<Int>, _ memory: inout RowMemory) -> Int {
    if tests.isEmpty { return chunk.count }
    var bits = bits(in: chunk, &memory)
    defer { memory.words = bits.takeWords() }
    return bits.count
  }

  private func bits(in chunk: Range<Int>, _ memory: inout RowMemory) -> RowBits {
    var bits = RowBits(chunk, memory: &memory.words)
    for test in tests {
      test.narrow(&bits)
      if bits.isEmpty { break }
    }
    return bits
  }
}

/// Memory for lists of rows that is used again from run to run, as asking the system for it takes
/// longer than filling it.
struct RowMemory {
  fileprivate var words: [UInt64] = []
  private var list: [UInt32] = []

  /// Fills a list.
  fileprivate mutating func takeRows(_ fill: (inout [UInt32]) -> Void) -> [UInt32] {
    var rows: [UInt32] = []
    swap(&rows, &list)
    rows.removeAll(keepingCapacity: true)
    fill(&rows)
    return rows
  }

  /// The rows of a run that were found last, as bits; `nil` where they are all of it.
  func marks(of rows: RowSelection, in run: Range<Int>) -> RowMarks? {
    if case .rows = rows { RowMarks(words, from: run.lowerBound) } else { nil }
  }

  /// Takes back the memory of rows that nobody reads any more; if somebody does, it is his.
  mutating func takeBack(_ rows: RowSelection) {
    if case .rows(let rows) = rows { list = rows }
  }
}

extension RowTest {
  /// Whether texts of which there are many are asked.
  fileprivate var asksTexts: Bool {
    switch self {
    case .texts: true
    case .all(let tests), .any(let tests): tests.contains(where: \.asksTexts)
    default: false
    }
  }

  /// The same test with all texts searched now.
  fileprivate var searched: RowTest {
    switch self {
    case .texts(let column, let test):
      guard case .texts(let pool) = column.domain else { return self }
      return RowTest.of(column, TextSearch.passing(test, in: pool))
    case .all(let tests): return .all(tests.map(\.searched))
    case .any(let tests): return .any(tests.map(\.searched))
    default: return self
    }
  }
}
