import ReportText

/// A column of a relation at rest: packed, and never changed.
///
/// Most columns have few different values; they are kept as codes into a domain, as narrow as the
/// domain allows. What queries pass on are ``Column``s.
public enum StoredColumn: Sendable {
  /// Codes into a domain.
  case coded(CodedColumn)
  /// Whole numbers that go up by one a row.
  case sequence(start: Int64, count: Int)
  /// Values as they are, where a domain would not make them smaller.
  case plain(Column)
  /// Texts that are worked out when they are asked for.
  case computed(ComputedTexts)

  /// The type of the values.
  public var type: ColumnType {
    switch self {
    case .coded(let column): column.domain.type
    case .sequence: .int
    case .computed: .text
    case .plain(let column): column.type
    }
  }

  /// How many rows there are.
  public var count: Int {
    switch self {
    case .coded(let column): column.codes.count
    case .sequence(_, let count): count
    case .computed(let texts): texts.count
    case .plain(let column): column.count
    }
  }

  /// The texts that the codes stand for; `nil` where the column is none of text.
  public var pool: StringPool? {
    if case .coded(let column) = self, case .texts(let pool) = column.domain { return pool }
    return nil
  }

  /// The value of a row.
  public subscript(row: Int) -> Value {
    switch self {
    case .coded(let column): column.domain[column.codes[row]]
    case .sequence(let start, _): .int(start + Int64(row))
    case .computed(let texts): .text(texts[row])
    case .plain(let column): column[row]
    }
  }

  /// Whether a row has no value.
  public func isNull(_ row: Int) -> Bool {
    switch self {
    case .coded(let column): column.hasNulls && column.codes[row] == column.domain.nullCode
    case .sequence, .computed: false
    case .plain(let column): column.isNull(row)
    }
  }

  /// Some rows, unpacked.
  ///
  /// Complexity: linear in the number of rows.
  public func gathered(_ rows: RowSelection) -> Column {
    switch self {
    case .coded(let column): return column.gathered(rows)
    case .sequence(let start, _):
      return .int(FixedColumn((0..<rows.count).map { start + Int64(rows[$0]) }))
    case .computed(let texts): return texts.gathered(rows)
    case .plain(let column):
      switch rows {
      case .range(let range): return range == 0..<column.count ? column : column.slice(range)
      case .rows(let rows): return column.gathered(rows)
      }
    }
  }

  /// All rows, unpacked.
  ///
  /// Complexity: linear in the number of rows.
  public var unpacked: Column { gathered(.range(0..<count)) }
}

/// Codes into a domain.
public struct CodedColumn: Sendable {
  /// One code a row.
  public private(set) var codes: PackedCodes
  /// What the codes stand for.
  public let domain: CodeDomain
  /// Whether there are rows without a value.
  public let hasNulls: Bool
  /// Where codes occur; `nil` where they occur nearly everywhere.
  public let index: BlockIndex?
  /// Whether no row has a lesser code than the row before.
  public let ascends: Bool
  /// The numbers of the domain as they add up without loss; `nil` where they do not, or are none.
  public let decimals: DecimalTable?

  /// Puts a column together.
  ///
  /// - Parameters:
  ///   - codes: One code a row.
  ///   - domain: What they stand for.
  ///   - hasNulls: Whether there are rows without a value.
  ///   - isIndexed: Whether it is noted where codes occur, unless that is plain from their order.
  init(_ codes: PackedCodes, _ domain: CodeDomain, hasNulls: Bool, isIndexed: Bool) {
    self.codes = codes
    self.domain = domain
    self.hasNulls = hasNulls
    ascends = codes.ascends
    decimals = DecimalTable(domain)
    index = isIndexed && !ascends ? BlockIndex(codes, codeCount: domain.count + 1) : nil
  }

  /// Puts a column together of which it does not matter where codes occur.
  fileprivate init(unordered codes: PackedCodes, _ domain: CodeDomain, hasNulls: Bool) {
    self.codes = codes
    self.domain = domain
    self.hasNulls = hasNulls
    ascends = false
    (index, decimals) = (nil, nil)
  }

  /// The same codes for other values.
  func with(_ domain: CodeDomain) -> CodedColumn {
    CodedColumn(codes, domain, hasNulls: hasNulls, isIndexed: index != nil)
  }

  /// The same codes kept in another way.
  func with(_ codes: PackedCodes) -> CodedColumn {
    var copy = self
    copy.codes = codes
    return copy
  }

