import ReportText

extension StoredColumn {
  /// Puts a column together out of the values that parts of the reports have in it.
  ///
  /// It is the same however the reports were parted.
  ///
  /// - Parameters:
  ///   - parts: The values, in the order of the reports.
  ///   - type: Their type.
  ///   - isOrdered: Whether texts are coded in their order; where nothing is said, that depends
  ///     on the number of rows.
  /// - Complexity: linear in the number of rows; n log n in that of different values.
  init(merging parts: [ColumnPart], type: ColumnType, isOrdered: Bool? = nil) {
    let merger = ColumnMerger(parts)
    switch type {
    case .text: self = .coded(merger.texts(isOrdered: isOrdered ?? merger.isLarge))
    case .int: self = merger.ints().map { .coded($0) } ?? .plain(.int(merger.plainInts))
    case .number:
      let coded = merger.numbers(CodeDomain.numbers)
      self = coded.map { .coded($0) } ?? .plain(.number(merger.plainNumbers))
    case .percent:
      let coded = merger.numbers(CodeDomain.percents)
      self = coded.map { .coded($0) } ?? .plain(.percent(merger.plainNumbers))
    case .date:
      let days = merger.ints()
      guard case .ints(let base, let count)? = days?.domain, let days else {
        preconditionFailure("days are few")
      }
      self = .coded(days.with(.days(base: Int32(base), count: count)))
    case .bool: preconditionFailure("no column of reports is of truth values")
    }
  }
}

/// Gives the values of the parts of a column codes in common.
struct ColumnMerger {
  private let parts: [ColumnPart]
  private let nullCount: Int
  private let rowCount: Int

  /// Whether there are rows enough for an index and an order of texts to pay.
  var isLarge: Bool { rowCount >= StoredColumn.worthwhile }

  init(_ parts: [ColumnPart]) {
    self.parts = parts
    nullCount = parts.reduce(0) { $0 + $1.nullCount }
    rowCount = parts.reduce(0) { $0 + $1.codes.count }
  }

  // MARK: - Texts

  func texts(isOrdered: Bool) -> CodedColumn {
    var builder = StringPoolBuilder()
    var newCodes: [[UInt32]] = parts.map { part in
      guard case .texts(let pool) = part.values else { return [] }
      return (0..<UInt32(pool.count)).map { code in
        pool.withBytes(of: code) { builder.code(forBytes: $0) }
      }
    }
    var pool = builder.build()
    if isOrdered {
      let (ordered, codes) = pool.ordered()
      pool = ordered
      for part in newCodes.indices {
        for code in newCodes[part].indices {
          newCodes[part][code] = codes[Int(newCodes[part][code])]
        }
      }
    }
    return coded(newCodes, .texts(pool), isIndexed: true)
  }

  // MARK: - Numbers

  private func words(of part: ColumnPart) -> [UInt64] {
    if case .words(let words) = part.values { words } else { [] }
  }

  /// Whole numbers as codes; `nil` where they are too far apart.
  func ints() -> CodedColumn? {
    var (least, greatest) = (Int64.max, Int64.min)
    for part in parts {
      for word in words(of: part) {
        least = min(least, Int64(bitPattern: word))
        greatest = max(greatest, Int64(bitPattern: word))
      }
    }
    if least > greatest { (least, greatest) = (0, -1) }
    let (spread, overflows) = greatest.subtractingReportingOverflow(least)
    guard !overflows, spread < StoredColumn.mostCodes - 1 else { return nil }
    let newCodes = parts.map { part in
      words(of: part).map { UInt32(truncatingIfNeeded: Int64(bitPattern: $0) - least) }
    }
    return coded(
      newCodes,
      .ints(base: least, count: Int(spread) + 1),
      isIndexed: spread < StoredColumn.mostIndexedNumbers
    )
  }

