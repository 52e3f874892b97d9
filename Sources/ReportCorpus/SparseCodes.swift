/// Codes of a column in which most rows have no value: only the others have a code.
public final class SparseCodes: Sendable {
  /// From this share of nulls on a column is kept so: looking at the bit and the code of a row that
  /// has both takes longer than looking at a code alone.
  static let leastNulls = 0.8

  /// A bit for every row that has a value, 64 rows a word.
  public let presence: [UInt64]
  /// How many rows have a value before those of each word.
  @usableFromInline let ranks: [UInt32]
  /// The codes of the rows that have a value, in order.
  public let codes: PackedCodes
  /// The code of the others.
  public let nullCode: UInt32
  /// How many rows there are.
  public let count: Int

  /// Puts codes together.
  ///
  /// - Parameters:
  ///   - presence: A bit for every row that has a value.
  ///   - codes: Their codes.
  ///   - nullCode: The code of the others.
  ///   - count: How many rows there are.
  init(_ presence: [UInt64], _ codes: PackedCodes, nullCode: UInt32, count: Int) {
    self.presence = presence
    self.codes = codes
    self.nullCode = nullCode
    self.count = count
    var rank: UInt32 = 0
    ranks = presence.map { word in
      defer { rank += UInt32(word.nonzeroBitCount) }
      return rank
    }
    precondition(Int(rank) == codes.count, "a code for every bit")
  }

  /// How many bytes of memory it takes.
  var memoryBytes: Int { presence.memoryBytes + ranks.memoryBytes + codes.memoryBytes }

  /// The place among the codes of a row's code; `nil` where it has none.
  @inlinable public func place(of row: Int) -> Int? {
    let word = presence[row >> 6]
    let bit = UInt64(truncatingIfNeeded: row & 63)
    if word >> bit & 1 == 0 { return nil }
    return firstPlace(inWord: row >> 6) + (word & (1 << bit - 1)).nonzeroBitCount
  }

  /// How many rows have a value before those of a word.
  @inlinable public func firstPlace(inWord word: Int) -> Int { Int(ranks[word]) }

  /// The code of a row.
  subscript(row: Int) -> UInt32 { place(of: row).map { codes[$0] } ?? nullCode }

  /// Writes the codes of some rows, in order.
  ///
  /// Complexity: linear in their number.
  ///
  /// - Precondition: There is room for as many codes as rows.
  public func write(_ rows: RowSelection, to target: UnsafeMutablePointer<UInt32>) {
    switch codes {
    case .bytes(let codes): write(rows, codes, to: target)
    case .words(let codes): write(rows, codes, to: target)
    case .wide(let codes): write(rows, codes, to: target)
    case .shared, .runs, .sparse, .steps, .rowNumbers:
      for place in 0..<rows.count { target[place] = self[rows[place]] }
    }
  }

  @inline(__always)
  private func write<Code: FixedWidthInteger & UnsignedInteger>(
    _ rows: RowSelection,
    _ codes: [Code],
    to target: UnsafeMutablePointer<UInt32>
  ) {
    guard let bounds = rows.bounds else { return }
    precondition(bounds.lowerBound >= 0 && bounds.upperBound < count, "rows in range")
    presence.withUnsafeBufferPointer { presence in
      ranks.withUnsafeBufferPointer { ranks in
        codes.withUnsafeBufferPointer { codes in
          func code(_ row: Int) -> UInt32 {
            let word = presence[row >> 6]
            let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: row & 63)
            if word & bit == 0 { return nullCode }
            return UInt32(codes[Int(ranks[row >> 6]) + (word & (bit - 1)).nonzeroBitCount])
          }
          switch rows {
          case .rows(let rows):
            for (place, row) in rows.enumerated() { target[place] = code(Int(row)) }
          case .range(let range):
            target.update(repeating: nullCode, count: range.count)
            for word in (range.lowerBound >> 6)...((range.upperBound - 1) >> 6) {
              var next = Int(ranks[word])
              var rest = presence[word]
              while rest != 0 {
                let row = word << 6 + rest.trailingZeroBitCount
                if range.contains(row) { target[row - range.lowerBound] = UInt32(codes[next]) }
                next += 1
                rest &= rest - 1
              }
            }
          }
        }
      }
    }
  }
}
