import ReportText

extension Column {
  /// Columns of one type, one behind the other.
  ///
  /// Complexity: linear in the number of rows; texts of different pools are coded anew.
  ///
  /// - Precondition: all are of type `type`.
  public static func joined(_ columns: [Column], type: ColumnType) -> Column {
    if columns.count == 1 { return columns[0] }
    switch type {
    case .int:
      return .int(joined(columns) { if case .int(let values) = $0 { values } else { nil } })
    case .number:
      return .number(joined(columns) { if case .number(let values) = $0 { values } else { nil } })
    case .percent:
      return .percent(joined(columns) { if case .percent(let values) = $0 { values } else { nil } })
    case .date:
      return .date(joined(columns) { if case .date(let values) = $0 { values } else { nil } })
    case .bool:
      return .bool(joined(columns) { if case .bool(let values) = $0 { values } else { nil } })
    case .text:
      if let texts = joinedTexts(columns) { return .text(texts) }
      var builder = ColumnBuilder(type)
      for column in columns {
        for row in 0..<column.count { builder.append(column[row]) }
      }
      return builder.build()
    }
  }

  private static func joined<Element>(
    _ columns: [Column],
    _ values: (Column) -> FixedColumn<Element>?
  ) -> FixedColumn<Element> {
    let parts = columns.compactMap(values)
    precondition(parts.count == columns.count, "columns of one type")
    var joined: [Element] = []
    joined.reserveCapacity(parts.reduce(0) { $0 + $1.values.count })
    for part in parts { joined += part.values }
    guard parts.contains(where: { $0.validity != nil }) else { return FixedColumn(joined) }
    var isThere: [Bool] = []
    isThere.reserveCapacity(joined.count)
    for part in parts {
      if let validity = part.validity {
        for row in 0..<validity.count { isThere.append(validity[row]) }
      } else {
        isThere += repeatElement(true, count: part.values.count)
      }
    }
    return FixedColumn(joined, validity: Bitmap(isThere))
  }

  /// The same value in every row.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - type: The type of the column where the value is null.
  ///   - count: How many rows there are.
  public init(repeating value: Value, type: ColumnType, count: Int) {
    func column<Element>(_ element: Element, isThere: Bool = true) -> FixedColumn<Element> {
      FixedColumn(
        Array(repeating: element, count: count),
        validity: isThere ? nil : Bitmap(count: count, repeating: false)
      )
    }
    switch value {
    case .int(let value): self = .int(column(value))
    case .number(let value): self = .number(column(value))
    case .percent(let value): self = .percent(column(value))
    case .date(let value): self = .date(column(value.daysSinceEpoch))
    case .bool(let value): self = .bool(column(value))
    case .text(let value):
      let codes = [UInt32](repeating: 0, count: count)
      self = .text(TextColumn(codes: codes, pool: StringPool([value])))
    case .null:
      switch type {
      case .int: self = .int(column(0, isThere: false))
      case .number: self = .number(column(0, isThere: false))
      case .percent: self = .percent(column(0, isThere: false))
      case .date: self = .date(column(0, isThere: false))
      case .bool: self = .bool(column(false, isThere: false))
      case .text:
        let codes = [UInt32](repeating: TextColumn.null, count: count)
        self = .text(TextColumn(codes: codes, pool: StringPool([String]())))
      }
    }
  }

  /// Joins codes where all columns share one pool.
  private static func joinedTexts(_ columns: [Column]) -> TextColumn? {
    var codes: [UInt32] = []
    var pool: StringPool?
    for case .text(let texts) in columns {
      if let pool, pool !== texts.pool { return nil }
      pool = texts.pool
      codes += texts.codes
    }
    return pool.map { TextColumn(codes: codes, pool: $0) }
  }
}