  /// Numbers as codes; `nil` where that takes more memory, or there are ones that compare as equal
  /// and are not the same.
  func numbers(_ domain: ([Double]) -> CodeDomain) -> CodedColumn? {
    var table = NumberTable()
    let tableCodes = parts.map { part in words(of: part).map { table.number(of: $0) } }
    // A code of four bytes and its number take less than most numbers by themselves.
    let mostNumbers = max(Int(UInt16.max), rowCount / 4)
    let isOdd = table.keys.contains { word in
      let number = Double(bitPattern: word)
      return number.isNaN || (number == 0 && number.sign == .minus)
    }
    guard table.keys.count <= mostNumbers, !isOdd else { return nil }
    let sorted = table.keys.indices.map { (Double(bitPattern: table.keys[$0]), $0) }
      .sorted { $0.0 < $1.0 }
    var orderOf = [UInt32](repeating: 0, count: sorted.count)
    for (order, entry) in sorted.enumerated() { orderOf[entry.1] = UInt32(order) }
    let newCodes = tableCodes.map { $0.map { orderOf[Int($0)] } }
    return coded(newCodes, domain(sorted.map(\.0)), isIndexed: false)
  }

  /// Whole numbers as they are.
  var plainInts: FixedColumn<Int64> { plain { Int64(bitPattern: $0) } }

  /// Numbers as they are.
  var plainNumbers: FixedColumn<Double> { plain { Double(bitPattern: $0) } }

  private func plain<Number: Numeric>(_ number: (UInt64) -> Number) -> FixedColumn<Number> {
    var values: [Number] = []
    values.reserveCapacity(rowCount)
    var validity = nullCount > 0 ? Bitmap(count: rowCount, repeating: true) : nil
    for part in parts {
      let numbers = words(of: part).map(number)
      part.codes.forEachRun { rows, code in
        for _ in rows {
          if Int(code) == numbers.count { validity?[values.count] = false }
          values.append(Int(code) < numbers.count ? numbers[Int(code)] : 0)
        }
      }
    }
    return FixedColumn(values, validity: validity)
  }

  // MARK: - Codes

  private func coded(
    _ newCodes: [[UInt32]],
    _ domain: CodeDomain,
    isIndexed: Bool
  ) -> CodedColumn {
    let nullCode = domain.nullCode
    let isSparse = Double(nullCount) >= SparseCodes.leastNulls * Double(rowCount) && nullCount > 0
    var presence: [UInt64]? = isSparse ? [] : nil
    var codes: PackedCodes =
      if nullCode <= UInt8.max {
        .bytes(merged(newCodes, nullCode, &presence))
      } else if nullCode <= UInt16.max {
        .words(merged(newCodes, nullCode, &presence))
      } else {
        .wide(merged(newCodes, nullCode, &presence))
      }
    if let presence {
      codes = .sparse(SparseCodes(presence, codes, nullCode: nullCode, count: rowCount))
    }
    return CodedColumn(
      codes,
      domain,
      hasNulls: nullCount > 0,
      isIndexed: isIndexed && isLarge
    )
  }

  /// The codes of all parts; where it is asked for which rows have a value, of those only.
  private func merged<Code: FixedWidthInteger & UnsignedInteger>(
    _ newCodes: [[UInt32]],
    _ nullCode: UInt32,
    _ presence: inout [UInt64]?
  ) -> [Code] {
    var bits = presence == nil ? nil : Bitmap(count: rowCount, repeating: false)
    let present = presence == nil ? rowCount : rowCount - nullCount
    let merged = [Code](unsafeUninitializedCapacity: present) { codes, written in
      var row = 0
      for (part, newCodes) in zip(parts, newCodes) {
        let partNull = newCodes.count
        let newCodes = (newCodes + [nullCode]).map { Code(truncatingIfNeeded: $0) }
        func write<Old: FixedWidthInteger & UnsignedInteger>(_ old: [Old]) {
          for code in old {
            row += 1
            if bits != nil {
              if Int(code) == partNull { continue }
              bits?[row - 1] = true
            }
            codes.initializeElement(at: written, to: newCodes[Int(code)])
            written += 1
          }
        }
        switch part.codes {
        case .bytes(let old): write(old)
        case .words(let old): write(old)
        case .wide(let old): write(old)
        case .shared, .runs, .sparse, .steps, .rowNumbers:
          preconditionFailure("parts have a code a row")
        }
      }
    }
    presence = bits?.words
    return merged
  }
}
