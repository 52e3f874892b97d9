/// The rows of the texts of a chunk.
struct TextIndexChunk: Sendable {
  private static let rowsPerGroup = 16
  /// What may be read or written behind the last row.
  static let padding = 8

  /// How many numbers each row has.
  private let counts: [UInt16]
  /// Where every 16th row begins.
  private let groupStarts: [UInt32]
  private let rows: [UInt8]

  /// How many bytes the chunk has.
  var memoryBytes: Int { counts.count * 2 + groupStarts.count * 4 + rows.count }

  /// Lays the rows out and has them filled.
  ///
  /// - Parameters:
  ///   - counts: How many numbers each row has.
  ///   - fill: Writes all numbers through the writers, one a row, into the bytes.
  init(
    counts: [UInt16],
    fill: (inout [TextRowWriter], UnsafeMutableRawPointer) -> Void
  ) {
    var starts: [UInt32] = []
    var writers: [TextRowWriter] = []
    writers.reserveCapacity(counts.count)
    var end = 0
    for (row, count) in counts.enumerated() {
      if row % Self.rowsPerGroup == 0 { starts.append(UInt32(end)) }
      let layout = TextRow(count: Int(count))
      writers.append(TextRowWriter(layout, at: end))
      end += layout.byteCount
    }
    let size = end + Self.padding
    self.counts = counts
    groupStarts = starts
    rows = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      buffer.initialize(repeating: 0)
      initialized = size
      if let bytes = UnsafeMutableRawPointer(buffer.baseAddress) { fill(&writers, bytes) }
    }
  }

  private func start(of row: Int) -> Int {
    let group = row / Self.rowsPerGroup
    var start = Int(groupStarts[group])
    for before in (group * Self.rowsPerGroup)..<row {
      start += TextRow(count: Int(counts[before])).byteCount
    }
    return start
  }
}

extension TextIndexChunk {
  /// What looking at a candidate costs, in numbers of a row read.
  private static let costOfCandidate = 12

  /// Sets the bits of the candidates; there is one a text of the chunk, all clear.
  func find(_ candidates: TextIndex.Candidates, _ words: UnsafeMutableBufferPointer<UInt64>) {
    switch candidates {
    case .all: words.update(repeating: .max)
    case .row(let row): set(row, in: words)
    case .either(let choices):
      for choice in choices {
        if case .row(let row) = choice {
          set(row, in: words)
        } else {
          withFound(choice) { found in
            for index in words.indices { words[index] |= found[index] }
          }
        }
      }
    case .both(let parts): findAll(parts, words)
    }
  }

  private func findAll(
    _ parts: [TextIndex.Candidates],
    _ words: UnsafeMutableBufferPointer<UInt64>
  ) {
    let order = parts.map { (part: $0, count: estimate($0)) }.sorted { $0.count < $1.count }
    guard let first = order.first else { return words.update(repeating: .max) }
    find(first.part, words)
    for next in order.dropFirst() {
      let left = words.reduce(0) { $0 + $1.nonzeroBitCount }
      if left * Self.costOfCandidate <= next.count { return }
      withFound(next.part) { found in
        for index in words.indices { words[index] &= found[index] }
      }
    }
  }

  private func withFound(
    _ candidates: TextIndex.Candidates,
    _ body: (UnsafeMutableBufferPointer<UInt64>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: TextIndex.chunkTexts / 64) { found in
      found.initialize(repeating: 0)
      find(candidates, found)
      body(found)
    }
  }

  private func set(_ row: Int, in words: UnsafeMutableBufferPointer<UInt64>) {
    guard let target = words.baseAddress else { return }
    let layout = TextRow(count: Int(counts[row]))
    let start = start(of: row)
    rows.withUnsafeBytes { bytes in
      if let base = bytes.baseAddress { layout.set(in: target, from: base + start) }
    }
  }

  /// At most how many candidates there are, and about how much it costs to find them.
  private func estimate(_ candidates: TextIndex.Candidates) -> Int {
    switch candidates {
    case .all: TextIndex.chunkTexts
    case .row(let row): Int(counts[row])
    case .either(let choices): choices.reduce(0) { $0 + estimate($1) }
    case .both(let parts): parts.reduce(TextIndex.chunkTexts) { min($0, estimate($1)) }
    }
  }
}
