/// Finds the rows of every text of a chunk, then sorts the texts into the rows.
struct TextIndexChunkBuilder {
  /// The rows of all texts, text by text, each row once a text; those of phrases behind those of
  /// pairs.
  private let rows: UnsafeMutableBufferPointer<UInt32>
  private var rowCount = 0
  /// Of each row, the last text that it has in the upper half, and how many it has in the lower.
  private let states: UnsafeMutableBufferPointer<UInt32>

  private let table: PairTable
  private let phrases: PhraseTable

  /// The rows of some texts of a pool.
  static func chunk(
    of texts: Range<Int>,
    in pool: StringPool,
    _ table: PairTable,
    _ phrases: PhraseTable
  ) -> TextIndexChunk {
    pool.withArena { bytes, offsets in
      let byteCount = offsets[texts.upperBound] - offsets[texts.lowerBound]
      // A scalar gives at most two rows of pairs and, as it or the end of the text follows, one of a
      // phrase, an irregular text one more; folding makes two scalars only of one that has two bytes
      // at least.
      var builder = Self(room: 3 * byteCount + texts.count, table, phrases)
      defer { builder.deallocate() }
      var ends: [Int] = []
      ends.reserveCapacity(texts.count)
      for text in texts {
        builder.take(
          PairWalk(bytes + offsets[text], end: bytes + offsets[text + 1]),
          as: UInt32(text - texts.lowerBound)
        )
        ends.append(builder.rowCount)
      }
      return builder.sorted(ends)
    }
  }

  private init(room: Int, _ table: PairTable, _ phrases: PhraseTable) {
    self.table = table
    self.phrases = phrases
    rows = .allocate(capacity: room)
    states = .allocate(capacity: table.rowCount + phrases.rowCount)
    states.initialize(repeating: 0)
  }

  private func deallocate() {
    rows.deallocate()
    states.deallocate()
  }

  /// Notes the rows of a text.
  @inline(__always) private mutating func take(_ walk: PairWalk, as text: UInt32) {
    var walk = walk
    var node = PhraseTable.root
    while let pair = walk.next() {
      phrases.follow(pair.first, &node, row: { note(table.rowCount + $0, text) })
      if let row = table.ownRow(of: pair) {
        note(row, text)
      } else {
        note(table.sharedRow(of: pair), text)
        note(table.row(of: CharacterPair(pair.first, CharacterPair.any)), text)
      }
    }
    phrases.follow(CharacterPair.end, &node, row: { note(table.rowCount + $0, text) })
    if walk.isIrregular { note(table.row(of: .irregular), text) }
  }

  @inline(__always) private mutating func note(_ row: Int, _ text: UInt32) {
    let state = states[row]
    if state >> 16 == text, state != 0 { return }
    states[row] = text << 16 | (state & 0xFFFF &+ 1)
    rows[rowCount] = UInt32(truncatingIfNeeded: row)
    rowCount += 1
  }

  private func sorted(_ ends: [Int]) -> TextIndexChunk {
    let counts = states.map { UInt16(truncatingIfNeeded: $0) }
    return TextIndexChunk(counts: counts) { writers, bytes in
      writers.withUnsafeMutableBufferPointer { writers in
        var place = 0
        for (text, end) in ends.enumerated() {
          while place < end {
            writers[Int(rows[place])].write(UInt32(text), to: bytes)
            place += 1
          }
        }
      }
    }
  }
}
