import ReportCorpus

/// The rows of a run that passed so far, a bit a row.
struct RowBits {
  /// The run; it begins at a multiple of 64.
  let rows: Range<Int>
  private(set) var words: [UInt64]

  /// All rows of a run.
  init(_ rows: Range<Int>) {
    precondition(rows.lowerBound & 63 == 0, "a run begins with a word")
    self.rows = rows
    words = Array(repeating: .max, count: (rows.count + 63) / 64)
    let tail = rows.count & 63
    if tail > 0 { words[words.count - 1] = (1 << UInt64(tail)) - 1 }
  }

  /// How many rows passed.
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  mutating func removeAll() { for index in words.indices { words[index] = 0 } }

  /// Adds the rows of the same run that passed another way.
  mutating func formUnion(_ other: RowBits) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  /// Appends the rows that passed, in order.
  func append(to list: inout [UInt32]) {
    list.reserveCapacity(list.count + count)
    for (index, word) in words.enumerated() {
      var rest = word
      let first = UInt32(rows.lowerBound + index * 64)
      while rest != 0 {
        list.append(first + UInt32(rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
  }

  /// Keeps the rows whose bit is set in another list of bits, one a row of the relation.
  mutating func formIntersection(_ bits: [UInt64]) {
    let first = rows.lowerBound / 64
    for index in words.indices { words[index] &= bits[first + index] }
  }

  // MARK: - Tests of packed codes

  /// Keeps the rows whose code lies in a range.
  mutating func keep(_ codes: PackedCodes, in range: ClosedRange<UInt32>) {
    switch codes {
    case .bytes(let codes):
      keep(codes, UInt8(range.lowerBound), UInt8(range.upperBound), CodeMasks.bytes)
    case .words(let codes):
      keep(codes, UInt16(range.lowerBound), UInt16(range.upperBound), CodeMasks.words)
    case .wide(let codes): keep(codes, range.lowerBound, range.upperBound, CodeMasks.wide)
    }
  }

  /// Keeps the rows whose code a table holds as true.
  mutating func keep(_ codes: PackedCodes, table: [Bool]) {
    switch codes {
    case .bytes(let codes): keepAny(codes, table)
    case .words(let codes): keepAny(codes, table)
    case .wide(let codes): keepAny(codes, table)
    }
  }

  /// Below so many rows of 64, they are asked one by one.
  private static let few = 10

  @inline(__always)
  private mutating func keep<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code],
    _ low: Code,
    _ high: Code,
    _ mask: (UnsafePointer<Code>, Code, Code) -> UInt64
  ) {
    precondition(rows.upperBound <= codes.count, "a code for every row")
    let (first, end, span) = (rows.lowerBound, rows.upperBound, high - low)
    codes.withUnsafeBufferPointer { codes in
      guard let base = codes.baseAddress else { return }
      for index in words.indices where words[index] != 0 {
        // Every bit of a word stands for a row of the run, which has a code.
        let codes = base + (first + index * 64)
        if words[index].nonzeroBitCount > Self.few, first + index * 64 + 64 <= end {
          words[index] &= mask(codes, low, span)
        } else {
          words[index] = Self.passing(words[index]) { codes[$0] &- low <= span }
        }
      }
    }
  }

  @inline(__always)
  private mutating func keepAny<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code],
    _ table: [Bool]
  ) {
    precondition(rows.upperBound <= codes.count, "a code for every row")
    let first = rows.lowerBound
    codes.withUnsafeBufferPointer { codes in
      table.withUnsafeBufferPointer { table in
        guard let base = codes.baseAddress else { return }
        for index in words.indices where words[index] != 0 {
          let codes = base + (first + index * 64)
          if words[index] == .max {
            var passing: UInt64 = 0
            for bit in 0..<64 {
              passing |= (table[Int(codes[bit])] ? 1 : 0) << UInt64(bit)
            }
            words[index] = passing
          } else {
            words[index] = Self.passing(words[index]) { table[Int(codes[$0])] }
          }
        }
      }
    }
  }

