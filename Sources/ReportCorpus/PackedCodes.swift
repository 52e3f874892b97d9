/// Small numbers, one a row, each as narrow as the greatest of them allows.
public enum PackedCodes: Sendable {
  /// One byte each.
  case bytes([UInt8])
  /// Two bytes each.
  case words([UInt16])
  /// Four bytes each.
  case wide([UInt32])
  /// One byte that stands for the codes of several columns.
  case shared(SharedCodes)
  /// The same for all rows of a report.
  case runs(CodeRuns)
  /// One for each row that has a value; most rows have none.
  case sparse(SparseCodes)
  /// Ever greater ones, each for the rows that follow each other.
  case steps(StepCodes)
  /// The number of the row itself, of so many rows.
  case rowNumbers(Int)

  /// Packs codes.
  ///
  /// - Parameters:
  ///   - codes: The codes.
  ///   - greatest: None of them is greater.
  public init(_ codes: [UInt32], greatest: UInt32) {
    if greatest <= UInt8.max {
      self = .bytes(codes.map { UInt8(truncatingIfNeeded: $0) })
    } else if greatest <= UInt16.max {
      self = .words(codes.map { UInt16(truncatingIfNeeded: $0) })
    } else {
      self = .wide(codes)
    }
  }

  /// Packs codes that may never fall from row to row.
  ///
  /// - Parameters:
  ///   - codes: The codes.
  ///   - codeCount: All of them are less.
  init(mostlyAscending codes: [UInt32], codeCount: Int) {
    let steps = codeCount > Int(UInt8.max) ? StepCodes(codes, codeCount: codeCount) : nil
    self = steps.map(PackedCodes.steps) ?? PackedCodes(codes, greatest: UInt32(codeCount))
  }

  /// How many codes there are.
  public var count: Int {
    switch self {
    case .bytes(let codes): codes.count
    case .words(let codes): codes.count
    case .wide(let codes): codes.count
    case .shared(let shared): shared.bytes.count
    case .runs(let runs): runs.rows.count
    case .sparse(let sparse): sparse.count
    case .steps(let steps): steps.count
    case .rowNumbers(let count): count
    }
  }

  /// The code of a row.
  public subscript(row: Int) -> UInt32 {
    switch self {
    case .bytes(let codes): UInt32(codes[row])
    case .words(let codes): UInt32(codes[row])
    case .wide(let codes): codes[row]
    case .shared(let shared): shared[row]
    case .runs(let runs): runs.run(at: row).code
    case .sparse(let sparse): sparse[row]
    case .steps(let steps): steps[row]
    case .rowNumbers: UInt32(row)
    }
  }

  /// What a table holds for the codes of some rows, in the order of the rows.
  ///
  /// - Parameters:
  ///   - rows: Which rows.
  ///   - value: What stands for a code.
  /// - Returns: A value a row.
  public func map<Value>(_ rows: RowSelection, _ value: (UInt32) -> Value) -> [Value] {
    switch self {
    case .bytes(let codes): rows.map(codes) { value(UInt32($0)) }
    case .words(let codes): rows.map(codes) { value(UInt32($0)) }
    case .wide(let codes): rows.map(codes, value)
    case .shared(let shared):
      shared.codes.withUnsafeBufferPointer { codes in
        rows.map(shared.bytes) { value(UInt32(codes[Int($0)])) }
      }
    case .runs(let runs): rows.map(runs, value)
    case .sparse(let sparse): rows.map(rowCount: sparse.count) { value(sparse[$0]) }
    case .steps(let steps): rows.map(rowCount: steps.count) { value(steps[$0]) }
    case .rowNumbers(let count): rows.map(rowCount: count) { value(UInt32($0)) }
    }
  }

  /// How many bytes of memory the codes take.
  var memoryBytes: Int {
    switch self {
    case .bytes(let codes): codes.memoryBytes
    case .words(let codes): codes.memoryBytes
    case .wide(let codes): codes.memoryBytes
    case .shared(let shared): shared.memoryBytes
    case .runs(let runs): runs.memoryBytes
    case .sparse(let sparse): sparse.memoryBytes
    case .steps(let steps): steps.memoryBytes
    case .rowNumbers: 0
    }
  }

