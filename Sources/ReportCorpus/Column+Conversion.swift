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
  /// - Returns: A value a source.
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
  fileprivate func endingWithNull(_ filler: Element) -> FixedColumn {
    var marks = Bitmap(count: values.count + 1, repeating: true)
    for row in values.indices where isNull(row) { marks[row] = false }
    marks[values.count] = false
    return FixedColumn(values + [filler], validity: marks)
  }
}

/// So many rows are picked by one thread at a time.
private let rowsAtATime = 1 << 14

extension FixedColumn where Element: BitwiseCopyable {
  fileprivate func picked(_ sources: [UInt32], _ filler: Element) -> FixedColumn {
    let picked: [Element] = WorkerPool.shared.array(
      count: sources.count,
      rowsAtATime: rowsAtATime
    ) { rows, picked in
      values.withUnsafeBufferPointer { values in
        sources.withUnsafeBufferPointer { sources in
          for row in rows {
            let source = sources[row]
            (picked + row).initialize(to: source == .max ? filler : values[Int(source)])
          }
        }
      }
    }
    return FixedColumn(picked, validity: validity(of: sources))
  }

  /// Which rows get a value; `nil` where all do.
  private func validity(of sources: [UInt32]) -> Bitmap? {
    let words: [UInt64] = WorkerPool.shared.array(
      count: (sources.count + 63) / 64,
      rowsAtATime: rowsAtATime / 64
    ) { places, words in
      for place in places {
        let rows = place * 64..<min(place * 64 + 64, sources.count)
        (words + place).initialize(to: marks(of: sources, rows))
      }
    }
    let validity = Bitmap(words: words, count: sources.count)
    return validity.isFull ? nil : validity
  }

  /// A bit, from the lowest on, for each of at most 64 rows.
  private func marks(of sources: [UInt32], _ rows: Range<Int>) -> UInt64 {
    sources.withUnsafeBufferPointer { sources in
      var marks: UInt64 = 0
      if let validity {
        for row in rows where sources[row] != .max && validity[Int(sources[row])] {
          marks |= 1 << UInt64(row & 63)
        }
      } else {
        for row in rows { marks |= (sources[row] == .max ? 0 : 1) << UInt64(row & 63) }
      }
      return marks
    }
  }
}
