import ReportCorpus

/// The values of a column, each with a whole number that stands in the same order among others.
enum SortValues: Sendable {
  case ints(FixedColumn<Int64>)
  case doubles(FixedColumn<Double>)
  case days(FixedColumn<Int32>)
  case bools(FixedColumn<Bool>)
  /// Numbers of values; the greatest one is null.
  case codes([UInt32])

  /// The values of a column; texts that are not coded in their order are sorted, once each.
  init(_ column: Column) {
    switch column {
    case .int(let values): self = .ints(values)
    case .number(let values), .percent(let values): self = .doubles(values)
    case .date(let values): self = .days(values)
    case .bool(let values): self = .bools(values)
    case .text(let texts): self = .codes(texts.pool.isOrdered ? texts.codes : Self.ranks(of: texts))
    }
  }

  /// How many rows there are.
  var count: Int {
    switch self {
    case .ints(let column): column.values.count
    case .doubles(let column): column.values.count
    case .days(let column): column.values.count
    case .bools(let column): column.values.count
    case .codes(let codes): codes.count
    }
  }

  /// A whole number as an unsigned one of the same order.
  private static func image(_ value: Int64) -> UInt64 { UInt64(bitPattern: value) ^ (1 << 63) }

  /// The bits of a double as a whole number of the same order; -0 and 0 are one.
  private static func image(_ value: Double) -> UInt64 {
    let bits = (value + 0).bitPattern
    // All bits of a negative number are turned over, the sign of another.
    let sign = UInt64(bitPattern: Int64(bitPattern: bits) >> 63)
    return bits ^ (sign | 1 << 63)
  }

  /// Calls `body` with the number of every value of some rows, and whether there is a value.
  @inline(__always)
  func forEach(
    _ rows: Range<Int>,
    _ body: (_ row: Int, _ image: UInt64, _ isThere: Bool) -> Void
  ) {
    switch self {
    case .ints(let column): Self.forEach(rows, of: column, Self.image, body)
    case .doubles(let column): Self.forEach(rows, of: column, Self.image, body)
    case .days(let column): Self.forEach(rows, of: column, { Self.image(Int64($0)) }, body)
    case .bools(let column): Self.forEach(rows, of: column, { $0 ? 2 : 1 }, body)
    case .codes(let codes):
      codes.withUnsafeBufferPointer { codes in
        for row in rows { body(row, UInt64(codes[row]) + 1, codes[row] != TextColumn.null) }
      }
    }
  }

  @inline(__always)
  private static func forEach<Element>(
    _ rows: Range<Int>,
    of column: FixedColumn<Element>,
    _ image: (Element) -> UInt64,
    _ body: (_ row: Int, _ image: UInt64, _ isThere: Bool) -> Void
  ) {
    column.values.withUnsafeBufferPointer { values in
      if let validity = column.validity {
        for row in rows { body(row, image(values[row]), validity[row]) }
      } else {
        for row in rows { body(row, image(values[row]), true) }
      }
    }
  }

  /// A number for every row.
  @inline(__always)
  func mapped(_ number: (_ image: UInt64, _ isThere: Bool) -> UInt64) -> [UInt64] {
    let rows = 0..<count
    return [UInt64](unsafeUninitializedCapacity: rows.count) { numbers, written in
      forEach(rows) { row, image, isThere in
        numbers.initializeElement(at: row, to: number(image, isThere))
      }
      written = rows.count
    }
  }

  // MARK: - Extent

  /// Between which numbers all are, and whether a value is missing.
  struct Extent: Sendable {
    fileprivate var least: UInt64
    fileprivate var greatest: UInt64
    fileprivate(set) var hasNulls: Bool

    fileprivate init(least: UInt64 = .max, greatest: UInt64 = .min, hasNulls: Bool = false) {
      (self.least, self.greatest, self.hasNulls) = (least, greatest, hasNulls)
    }

    /// That of the codes `0..<count`, none of them null.
    init(codeCount count: Int) {
      self.init(least: 1, greatest: UInt64(max(count, 1)))
    }

    /// The least and the greatest number; the same one where there is none.
    var bounds: (least: UInt64, greatest: UInt64) { least > greatest ? (0, 0) : (least, greatest) }
  }

  /// So many rows are looked at by one thread at a time.
  private static let rowsAtATime = 1 << 15

