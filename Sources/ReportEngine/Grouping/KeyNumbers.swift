import ReportCorpus

/// Numbers the values of one key of groups, so that equal values have equal numbers.
struct KeyNumbers {
  /// What the numbers stand for.
  private enum Form {
    /// Codes of a domain; null is the code behind the last.
    case codes(CodeDomain)
    /// 64-bit images of numbers and days, from 1 on; 0 is null.
    case images(NumberTable)
    /// Texts of any pools, from 1 on; 0 is null.
    case texts(StringPoolBuilder)
  }

  private let type: ColumnType
  /// Whether all rows of a report have one value, so that rows with one value often stand together.
  let isKeptByReport: Bool
  private var form: Form

  /// A larger domain is not laid out in full.
  private static let largestDomain = 1 << 20

  /// Numbers values of a type; `stored` is the column of a relation that all values come from,
  /// where it is one.
  init(_ type: ColumnType, stored: StoredColumn?) {
    self.type = type
    if case .coded(let column)? = stored, case .runs = column.codes {
      isKeptByReport = true
    } else {
      isKeptByReport = false
    }
    if case .coded(let column)? = stored, column.domain.count < Self.largestDomain,
      column.domain.isDistinct
    {
      form = .codes(column.domain)
    } else {
      form = type == .text ? .texts(StringPoolBuilder()) : .images(NumberTable())
    }
  }

  /// The domain whose codes are the numbers; `nil` where they are others.
  var domain: CodeDomain? { if case .codes(let domain) = form { domain } else { nil } }

  /// The number of a text; `nil` where no row can have it.
  mutating func number(ofText text: String) -> UInt32? {
    switch form {
    case .codes(let domain):
      if case .texts(let pool) = domain { return pool.code(of: text) }
      return nil
    case .images: return nil
    case .texts(var pool):
      form = .codes(.bools)
      defer { form = .texts(pool) }
      return pool.code(for: text) + 1
    }
  }

  /// How many numbers there can be; `nil` where that depends on the rows.
  var bound: Int? {
    if case .codes(let domain) = form { domain.count + 1 } else { nil }
  }

  /// How many numbers there are so far.
  var count: Int {
    switch form {
    case .codes(let domain): domain.count + 1
    case .images(let table): table.count + 1
    case .texts(let pool): pool.count + 1
    }
  }

  /// The numbers of the values of a batch.
  mutating func numbers(of column: Column) -> [UInt32] {
    switch form {
    case .codes(let domain): return Self.codes(of: column, in: domain)
    case .images(var table):
      // The form lets go of the table, which would be copied otherwise.
      form = .codes(.bools)
      defer { form = .images(table) }
      return Self.numbers(of: column, in: &table)
    case .texts(var pool):
      form = .codes(.bools)
      defer { form = .texts(pool) }
      return Self.numbers(of: column, in: &pool)
    }
  }

  private static func codes(of column: Column, in domain: CodeDomain) -> [UInt32] {
    let null = domain.nullCode
    switch (column, domain) {
    case (.text(let texts), _): return texts.codes.map { min($0, null) }
    case (.int(let values), .ints(let base, _)):
      return values.mapped(null) { UInt32(truncatingIfNeeded: $0 &- base) }
    case (.date(let values), .days(let base, _)):
      return values.mapped(null) { UInt32(truncatingIfNeeded: $0 &- base) }
    case (.bool(let values), _): return values.mapped(null) { $0 ? 1 : 0 }
    case (.number(let values), .numbers(let numbers)),
      (.percent(let values), .percents(let numbers)):
      return values.mapped(null) { numbers.place(of: $0) }
    default: preconditionFailure("the values come from a column of the domain")
    }
  }

  private static func numbers(of column: Column, in table: inout NumberTable) -> [UInt32] {
    switch column {
    case .int(let values):
      return values.mapped(0) { table.number(of: UInt64(bitPattern: $0)) + 1 }
    case .number(let values), .percent(let values):
      // Adding zero makes -0 and 0 one.
      return values.mapped(0) { table.number(of: ($0 + 0).bitPattern) + 1 }
    case .date(let values):
      return values.mapped(0) { table.number(of: UInt64(UInt32(bitPattern: $0))) + 1 }
    case .bool(let values): return values.mapped(0) { table.number(of: $0 ? 1 : 0) + 1 }
    case .text: preconditionFailure("texts are numbered by their pool")
    }
  }

  private static func numbers(of column: Column, in pool: inout StringPoolBuilder) -> [UInt32] {
    guard case .text(let texts) = column else { preconditionFailure("a key has one type") }
    var known: [UInt32: UInt32] = [:]
    return texts.codes.map { code in
      if code == TextColumn.null { return 0 }
      if let number = known[code] { return number }
      let number = pool.code(for: texts.pool[code]) + 1
      known[code] = number
      return number
    }
  }

  /// The values that some numbers stand for.
  func column(of numbers: [UInt32]) -> Column {
    switch form {
    case .codes(let domain): return domain.values(of: numbers)
    case .images(let table):
      return Self.column(of: [0] + table.keys, type).gathered(numbers)
    case .texts(let pool):
      let codes = numbers.map { $0 == 0 ? TextColumn.null : $0 - 1 }
      return .text(TextColumn(codes: codes, pool: pool.build()))
    }
  }

  /// The values behind images, the first of which is null.
  private static func column(of images: [UInt64], _ type: ColumnType) -> Column {
    let validity = Bitmap(images.indices.map { $0 > 0 })
    switch type {
    case .int: return .int(FixedColumn(images.map(Int64.init(bitPattern:)), validity: validity))
    case .number:
      return .number(FixedColumn(images.map(Double.init(bitPattern:)), validity: validity))
    case .percent:
      return .percent(FixedColumn(images.map(Double.init(bitPattern:)), validity: validity))
    case .date:
      let days = images.map { Int32(bitPattern: UInt32(truncatingIfNeeded: $0)) }
      return .date(FixedColumn(days, validity: validity))
    case .bool: return .bool(FixedColumn(images.map { $0 == 1 }, validity: validity))
    case .text: preconditionFailure("texts are numbered by their pool")
    }
  }

  /// Takes all values of other numbers of the same key.
  ///
  /// - Returns: The number here for every number there; `nil` where they are the same.
  mutating func merge(_ other: KeyNumbers) -> [UInt32]? {
    switch (form, other.form) {
    case (.codes, _): return nil
    case (.images(var table), .images(let others)):
      form = .codes(.bools)
      defer { form = .images(table) }
      return [0] + others.keys.map { table.number(of: $0) + 1 }
    case (.texts(var pool), .texts(let others)):
      form = .codes(.bools)
      defer { form = .texts(pool) }
      let texts = others.build()
      return [0] + (0..<UInt32(texts.count)).map { pool.code(for: texts[$0]) + 1 }
    default: preconditionFailure("the same key is numbered in the same way")
    }
  }
}

extension CodeDomain {
  /// Whether different codes stand for different values.
  fileprivate var isDistinct: Bool {
    if case .texts(let pool) = self { pool.isDistinct } else { true }
  }
}

extension [Double] {
  /// The place of a number that is one of these, which ascend.
  ///
  /// Complexity: logarithmic in their number.
  fileprivate func place(of number: Double) -> UInt32 {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }
}

extension FixedColumn {
  /// A number for every value, and another one for null.
  @inline(__always)
  fileprivate func mapped(_ null: UInt32, _ number: (Element) -> UInt32) -> [UInt32] {
    guard let validity else { return values.map(number) }
    return values.indices.map { validity[$0] ? number(values[$0]) : null }
  }
}