  /// The values of reports for all their rows.
  func spread(over rows: RowRuns) -> CodedColumn {
    CodedColumn(
      .runs(CodeRuns(rows, codes, greatest: domain.nullCode)),
      domain,
      hasNulls: hasNulls,
      isIndexed: rows.count >= StoredColumn.worthwhile
    )
  }

  /// The text of a row of a column of texts; `nil` for null.
  func text(of row: Int) -> String? {
    guard case .texts(let pool) = domain, codes[row] < pool.count else { return nil }
    return pool[codes[row]]
  }

  func gathered(_ rows: RowSelection) -> Column {
    let nullCode = domain.nullCode
    let validity = hasNulls ? Bitmap(codes.map(rows) { $0 != nullCode }) : nil
    switch domain {
    case .texts(let pool):
      let gathered =
        hasNulls
        ? codes.map(rows) { $0 == nullCode ? TextColumn.null : $0 } : codes.map(rows) { $0 }
      return .text(TextColumn(codes: gathered, pool: pool))
    case .ints(let base, _):
      return .int(FixedColumn(codes.map(rows) { base &+ Int64($0) }, validity: validity))
    case .days(let base, _):
      return .date(
        FixedColumn(codes.map(rows) { base &+ Int32(truncatingIfNeeded: $0) }, validity: validity)
      )
    case .bools: return .bool(FixedColumn(codes.map(rows) { $0 == 1 }, validity: validity))
    case .numbers(let numbers): return .number(looked(up: numbers, rows, validity))
    case .percents(let ratios): return .percent(looked(up: ratios, rows, validity))
    }
  }

  private func looked(
    up numbers: [Double],
    _ rows: RowSelection,
    _ validity: Bitmap?
  ) -> FixedColumn<Double> {
    let values = numbers.withUnsafeBufferPointer { numbers in
      // The code of null stands behind the numbers.
      codes.map(rows) { Int($0) < numbers.count ? numbers[Int($0)] : 0 }
    }
    return FixedColumn(values, validity: validity)
  }
}

/// What codes stand for: the different values of a column, from code 0 on.
///
/// The code behind the last value stands for null.
public enum CodeDomain: Sendable {
  /// Texts.
  case texts(StringPool)
  /// Whole numbers one after the other.
  case ints(base: Int64, count: Int)
  /// Days one after the other, from a day counted from 1970-01-01.
  case days(base: Int32, count: Int)
  /// Numbers in ascending order.
  case numbers([Double])
  /// Ratios in ascending order.
  case percents([Double])
  /// False and true.
  case bools

  /// The type of the values.
  public var type: ColumnType {
    switch self {
    case .texts: .text
    case .ints: .int
    case .days: .date
    case .numbers: .number
    case .percents: .percent
    case .bools: .bool
    }
  }

  /// How many values there are.
  public var count: Int {
    switch self {
    case .texts(let pool): pool.count
    case .ints(_, let count), .days(_, let count): count
    case .numbers(let numbers), .percents(let numbers): numbers.count
    case .bools: 2
    }
  }

  /// The code that stands for null.
  public var nullCode: UInt32 { UInt32(count) }

  /// Whether a greater code stands for a greater value.
  public var isOrdered: Bool {
    if case .texts(let pool) = self { pool.isOrdered } else { true }
  }

  /// The value of a code.
  public subscript(code: UInt32) -> Value {
    if code == nullCode { return .null }
    return switch self {
    case .texts(let pool): .text(pool[code])
    case .ints(let base, _): .int(base + Int64(code))
    case .days(let base, _): .date(CalendarDate(daysSinceEpoch: base + Int32(code)))
    case .numbers(let numbers): .number(numbers[Int(code)])
    case .percents(let ratios): .percent(ratios[Int(code)])
    case .bools: .bool(code == 1)
    }
  }

  /// The values of some codes, in their order.
  ///
  /// - Precondition: None of them is greater than ``nullCode``.
  public func values(of codes: [UInt32]) -> Column {
    let hasNulls = codes.contains(nullCode)
    if case .texts(let pool) = self, !hasNulls {
      return .text(TextColumn(codes: codes, pool: pool))
    }
    return CodedColumn(unordered: .wide(codes), self, hasNulls: hasNulls)
      .gathered(.range(codes.indices))
  }

  /// All values in the order of their codes, and null behind them.
  public var valuesAndNull: Column { values(of: Array(0...nullCode)) }
}
