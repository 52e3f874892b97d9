extension Column {
  /// The same values in another type: whole numbers as numbers, and nothing but nulls as any.
  ///
  /// - Precondition: The types are equal, int and number, or no row has a value.
  public func converted(to type: ColumnType) -> Column {
    if self.type == type { return self }
    if case .int(let values) = self, type == .number {
      return .number(FixedColumn(values.values.map(Double.init), validity: values.validity))
    }
    var builder = ColumnBuilder(type)
    for row in 0..<count {
      precondition(isNull(row), "only numbers and nulls change their type")
      builder.append(.null)
    }
    return builder.build()
  }

  /// The same column with one more row, which has no value.
  public var endingWithNull: Column {
    switch self {
    case .int(let column): .int(column.endingWithNull(0))
    case .number(let column): .number(column.endingWithNull(0))
    case .percent(let column): .percent(column.endingWithNull(0))
    case .text(let column):
      .text(TextColumn(codes: column.codes + [TextColumn.null], pool: column.pool))
    case .date(let column): .date(column.endingWithNull(0))
    case .bool(let column): .bool(column.endingWithNull(false))
    }
  }
}

extension FixedColumn {
  fileprivate func endingWithNull(_ filler: Element) -> FixedColumn {
    var marks = Bitmap(count: values.count + 1, repeating: true)
    for row in values.indices where isNull(row) { marks[row] = false }
    marks[values.count] = false
    return FixedColumn(values + [filler], validity: marks)
  }
}
