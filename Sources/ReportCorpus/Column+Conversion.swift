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

extension Column {
  /// The values of other rows.
  ///
  /// - Parameters:
  ///   - sources: For each row the row whose value it gets; `UInt32.max` where there is none.
  ///   - otherwise: What rows get that have none, of this column's type; null if `nil`.
  public func picked(_ sources: [UInt32], otherwise: Column? = nil) -> Column {
    switch (self, otherwise) {
    case (.int(let values), nil): return .int(values.picked(sources, 0))
    case (.number(let values), nil): return .number(values.picked(sources, 0))
    case (.percent(let values), nil): return .percent(values.picked(sources, 0))
    case (.date(let values), nil): return .date(values.picked(sources, 0))
    case (.bool(let values), nil): return .bool(values.picked(sources, false))
    case (.text(let texts), nil):
      let codes = sources.map { $0 == .max ? TextColumn.null : texts.codes[Int($0)] }
      return .text(TextColumn(codes: codes, pool: texts.pool))
    case (_, let otherwise?):
      var builder = ColumnBuilder(type)
      for (row, source) in sources.enumerated() {
        builder.append(source == .max ? otherwise[row] : self[Int(source)])
      }
      return builder.build()
    }
  }
}

extension FixedColumn {
  fileprivate func picked(_ sources: [UInt32], _ filler: Element) -> FixedColumn {
    let isThere = sources.map { $0 != .max && !isNull(Int($0)) }
    return FixedColumn(
      sources.map { $0 == .max ? filler : values[Int($0)] },
      validity: isThere.contains(false) ? Bitmap(isThere) : nil
    )
  }

  fileprivate func endingWithNull(_ filler: Element) -> FixedColumn {
    var marks = Bitmap(count: values.count + 1, repeating: true)
    for row in values.indices where isNull(row) { marks[row] = false }
    marks[values.count] = false
    return FixedColumn(values + [filler], validity: marks)
  }
}
