import ReportText

/// Says which row of an index has the texts with a pair of characters.
///
/// Pairs that are frequent in a sample of the texts own a row, the most frequent one the first;
/// all others share some by hash.
struct PairTable {
  /// How many rows are shared.
  private static let sharedCount = 1 << 15
  private static let slotCount = 1 << 15
  private static let sampleSize = 1 << 13

  /// For every slot the pair that owns a row, in the upper half, and the row; or 0.
  ///
  /// A pair is in one of two neighbours.
  private(set) var slots: [UInt64]
  /// The pairs that own rows, in order.
  private(set) var ownedPairs: [CharacterPair] = []
  private var ownedCount = 0

  /// Learns from a sample which pairs are frequent.
  init(sampling pool: StringPool) {
    slots = Array(repeating: 0, count: Self.slotCount)
    own(CharacterPair.irregular)
    let stride = max(1, pool.count / Self.sampleSize)
    let pairs = Self.pairs(of: pool, stride: stride)
    var counts: [CharacterPair: Int] = [:]
    for pair in pairs { counts[pair, default: 0] += 1 }
    ownMostFrequent(counts)
    counts = [:]
    for pair in pairs where !isOwned(pair) {
      counts[CharacterPair(pair.first, CharacterPair.any), default: 0] += 1
    }
    ownMostFrequent(counts)
    ownedPairs = slots.filter { $0 != 0 }.map { CharacterPair(key: UInt32($0 >> 32)) }.sorted()
  }

  /// How many rows there are.
  var rowCount: Int { ownedCount + Self.sharedCount }

  /// How many bytes the table has.
  var memoryBytes: Int { slots.count * 8 + ownedPairs.count * 4 }

  /// The row of a pair.
  func row(of pair: CharacterPair) -> Int { ownRow(of: pair) ?? sharedRow(of: pair) }

  /// Whether the row of a pair is its own.
  func isOwned(_ pair: CharacterPair) -> Bool { ownRow(of: pair) != nil }

  /// The row that a pair owns.
  @inline(__always) func ownRow(of pair: CharacterPair) -> Int? {
    let place = pair.slot & ~1
    var slot = slots[place]
    if UInt32(truncatingIfNeeded: slot >> 32) == pair.key { return Int(slot & 0xFFFF) }
    slot = slots[place | 1]
    return UInt32(truncatingIfNeeded: slot >> 32) == pair.key ? Int(slot & 0xFFFF) : nil
  }

  /// The row of a pair that owns none.
  @inline(__always) func sharedRow(of pair: CharacterPair) -> Int { ownedCount + pair.sharedSlot }

  /// The pairs with rows of their own that begin with a character.
  func ownedPairs(beginningWith first: UInt32) -> ArraySlice<CharacterPair> {
    var start = 0
    var end = ownedPairs.count
    while start < end {
      let middle = (start + end) / 2
      if ownedPairs[middle].first < first { start = middle + 1 } else { end = middle }
    }
    return ownedPairs[start...].prefix { $0.first == first }
  }

  private mutating func ownMostFrequent(_ counts: [CharacterPair: Int]) {
    let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (pair, count) in order where count > 1 { own(pair) }
  }

  /// Gives a pair a row, unless both slots that it may have are taken.
  private mutating func own(_ pair: CharacterPair) {
    let place = pair.slot & ~1
    guard let free = [place, place | 1].first(where: { slots[$0] == 0 }) else { return }
    slots[free] = UInt64(pair.key) << 32 | UInt64(ownedCount)
    ownedCount += 1
  }

  private static func pairs(of pool: StringPool, stride: Int) -> [CharacterPair] {
    var pairs: [CharacterPair] = []
    pool.withArena { bytes, offsets in
      for text in Swift.stride(from: 0, to: pool.count, by: stride) {
        var walk = PairWalk(bytes + offsets[text], end: bytes + offsets[text + 1])
        while let pair = walk.next() { pairs.append(pair) }
      }
    }
    return pairs
  }
}

/// Goes through the pairs of neighbours in the folded form of a text; the last one has the end.
struct PairWalk {
  private var place: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  private var last: UInt32?
  /// The second scalar where a scalar folds to two.
  private var waiting: UInt32?
  private(set) var isIrregular = false

  @inline(__always) init(_ start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) {
    place = start
    self.end = end
  }

  @inline(__always) mutating func next() -> CharacterPair? {
    while let scalar = nextScalar() {
      let code = CharacterPair.code(of: scalar)
      let before = last
      last = code
      if let before { return CharacterPair(before, code) }
    }
    guard let before = last else { return nil }
    last = nil
    return CharacterPair(before, CharacterPair.end)
  }

  @inline(__always) private mutating func nextScalar() -> UInt32? {
    if let scalar = waiting {
      waiting = nil
      return scalar
    }
    while place < end {
      let (value, length) = FoldedText.scalar(at: place)
      place += length
      let simple = FoldedText.simpleFold(value)
      if simple == value { return value }
      if simple < FoldedText.deleted {
        if FoldedText.isIrregular(value, folded: simple) { isIrregular = true }
        return simple
      }
      guard let (head, tail) = FoldedText.fold(value) else {
        isIrregular = true
        continue
      }
      if head != value || tail != nil { isIrregular = true }
      waiting = tail
      return head
    }
    return nil
  }
}