  /// Between which numbers those of all rows are, found by all cores.
  var extent: Extent {
    let count = count
    let parts = RowParts(count, of: Self.rowsAtATime)
    return WorkerPool.shared.map(parts: parts.count) { extent(of: parts[$0]) }
      .reduce(into: Extent()) { all, part in
        all.least = min(all.least, part.least)
        all.greatest = max(all.greatest, part.greatest)
        if part.hasNulls { all.hasNulls = true }
      }
  }

  private func extent(of rows: Range<Int>) -> Extent {
    if case .codes(let codes) = self {
      return codes.withUnsafeBufferPointer { Self.extent(of: $0, rows) }
    }
    var (least, greatest, nullCount) = (UInt64.max, UInt64.min, 0)
    forEach(rows) { _, image, isThere in
      least = min(least, isThere ? image : .max)
      greatest = max(greatest, isThere ? image : 0)
      nullCount += isThere ? 0 : 1
    }
    return Extent(least: least, greatest: greatest, hasNulls: nullCount > 0)
  }

  private static func extent(of codes: UnsafeBufferPointer<UInt32>, _ rows: Range<Int>) -> Extent {
    // Null is the greatest code, and by adding one it becomes the least.
    var (least, behindGreatest, greatest) = (UInt32.max, UInt32.min, UInt32.min)
    for row in rows {
      least = min(least, codes[row])
      behindGreatest = max(behindGreatest, codes[row] &+ 1)
      greatest = max(greatest, codes[row])
    }
    let hasNulls = greatest == TextColumn.null
    if behindGreatest == 0 { return Extent(hasNulls: hasNulls) }
    return Extent(least: UInt64(least) + 1, greatest: UInt64(behindGreatest), hasNulls: hasNulls)
  }

  // MARK: - Runs

  /// Values further apart are not told from each other by a list of all between them.
  private static let widest: UInt64 = 1 << 20

  /// The numbers of the runs that the values stand in, if all that are equal stand in one run; else
  /// `nil`, or where there are too many different ones.
  ///
  /// Null is a value here.
  ///
  /// Complexity: linear in the number of rows, if it is not soon seen that they do not stand so.
  ///
  /// - Parameter extent: That of the values.
  /// - Returns: The numbers, from 0 on, and how many runs there are.
  func numberedByRuns(_ extent: Extent) -> (numbers: SortValues, runCount: Int)? {
    let (least, greatest) = extent.bounds
    guard greatest - least < Self.widest else { return nil }
    let null = greatest - least + 1
    let rowCount = count
    var isMet = [Bool](repeating: false, count: Int(null) + 1)
    var (last, run, repeats) = (UInt64.max, UInt32.max, 0)
    let numbers = [UInt32](unsafeUninitializedCapacity: rowCount) { numbers, written in
      isMet.withUnsafeMutableBufferPointer { isMet in
        for part in RowParts(rowCount, of: Self.numberedAtATime) where repeats == 0 {
          forEach(part) { row, image, isThere in
            let value = isThere ? image &- least : null
            if value != last {
              (last, run) = (value, run &+ 1)
              repeats += isMet[Int(value)] ? 1 : 0
              isMet[Int(value)] = true
            }
            numbers.initializeElement(at: row, to: run)
          }
          written = part.upperBound
        }
      }
    }
    return repeats == 0 ? (.codes(numbers), Int(run &+ 1)) : nil
  }

  /// After so many rows it is asked whether a value came again.
  private static let numberedAtATime = 1 << 10

  // MARK: - Texts

  private static func ranks(of texts: TextColumn) -> [UInt32] {
    var isUsed = [Bool](repeating: false, count: texts.pool.count)
    for code in texts.codes where code != TextColumn.null { isUsed[Int(code)] = true }
    let sorted = isUsed.indices.lazy.filter { isUsed[$0] }.map { UInt32($0) }
      .sorted { texts.pool.precedes($0, $1) }
    var rankOf = [UInt32](repeating: 0, count: texts.pool.count)
    var rank: UInt32 = 0
    for (index, code) in sorted.enumerated() {
      // A pool may hold one text several times.
      if index > 0, texts.pool.precedes(sorted[index - 1], code) { rank += 1 }
      rankOf[Int(code)] = rank
    }
    return texts.codes.map { $0 == TextColumn.null ? TextColumn.null : rankOf[Int($0)] }
  }
}
