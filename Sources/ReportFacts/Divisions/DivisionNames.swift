/// Finds places by the ways their names are written.
///
/// A hash table of the full names (`楚雄彝族自治州`), the abbreviated ones (`楚雄州`) and the short
/// ones (`楚雄`); names that are written alike hang together in a chain.
struct DivisionNames: Sendable {
  /// How a name is written.
  enum Form: UInt8, Sendable {
    /// As the standard has it.
    case full
    /// The short form and the last letter: `楚雄州`, `峨边县`.
    case abbreviated
    /// Without the last part: `楚雄`, `峨边`, `开平`.
    case short
  }

  /// One way to write one place.
  struct Key: Sendable {
    var entry: Int32
    var form: Form
    /// The next key that is written alike, or -1.
    var next: Int32
  }

  /// Places that a text names at one position.
  struct Match {
    var length: Int
    var form: Form
    var entries: [Int]
  }

  private let letters: [UInt32]
  private let entries: [DivisionTable.Entry]
  private var keys: [Key] = []
  /// For every hash the first key of a chain, or -1; a power of two, less than half full.
  private var slots: [Int32]
  private static let slotCount = 1 << 15
  /// A bit for the hash of the first two letters of every name: most texts miss here.
  private var beginnings = [UInt64](repeating: 0, count: 1 << 10)
  /// The longest name has fifteen letters; room is left for a longer one.
  private static let longest = 20
  private static let shortest = 2

  init(letters: [UInt32], entries: [DivisionTable.Entry]) {
    self.letters = letters
    self.entries = entries
    slots = [Int32](repeating: -1, count: Self.slotCount)
    keys.reserveCapacity(entries.count * 3)
    for index in entries.indices { insertNames(of: index) }
  }

  /// Enters a place under all its names, of which the shorter ones begin the full one.
  private mutating func insertNames(of index: Int) {
    let entry = entries[index]
    let short = Int(entry.shortLength)
    let start = Int(entry.start)
    var hash = Self.seed
    var shortHash = hash
    for offset in 0..<Int(entry.length) {
      hash = Self.mix(hash, letters[start + offset])
      if offset + 1 == short { shortHash = hash }
      if offset + 1 == Self.shortest { markBeginning(hash) }
    }
    insert(Int32(index), .full, hash)
    if short >= Self.shortest { insert(Int32(index), .short, shortHash) }
    if short + 1 < Int(entry.length) {
      let abbreviated = Self.mix(shortHash, letters[start + Int(entry.length) - 1])
      if short + 1 == Self.shortest { markBeginning(abbreviated) }
      insert(Int32(index), .abbreviated, abbreviated)
    }
  }

  /// Every name that starts at a position of a text, the longest first.
  ///
  /// Complexity: bounded by the longest name.
  func matches(_ text: [UInt32], at index: Int, end: Int) -> [Match] {
    var found: [Match] = []
    var hash = Self.seed
    for length in 1...Self.longest {
      guard index + length <= end else { break }
      hash = Self.mix(hash, text[index + length - 1])
      if length == Self.shortest, !begins(hash) { break }
      guard length >= Self.shortest, let head = chain(hash, text, index..<(index + length))
      else { continue }
      found.append(contentsOf: self.forms(of: head, length: length))
    }
    return found.reversed()
  }

  /// Whether a name may start at a position: hardly any other text begins like one.
  func mayMatch(_ text: [UInt32], at index: Int, end: Int) -> Bool {
    guard index + Self.shortest <= end else { return false }
    return begins(text[index..<(index + Self.shortest)].reduce(Self.seed, Self.mix))
  }

  /// The keys of a chain, apart by form; full names are asked before others.
  private func forms(of head: Int32, length: Int) -> [Match] {
    var found: [Match] = []
    for form in [Form.short, .abbreviated, .full] {
      var places: [Int] = []
      var next = head
      while next >= 0 {
        let key = keys[Int(next)]
        if key.form == form { places.append(Int(key.entry)) }
        next = key.next
      }
      if !places.isEmpty { found.append(Match(length: length, form: form, entries: places)) }
    }
    return found
  }

  // MARK: - The hash table

  private static let seed: UInt32 = 2_166_136_261

  private static func mix(_ hash: UInt32, _ letter: UInt32) -> UInt32 {
    (hash ^ letter) &* 16_777_619
  }

  private static func slot(_ hash: UInt32) -> Int {
    Int((hash ^ hash >> 15) & UInt32(slotCount - 1))
  }

  private static func bit(_ hash: UInt32) -> (word: Int, mask: UInt64) {
    let slot = (hash ^ hash >> 16) & 0xFFFF
    return (Int(slot >> 6), 1 << UInt64(slot & 63))
  }

  private func begins(_ hash: UInt32) -> Bool {
    let bit = Self.bit(hash)
    return beginnings[bit.word] & bit.mask != 0
  }

  private mutating func markBeginning(_ hash: UInt32) {
    let bit = Self.bit(hash)
    beginnings[bit.word] |= bit.mask
  }

  private func length(_ key: Key) -> Int {
    let entry = entries[Int(key.entry)]
    return switch key.form {
    case .full: Int(entry.length)
    case .abbreviated: Int(entry.shortLength) + 1
    case .short: Int(entry.shortLength)
    }
  }

  private func letter(_ key: Key, _ offset: Int) -> UInt32 {
    let entry = entries[Int(key.entry)]
    let isLast = key.form == .abbreviated && offset == Int(entry.shortLength)
    return letters[Int(entry.start) + (isLast ? Int(entry.length) - 1 : offset)]
  }

  private mutating func insert(_ entry: Int32, _ form: Form, _ hash: UInt32) {
    var key = Key(entry: entry, form: form, next: -1)
    let length = length(key)
    var slot = Self.slot(hash)
    while slots[slot] >= 0 {
      let head = keys[Int(slots[slot])]
      if self.length(head) == length,
        (0..<length).allSatisfy({ letter(head, $0) == letter(key, $0) })
      {
        key.next = slots[slot]
        break
      }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    slots[slot] = Int32(keys.count)
    keys.append(key)
  }

  private func chain(_ hash: UInt32, _ text: [UInt32], _ range: Range<Int>) -> Int32? {
    var slot = Self.slot(hash)
    while slots[slot] >= 0 {
      let head = keys[Int(slots[slot])]
      if length(head) == range.count,
        (0..<range.count).allSatisfy({ letter(head, $0) == text[range.lowerBound + $0] })
      {
        return slots[slot]
      }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    return nil
  }
}
