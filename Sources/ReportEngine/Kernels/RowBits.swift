private import CPackedCodes
import ReportCorpus

/// The rows of a run that passed so far, a bit a row.
struct RowBits {
  /// The run; it begins at a multiple of 64.
  let rows: Range<Int>
  private(set) var words: [UInt64]

  /// All rows of a run, in memory that is no longer needed.
  init(_ rows: Range<Int>, memory: inout [UInt64]) {
    precondition(rows.lowerBound & 63 == 0, "a run begins with a word")
    self.rows = rows
    words = []
    swap(&words, &memory)
    words.removeAll(keepingCapacity: true)
    words.append(contentsOf: repeatElement(.max, count: (rows.count + 63) / 64))
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

  /// Hands the memory over; no row is left.
  mutating func takeWords() -> [UInt64] {
    var taken: [UInt64] = []
    swap(&taken, &words)
    return taken
  }

  /// Writes the rows that passed, in order, over a list.
  func list(into list: inout [UInt32]) {
    list.removeAll(keepingCapacity: true)
    list.append(contentsOf: repeatElement(0, count: count + Self.padding))
    let row = UInt32(truncatingIfNeeded: rows.lowerBound)
    list.withUnsafeMutableBufferPointer { list in
      words.withUnsafeBufferPointer { words in
        guard let target = list.baseAddress, let first = words.baseAddress else { return }
        pc_places(first, words.count, row, target)
      }
    }
    list.removeLast(Self.padding)
  }

  /// How many rows more than there are may be written.
  private static let padding = Int(PC_PLACES_PADDING)

  /// Keeps the rows of the same run that passed another way, too.
  mutating func formIntersection(_ other: RowBits) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  /// Adds a row of the run.
  mutating func insert(_ row: Int) {
    let place = row - rows.lowerBound
    words[place >> 6] |= 1 << UInt64(place & 63)
  }

  // MARK: - Tests of packed codes

  /// Keeps the rows whose code lies in a range.
  mutating func keep(_ codes: PackedCodes, in range: ClosedRange<UInt32>) {
    let (low, span) = (range.lowerBound, range.upperBound - range.lowerBound)
    switch codes {
    case .bytes(let codes):
      keep(codes) { pc_keep_range_8($0, $1, UInt8(low), UInt8(span), $2) }
    case .words(let codes):
      keep(codes) { pc_keep_range_16($0, $1, UInt16(low), UInt16(span), $2) }
    case .wide(let codes): keep(codes) { pc_keep_range_32($0, $1, low, span, $2) }
    case .shared(let shared): keep(shared) { range.contains(UInt32($0)) }
    case .runs(let runs): keep(runs) { range.contains(UInt32($0)) }
    case .sparse(let sparse): keep(sparse) { range.contains(UInt32($0)) }
    case .steps(let steps): keep(rows: steps.rows(in: range))
    case .rowNumbers: keep(rows: Int(low)..<(Int(range.upperBound) + 1))
    }
  }

  /// Keeps the rows whose code a table holds as true.
  mutating func keep(_ codes: PackedCodes, table: [Bool]) {
    table.withUnsafeBufferPointer { table in keep(codes) { table[$0] } }
  }

  /// Keeps the rows whose code has its bit set.
  mutating func keep(_ codes: PackedCodes, _ bits: CodeBits) {
    if case .steps(let steps) = codes { return keep(steps, bits) }
    bits.words.withUnsafeBufferPointer { bits in
      // The code of null stands behind the last.
      keep(codes) { code in
        let word = code >> 6
        return word < bits.count && bits[word] >> UInt64(truncatingIfNeeded: code & 63) & 1 != 0
      }
    }
  }

  @inline(__always)
  private mutating func keep(_ codes: PackedCodes, _ passes: (Int) -> Bool) {
    switch codes {
    case .bytes(let codes): keepAny(codes, passes)
    case .words(let codes): keepAny(codes, passes)
    case .wide(let codes): keepAny(codes, passes)
    case .shared(let shared): keep(shared, passes)
    case .runs(let runs): keep(runs, passes)
    case .sparse(let sparse): keep(sparse, passes)
    case .steps(let steps): keep(steps, passes)
    case .rowNumbers: keep(where: passes)
    }
  }

  /// Keeps the rows whose code passes, which is asked once a byte.
  private mutating func keep(_ shared: SharedCodes, _ passes: (Int) -> Bool) {
    var set: [UInt64] = [0, 0, 0, 0]
    for (byte, code) in shared.codes.enumerated() where passes(Int(code)) {
      set[byte >> 6] |= 1 << UInt64(byte & 63)
    }
    keep(shared.bytes) { pc_keep_set_8($0, $1, set, $2) }
  }

  /// Keeps the rows of the runs whose code passes, which is asked once a run.
  @inline(__always)
  private mutating func keep(_ runs: CodeRuns, _ passes: (Int) -> Bool) {
    precondition(rows.upperBound <= runs.rows.count, "a code for every row")
    var (end, isPassing) = (0, false)
    for index in words.indices where words[index] != 0 {
      var row = rows.lowerBound + index * 64
      let (first, last) = (row, min(row + 64, rows.upperBound))
      var failing: UInt64 = 0
      while row < last {
        if row >= end {
          let run = runs.run(at: row)
          (end, isPassing) = (run.end, passes(Int(run.code)))
        }
        let next = min(end, last)
        if !isPassing {
          failing |= (UInt64.max >> UInt64(64 - (next - row))) << UInt64(row - first)
        }
        row = next
      }
      words[index] &= ~failing
    }
  }

  /// Keeps the rows whose code has its bit set, a word at a time.
  private mutating func keep(_ steps: StepCodes, _ bits: CodeBits) {
    precondition(rows.upperBound <= steps.count, "a code for every row")
    precondition(steps.used.map { $0.count == bits.words.count } ?? true, "a bit for every code")
    let first = rows.lowerBound >> 6
    bits.words.withUnsafeBufferPointer { bits in
      steps.starts.withUnsafeBufferPointer { starts in
        steps.bases.withUnsafeBufferPointer { bases in
          words.withUnsafeMutableBufferPointer { words in
            guard let bitWords = bits.baseAddress, let words = words.baseAddress,
              let starts = starts.baseAddress, let bases = bases.baseAddress
            else { return }
            let (count, bitCount) = ((rows.count + 63) / 64, bits.count)
            func keep(_ used: UnsafePointer<UInt64>?) {
              pc_keep_steps(starts + first, bases + first, used, bitWords, bitCount, words, count)
            }
            guard let used = steps.used else { return keep(nil) }
            used.withUnsafeBufferPointer { keep($0.baseAddress) }
          }
        }
      }
    }
  }

  /// Keeps the rows whose code passes, which is asked once for rows that follow each other.
  private mutating func keep(_ steps: StepCodes, _ passes: (Int) -> Bool) {
    precondition(rows.upperBound <= steps.count, "a code for every row")
    steps.forEachRun(in: rows) { run, code in
      if passes(Int(code)) { return }
      for row in run { words[(row - rows.lowerBound) >> 6] &= ~(1 << UInt64(row & 63)) }
    }
  }

  /// Keeps the rows that have a value whose code passes, and if that of null passes, the others.
  @inline(__always)
  private mutating func keep(_ sparse: SparseCodes, _ passes: (Int) -> Bool) {
    precondition(rows.upperBound <= sparse.count, "a code for every row")
    let passesNull = passes(Int(sparse.nullCode))
    let firstWord = rows.lowerBound >> 6
    for index in words.indices where words[index] != 0 {
      let presence = sparse.presence[firstWord + index]
      let first = sparse.firstPlace(inWord: firstWord + index)
      let passing = Self.passing(words[index] & presence) { bit in
        let before = presence & (1 << UInt64(truncatingIfNeeded: bit) - 1)
        return passes(Int(sparse.codes[first + before.nonzeroBitCount]))
      }
      words[index] = passing | (passesNull ? words[index] & ~presence : 0)
    }
  }

  @inline(__always)
  private mutating func keep<Code>(
    _ codes: [Code],
    _ narrow: (UnsafePointer<Code>, Int, UnsafeMutablePointer<UInt64>) -> Void
  ) {
    precondition(rows.upperBound <= codes.count, "a code for every row")
    codes.withUnsafeBufferPointer { codes in
      words.withUnsafeMutableBufferPointer { words in
        guard let first = codes.baseAddress, let bits = words.baseAddress else { return }
        narrow(first + rows.lowerBound, rows.count, bits)
      }
    }
  }

  @inline(__always)
  private mutating func keepAny<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code],
    _ passes: (Int) -> Bool
  ) {
    precondition(rows.upperBound <= codes.count, "a code for every row")
    let first = rows.lowerBound
    codes.withUnsafeBufferPointer { codes in
      guard let base = codes.baseAddress else { return }
      for index in words.indices where words[index] != 0 {
        let codes = base + (first + index * 64)
        if words[index] == .max {
          var passing: UInt64 = 0
          for bit in 0..<64 { passing |= (passes(Int(codes[bit])) ? 1 : 0) << UInt64(bit) }
          words[index] = passing
        } else {
          words[index] = Self.passing(words[index]) { passes(Int(codes[$0])) }
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
