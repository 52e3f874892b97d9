/// Which phrases with rows have a pair of characters inside.
///
/// A text with such a phrase has its pairs, so that these are not noted in the rows of pairs.
struct PhrasePairs {
  /// The keys of the pairs in the upper half, the rows of the phrases in the lower one; ascending.
  private let entries: [UInt64]

  /// Takes the characters of the phrases of some rows, which follow one another from `first`.
  init(of phrases: [[UInt32]], firstRow first: Int) {
    var entries: Set<UInt64> = []
    for (place, phrase) in phrases.enumerated() {
      for (left, right) in zip(phrase, phrase.dropFirst()) {
        entries.insert(UInt64(CharacterPair(left, right).key) << 32 | UInt64(first + place))
      }
    }
    self.entries = entries.sorted()
  }

  /// How many bytes it has.
  var memoryBytes: Int { entries.memoryBytes }

  /// The rows of the phrases that have a pair inside.
  func rows(holding pair: CharacterPair) -> [Int] { rows(from: pair.key, to: pair.key) }

  /// The rows of the phrases that have a character followed by another.
  func rows(holding first: UInt32) -> [Int] {
    rows(from: CharacterPair(first, 0).key, to: CharacterPair(first, 0xFFFF).key)
  }

  /// Complexity: logarithmic in the number of entries, and linear in that of rows.
  private func rows(from low: UInt32, to high: UInt32) -> [Int] {
    var start = 0
    var end = entries.count
    while start < end {
      let middle = (start + end) / 2
      if entries[middle] >> 32 < UInt64(low) { start = middle + 1 } else { end = middle }
    }
    let found = entries[start...].prefix { $0 >> 32 <= UInt64(high) }
    let rows = found.map { Int(UInt32(truncatingIfNeeded: $0)) }
    return low == high ? rows : Set(rows).sorted()
  }
}
