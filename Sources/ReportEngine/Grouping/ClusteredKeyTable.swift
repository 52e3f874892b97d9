import ReportCorpus

/// Gives numbers, one after the other from 0, to different 64-bit keys of which those with the same
/// value in some of their bits mostly come together, as rows of one agency do.
///
/// Only keys with the value that came last are looked for, in a hash table that is small enough to
/// stay next to the core: what stands in it of values before is told by its number, so that a new
/// value costs nothing. Where a value comes again, its keys are put back.
struct ClusteredKeyTable {
  /// The keys in the order of their numbers.
  private(set) var keys: [UInt64] = []
  /// How many different keys there are; the rest of `keys` is room.
  private(set) var count = 0
  /// The lowest bit of the value, and its bits there.
  private let shift: UInt64
  private let mask: UInt64
  /// The number of the key at each slot, plus one; the slot is free where that is not more than
  /// `firstNumber`.
  private var slots: [UInt32]
  /// So many slots, as a power of two, are in use.
  private var slotBits = Self.fewestSlotBits
  /// The number of the first key of the present value since it was met first or its keys were put
  /// back; 0 where those were put back.
  private var firstNumber: UInt32 = 0
  /// How many keys with the present value there are.
  private var present = 0
  /// The value that came last; no value has all bits.
  private var value = UInt64.max
  /// Keys that came one after the other with one value.
  private var runs: [Run] = []
  /// For every value the number of the last run with it, plus one; 0 where it was not met.
  private var lastRuns: [UInt32]
  /// How many keys and slots were gone through because values came again.
  private var costOfReturns = 0
  private var keysAsked = 0

  private struct Run {
    var first: UInt32
    /// The number of the run before with the same value, plus one; 0 where there is none.
    var before: UInt32
  }

  private static let fewestSlotBits = 9
  /// More values than these are not laid out in full.
  static let mostValues = 1 << 18

  /// An empty table.
  ///
  /// - Parameters:
  ///   - shift: The lowest bit of the value.
  ///   - valueCount: How many values there can be, at most ``mostValues``.
  init(shift: UInt64, valueCount: Int) {
    precondition(valueCount > 0 && valueCount <= Self.mostValues, "values are laid out in full")
    self.shift = shift
    mask = 1 << UInt64(UInt64.bitWidth - (valueCount - 1).leadingZeroBitCount) - 1
    slots = Array(repeating: 0, count: 1 << Self.fewestSlotBits)
    lastRuns = Array(repeating: 0, count: Int(mask) + 1)
  }

  /// Whether values come again so often that one table of all keys were better.
  var isScattered: Bool { costOfReturns > keysAsked + Self.costAllowed }

  private static let costAllowed = 1 << 14

  /// Writes the numbers of keys to `numbers`, where there is room for them, as long as keys with
  /// the same value come together.
  ///
  /// - Returns: How many keys have their numbers; less than all where the table is scattered.
  mutating func number(
    _ wanted: UnsafeBufferPointer<UInt64>,
    into numbers: UnsafeMutablePointer<UInt32>
  ) -> Int {
    // All may be new.
    reserve(wanted.count)
    keys += repeatElement(0, count: wanted.count)
    defer { keys.removeLast(keys.count - count) }
    var place = 0
    while place < wanted.count {
      let value = wanted[place] >> shift & mask
      if value != self.value {
        begin(value)
        if isScattered { return place }
      }
      let start = place
      place = number(wanted, from: place, into: numbers)
      keysAsked += place - start
    }
    return place
  }

  /// Numbers keys up to the first one with another value, and returns the place of that.
  private mutating func number(
    _ wanted: UnsafeBufferPointer<UInt64>,
    from start: Int,
    into numbers: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var place = start
    while place < wanted.count, wanted[place] >> shift & mask == value {
      // At least half of the slots are free.
      let room = min(1 << (slotBits - 1) - present, wanted.count - place)
      if room == 0 {
        grow()
        continue
      }
      place = fill(wanted, place..<(place + room), into: numbers)
    }
    return place
  }

