extension StoredColumn {
  /// From so many rows on, texts are coded in their order and codes are indexed: below, a query
  /// has looked at all rows before that is done.
  static let worthwhile = 8192

  /// Packs a column.
  ///
  /// Complexity: n log d, d being the number of different values.
  public init(packing column: Column) {
    switch column {
    case .text(let texts): self = .coded(Self.texts(texts))
    case .bool(let values):
      let codes = values.codes(count: 2) { $0 ? 1 : 0 }
      self = .coded(Self.coded(codes, .bools, hasNulls: values.validity != nil))
    case .date(let days):
      let spread = days.spread { Int64($0) }
      guard let base = spread.base, spread.count <= Self.mostCodes else {
        self = .plain(column)
        return
      }
      let codes = days.codes(count: spread.count) { UInt32(Int64($0) - base) }
      let domain = CodeDomain.days(base: Int32(base), count: spread.count)
      self = .coded(Self.coded(codes, domain, hasNulls: days.validity != nil))
    case .int(let values): self = Self.ints(values)
    case .number(let values):
      self = Self.numbers(values, CodeDomain.numbers).map { .coded($0) } ?? .plain(column)
    case .percent(let values):
      self = Self.numbers(values, CodeDomain.percents).map { .coded($0) } ?? .plain(column)
    }
  }

  /// Of so many whole numbers or days it is noted where they occur: years, but not places in texts,
  /// of which every block has most.
  static let mostIndexedNumbers = 512

  /// More different whole numbers are kept as they are.
  static let mostCodes = Int(UInt32.max) - 1

  private static func coded(
    _ codes: [UInt32],
    _ domain: CodeDomain,
    hasNulls: Bool
  ) -> CodedColumn {
    let isIndexed: Bool =
      switch domain {
      case .texts: true
      case .ints(_, let count), .days(_, let count): count <= mostIndexedNumbers
      case .numbers, .percents, .bools: false
      }
    return CodedColumn(
      PackedCodes(codes, greatest: domain.nullCode),
      domain,
      hasNulls: hasNulls,
      isIndexed: isIndexed && codes.count >= worthwhile
    )
  }

  // MARK: - Texts

  private static func texts(_ texts: TextColumn) -> CodedColumn {
    let pool = texts.pool
    let nullCode = UInt32(pool.count)
    let hasNulls = texts.codes.contains(TextColumn.null)
    guard texts.codes.count >= worthwhile, pool.isDistinct, pool.count < texts.codes.count / 2
    else {
      let codes = hasNulls ? texts.codes.map { min($0, nullCode) } : texts.codes
      return coded(codes, .texts(pool), hasNulls: hasNulls)
    }
    let (ordered, newCodes) = pool.ordered()
    let codes = texts.codes.map { $0 == TextColumn.null ? nullCode : newCodes[Int($0)] }
    return coded(codes, .texts(ordered), hasNulls: hasNulls)
  }

  // MARK: - Numbers

  private static func ints(_ values: FixedColumn<Int64>) -> StoredColumn {
    if values.validity == nil, values.values.count > 1, let start = values.values.first,
      values.values.indices.allSatisfy({ values.values[$0] &- Int64($0) == start })
    {
      return .sequence(start: start, count: values.values.count)
    }
    let spread = values.spread { $0 }
    guard let base = spread.base, spread.count <= mostCodes else { return .plain(.int(values)) }
    let codes = values.codes(count: spread.count) { UInt32($0 - base) }
    let domain = CodeDomain.ints(base: base, count: spread.count)
    return .coded(coded(codes, domain, hasNulls: values.validity != nil))
  }

  /// The numbers as codes; `nil` where there are too many different ones, or ones that compare as
  /// equal and are not the same.
  private static func numbers(
    _ values: FixedColumn<Double>,
    _ domain: ([Double]) -> CodeDomain
  ) -> CodedColumn? {
    var known: Set<UInt64> = []
    for row in values.values.indices where !values.isNull(row) {
      known.insert(values.values[row].bitPattern)
      if known.count > Int(UInt16.max) { return nil }
    }
    let negativeZero = (-0.0).bitPattern
    let different = known.map(Double.init(bitPattern:)).sorted()
    guard !different.contains(where: \.isNaN), !known.contains(negativeZero) else { return nil }
    var codeOf: [UInt64: UInt32] = [:]
    for (code, number) in different.enumerated() { codeOf[number.bitPattern] = UInt32(code) }
    // Every number is among those just coded.
    let codes = values.codes(count: different.count) { codeOf[$0.bitPattern] ?? 0 }
    return coded(codes, domain(different), hasNulls: values.validity != nil)
  }
}

extension FixedColumn {
  /// The codes of the values; null has the code `count`.
  fileprivate func codes(count: Int, _ code: (Element) -> UInt32) -> [UInt32] {
    guard let validity else { return values.map(code) }
    return values.indices.map { validity[$0] ? code(values[$0]) : UInt32(count) }
  }

  /// The least value, and how many whole numbers there are from it to the greatest.
  fileprivate func spread(_ whole: (Element) -> Int64) -> (base: Int64?, count: Int) {
    var (least, greatest) = (Int64.max, Int64.min)
    for row in values.indices where !isNull(row) {
      let value = whole(values[row])
      least = min(least, value)
      greatest = max(greatest, value)
    }
    if least > greatest { return (0, 0) }
    let (difference, overflows) = greatest.subtractingReportingOverflow(least)
    return overflows || difference == .max ? (nil, 0) : (least, Int(difference) + 1)
  }
}
