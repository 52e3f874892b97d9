/// Codes of a column in which most rows have no value: only the others have a code.
public final class SparseCodes: Sendable {
  /// From this share of nulls on a column is kept so: looking at the bit and the code of a row that
  /// has both takes longer than looking at a code alone.
  static let leastNulls = 0.7

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

  /// The codes of some rows.
  func unpacked(_ rows: RowSelection) -> [UInt32] {
    switch codes {
    case .bytes(let codes): unpacked(rows, codes)
    case .words(let codes): unpacked(rows, codes)
    case .wide(let codes): unpacked(rows, codes)
    case .runs, .sparse, .rowNumbers: (0..<rows.count).map { self[rows[$0]] }
    }
  }

  @inline(__always)
  private func unpacked<Code: FixedWidthInteger & UnsignedInteger>(
    _ rows: RowSelection,
    _ codes: [Code]
  ) -> [UInt32] {
    guard let bounds = rows.bounds else { return [] }
    precondition(bounds.lowerBound >= 0 && bounds.upperBound < count, "rows in range")
    return [UInt32](unsafeUninitializedCapacity: rows.count) { target, written in
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
            case .range(let range):
              for row in range {
                target.initializeElement(at: row - range.lowerBound, to: code(row))
              }
            case .rows(let rows):
              for (place, row) in rows.enumerated() {
                target.initializeElement(at: place, to: code(Int(row)))
              }
            }
          }
        }
      }
      written = rows.count
    }
  }
}