  /// Numbers some keys, for all of which there is room, up to the first one with another value.
  private mutating func fill(
    _ wanted: UnsafeBufferPointer<UInt64>,
    _ places: Range<Int>,
    into numbers: UnsafeMutablePointer<UInt32>
  ) -> Int {
    let (shift, mask, value, firstNumber) = (shift, mask, value, firstNumber)
    let hashShift = UInt64(UInt64.bitWidth - slotBits)
    let slotMask = UInt64(1 << slotBits - 1)
    let known = count
    var (count, place) = (known, places.lowerBound)
    keys.withUnsafeMutableBufferPointer { keys in
      slots.withUnsafeMutableBufferPointer { slots in
        while place < places.upperBound {
          let key = wanted[place]
          if key >> shift & mask != value { break }
          var slot = NumberTable.hash(key) >> hashShift
          var found = slots[Int(truncatingIfNeeded: slot)]
          while found > firstNumber, keys[Int(found) - 1] != key {
            slot = (slot + 1) & slotMask
            found = slots[Int(truncatingIfNeeded: slot)]
          }
          if found <= firstNumber {
            keys[count] = key
            count += 1
            found = UInt32(truncatingIfNeeded: count)
            slots[Int(truncatingIfNeeded: slot)] = found
          }
          numbers[place] = found - 1
          place += 1
        }
      }
    }
    present += count - known
    self.count = count
    return place
  }

  /// Makes room for so many more keys.
  mutating func reserve(_ count: Int) {
    let wanted = self.count + count
    if keys.capacity < wanted { keys.reserveCapacity(max(wanted, 2 * keys.capacity)) }
  }

  // MARK: - Values

  /// Goes over to another value.
  private mutating func begin(_ next: UInt64) {
    value = next
    let before = lastRuns[Int(next)]
    slotBits = Self.fewestSlotBits
    present = 0
    firstNumber = UInt32(truncatingIfNeeded: count)
    if before > 0 { putBack(from: before) }
    runs.append(Run(first: UInt32(truncatingIfNeeded: count), before: before))
    lastRuns[Int(next)] = UInt32(truncatingIfNeeded: runs.count)
  }

  /// Puts the keys of runs with one value, the last of which is known, back into the table.
  private mutating func putBack(from last: UInt32) {
    var numbers: [UInt32] = []
    var run = last
    while run > 0 {
      let end = Int(run) < runs.count ? runs[Int(run)].first : UInt32(truncatingIfNeeded: count)
      numbers += runs[Int(run) - 1].first..<end
      run = runs[Int(run) - 1].before
      costOfReturns += 1
    }
    firstNumber = 0
    present = numbers.count
    while 1 << (slotBits - 1) <= present { slotBits += 1 }
    put(numbers)
    costOfReturns += numbers.count + (1 << slotBits) / 8
  }

  private mutating func grow() {
    let numbers = slots[..<(1 << slotBits)].filter { $0 > firstNumber }.map { $0 - 1 }
    slotBits += slotBits < 16 ? 2 : 1
    put(numbers)
  }

  /// Fills the slots with some keys and nothing else.
  private mutating func put(_ numbers: [UInt32]) {
    let count = 1 << slotBits
    if slots.count < count {
      slots = Array(repeating: 0, count: count)
    } else {
      for slot in 0..<count { slots[slot] = 0 }
    }
    let mask = UInt64(count - 1)
    for number in numbers {
      var slot = NumberTable.hash(keys[Int(number)]) >> UInt64(UInt64.bitWidth - slotBits)
      while slots[Int(truncatingIfNeeded: slot)] != 0 { slot = (slot + 1) & mask }
      slots[Int(truncatingIfNeeded: slot)] = number + 1
    }
  }
}
