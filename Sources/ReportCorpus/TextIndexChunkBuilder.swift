/// Finds the rows of every text of a chunk, then sorts the texts into the rows.
struct TextIndexChunkBuilder {
  /// The rows of all texts, text by text, each row once a text; those of phrases behind those of
  /// pairs.
  private let rows: UnsafeMutableBufferPointer<UInt32>
  private var rowCount = 0
  /// The pairs of a text; the last has the end.
  private let pairs: UnsafeMutableBufferPointer<CharacterPair>
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
      let longest = texts.reduce(0) { max($0, offsets[$1 + 1] - offsets[$1]) }
      var builder = Self(room: 3 * byteCount + texts.count, pairs: longest, table, phrases)
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

  private init(room: Int, pairs: Int, _ table: PairTable, _ phrases: PhraseTable) {
    self.table = table
    self.phrases = phrases
    rows = .allocate(capacity: room)
    self.pairs = .allocate(capacity: pairs)
    states = .allocate(capacity: table.rowCount + phrases.rowCount)
    states.initialize(repeating: 0)
  }

  private func deallocate() {
    rows.deallocate()
    pairs.deallocate()
    states.deallocate()
  }

  /// Notes the rows of a text: those of its longest phrases, and those of the pairs that are not
  /// inside a phrase with a row.
  @inline(__always) private mutating func take(_ walk: PairWalk, as text: UInt32) {
    var walk = walk
    var node = PhraseTable.root
    var count = 0
    // The first pair of which it is not known yet whether it is inside a phrase. Of the phrases that
    // follow one another, each begins and ends behind the one before.
    var open = 0
    while let pair = walk.next() {
      pairs[count] = pair
      phrases.follow(pair.first, &node) { row, length in
        notePhrase(row, (count - length)..<count, &open, text)
      }
      count += 1
    }
    phrases.follow(CharacterPair.end, &node) { row, length in
      notePhrase(row, (count - length)..<count, &open, text)
    }
    notePairs(&open, until: count, text)
    if walk.isIrregular { note(table.row(of: .irregular), text) }
  }

  /// Notes a phrase, and the pairs before it.
  @inline(__always) private mutating func notePhrase(
    _ row: Int,
    _ characters: Range<Int>,
    _ open: inout Int,
    _ text: UInt32
  ) {
    note(table.rowCount + row, text)
    if row == PhraseTable.rest { return }
    notePairs(&open, until: characters.lowerBound, text)
    open = characters.upperBound - 1
  }

  /// Notes pairs that are not inside a phrase.
  @inline(__always) private mutating func notePairs(
    _ open: inout Int,
    until end: Int,
    _ text: UInt32
  ) {
    while open < end {
      let pair = pairs[open]
      if let row = table.ownRow(of: pair) {
        note(row, text)
      } else {
        note(table.sharedRow(of: pair), text)
        note(table.row(of: CharacterPair(pair.first, CharacterPair.any)), text)
      }
      open += 1
    }
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