  /// Calls `body` with every run of rows of one code, in order; neighbours may have one code.
  func forEachRun(_ body: (_ rows: Range<Int>, _ code: UInt32) -> Void) {
    func each<Code: FixedWidthInteger & UnsignedInteger>(
      _ codes: [Code],
      _ meaning: (Code) -> UInt32 = { UInt32($0) }
    ) {
      codes.withUnsafeBufferPointer { codes in
        var start = 0
        while start < codes.count {
          var end = start + 1
          while end < codes.count, codes[end] == codes[start] { end += 1 }
          body(start..<end, meaning(codes[start]))
          start = end
        }
      }
    }
    switch self {
    case .bytes(let codes): each(codes)
    case .words(let codes): each(codes)
    case .wide(let codes): each(codes)
    case .shared(let shared): each(shared.bytes) { UInt32(shared.codes[Int($0)]) }
    case .runs(let runs):
      var row = 0
      while row < runs.rows.count {
        let run = runs.run(at: row)
        body(row..<run.end, run.code)
        row = run.end
      }
    case .sparse(let sparse):
      var row = 0
      while row < sparse.count {
        let isEmpty = row & 63 == 0 && sparse.presence[row >> 6] == 0
        let end = isEmpty ? min(row + 64, sparse.count) : row + 1
        body(row..<end, sparse[row])
        row = end
      }
    case .steps(let steps): steps.forEachRun(in: 0..<steps.count, body)
    case .rowNumbers(let count): for row in 0..<count { body(row..<(row + 1), UInt32(row)) }
    }
  }

  /// Whether no row has a lesser code than the row before.
  var ascends: Bool {
    switch self {
    case .rowNumbers, .steps: return true
    default: break
    }
    var (last, ascends) = (UInt32(0), true)
    forEachRun { _, code in
      if code < last { ascends = false }
      last = code
    }
    return ascends
  }
}

/// The rows of a selection as bits.
public struct RowMarks: Sendable {
  /// The row that the first bit stands for.
  public let first: Int
  /// 64 rows a word; one bit is set for every row of the selection.
  public let words: [UInt64]

  /// Takes bits.
  ///
  /// - Parameters:
  ///   - words: 64 rows a word.
  ///   - first: The row that the first bit stands for.
  public init(_ words: [UInt64], from first: Int) { (self.words, self.first) = (words, first) }

  /// The first row and the last and all between; `nil` where there is none.
  ///
  /// Complexity: linear in the number of words without rows at either end.
  public var bounds: ClosedRange<Int>? {
    guard let low = words.firstIndex(where: { $0 != 0 }),
      let high = words.lastIndex(where: { $0 != 0 })
    else { return nil }
    let lowest = first + low * 64 + words[low].trailingZeroBitCount
    return lowest...(first + high * 64 + 63 - words[high].leadingZeroBitCount)
  }
}

/// Some rows of a relation, in ascending order.
public enum RowSelection: Sendable {
  /// A run of rows.
  case range(Range<Int>)
  /// Single rows.
  case rows([UInt32])

  /// How many rows there are.
  public var count: Int {
    switch self {
    case .range(let rows): rows.count
    case .rows(let rows): rows.count
    }
  }

  /// The row at a place of the selection.
  public subscript(place: Int) -> Int {
    switch self {
    case .range(let rows): rows.lowerBound + place
    case .rows(let rows): Int(rows[place])
    }
  }

  /// The first and last row and all between; `nil` where there is none.
  public var bounds: ClosedRange<Int>? {
    switch self {
    case .range(let rows): rows.isEmpty ? nil : rows.lowerBound...(rows.upperBound - 1)
    case .rows(let rows): rows.first.flatMap { first in rows.last.map { Int(first)...Int($0) } }
    }
  }

  /// What is worked out of the elements that stand at the rows.
  ///
  /// - Precondition: There is an element for every row.
  @inline(__always)
  func map<Element, Value>(_ elements: [Element], _ value: (Element) -> Value) -> [Value] {
    elements.withUnsafeBufferPointer { elements in
      // The rows are in range: the first and the last are looked at, and they ascend.
      map(rowCount: elements.count) { value(elements[$0]) }
    }
  }

  /// What is worked out of codes that are the same for runs of rows.
  ///
  /// - Precondition: There is a code for every row.
  @inline(__always)
  func map<Value>(_ runs: CodeRuns, _ value: (UInt32) -> Value) -> [Value] {
    var run: (code: UInt32, end: Int) = (0, 0)
    return map(rowCount: runs.rows.count) { row in
      if row >= run.end { run = runs.run(at: row) }
      return value(run.code)
    }
  }

  /// What is worked out of the numbers of the rows.
  ///
  /// - Precondition: There are so many rows in all.
  @inline(__always)
  fileprivate func map<Value>(rowCount: Int, _ value: (Int) -> Value) -> [Value] {
    guard let bounds else { return [] }
    precondition(bounds.lowerBound >= 0 && bounds.upperBound < rowCount, "rows in range")
    return [Value](unsafeUninitializedCapacity: count) { values, written in
      guard let target = values.baseAddress else { return }
      switch self {
      case .range(let rows):
        for place in 0..<rows.count {
          (target + place).initialize(to: value(rows.lowerBound + place))
        }
        written = rows.count
      case .rows(let rows):
        rows.withUnsafeBufferPointer { rows in
          for place in 0..<rows.count { (target + place).initialize(to: value(Int(rows[place]))) }
        }
        written = rows.count
      }
    }
  }
}