  /// Keeps the rows whose number lies between others.
  mutating func keep(_ column: FixedColumn<Double>, in range: NumberRange) {
    precondition(rows.upperBound <= column.values.count, "a number for every row")
    let first = rows.lowerBound
    column.values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      for index in words.indices where words[index] != 0 {
        let values = base + (first + index * 64)
        words[index] = Self.passing(words[index]) { range.contains(values[$0]) }
      }
    }
    guard let validity = column.validity else { return }
    for index in words.indices where words[index] != 0 {
      words[index] = Self.passing(words[index]) { validity[first + index * 64 + $0] }
    }
  }

  /// Keeps the rows of a run of numbered rows.
  mutating func keep(rows wanted: Range<Int>) {
    for index in words.indices where words[index] != 0 {
      let start = rows.lowerBound + index * 64
      if wanted.lowerBound <= start, wanted.upperBound >= start + 64 { continue }
      words[index] = Self.passing(words[index]) { wanted.contains(start + $0) }
    }
  }

  /// Keeps the rows for which a test of their number holds.
  mutating func keep(where holds: (Int) -> Bool) {
    for index in words.indices where words[index] != 0 {
      let start = rows.lowerBound + index * 64
      words[index] = Self.passing(words[index]) { holds(start + $0) }
    }
  }

  @inline(__always)
  private static func passing(_ word: UInt64, _ holds: (Int) -> Bool) -> UInt64 {
    var (rest, passing) = (word, UInt64(0))
    while rest != 0 {
      let bit = rest.trailingZeroBitCount
      passing |= (holds(bit) ? 1 : 0) << UInt64(bit)
      rest &= rest - 1
    }
    return passing
  }
}

/// Which numbers count: those between two ends.
struct NumberRange: Hashable {
  var low = -Double.infinity
  var high = Double.infinity
  var includesLow = true
  var includesHigh = true

  @inline(__always)
  func contains(_ number: Double) -> Bool {
    (includesLow ? number >= low : number > low) && (includesHigh ? number <= high : number < high)
  }
}

/// Which of 64 codes lie in a range, as bits.
private enum CodeMasks {
  static func bytes(_ codes: UnsafePointer<UInt8>, _ low: UInt8, _ span: UInt8) -> UInt64 {
    let values = UnsafeRawPointer(codes).loadUnaligned(as: SIMD64<UInt8>.self)
    let passing = (values &- SIMD64(repeating: low)) .<= SIMD64(repeating: span)
    // A mask is -1 or 0 a lane: of every eight lanes the lowest bits are brought together.
    let lanes = unsafeBitCast(passing, to: SIMD8<UInt64>.self)
    if lanes == .zero { return 0 }
    var bits: UInt64 = 0
    for lane in 0..<8 {
      let packed = (lanes[lane] & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080
      bits |= (packed >> 56) << UInt64(lane * 8)
    }
    return bits
  }

  static func words(_ codes: UnsafePointer<UInt16>, _ low: UInt16, _ span: UInt16) -> UInt64 {
    var bits: UInt64 = 0
    for half in 0..<2 {
      let values = UnsafeRawPointer(codes + half * 32).loadUnaligned(as: SIMD32<UInt16>.self)
      let passing = (values &- SIMD32(repeating: low)) .<= SIMD32(repeating: span)
      let lanes = unsafeBitCast(passing, to: SIMD8<UInt64>.self)
      if lanes == .zero { continue }
      for lane in 0..<8 {
        let packed = (lanes[lane] & 0x0001_0001_0001_0001) &* 0x0001_0002_0004_0008
        bits |= ((packed >> 48) & 15) << UInt64(half * 32 + lane * 4)
      }
    }
    return bits
  }

  static func wide(_ codes: UnsafePointer<UInt32>, _ low: UInt32, _ span: UInt32) -> UInt64 {
    var bits: UInt64 = 0
    for quarter in 0..<4 {
      let values = UnsafeRawPointer(codes + quarter * 16).loadUnaligned(as: SIMD16<UInt32>.self)
      let passing = (values &- SIMD16(repeating: low)) .<= SIMD16(repeating: span)
      let lanes = unsafeBitCast(passing, to: SIMD8<UInt64>.self)
      if lanes == .zero { continue }
      for lane in 0..<8 {
        bits |= ((lanes[lane] & 1) | ((lanes[lane] >> 32) & 1) << 1)
          << UInt64(quarter * 16 + lane * 2)
      }
    }
    return bits
  }
}
