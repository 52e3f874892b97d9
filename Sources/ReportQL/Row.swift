public import ReportCorpus
public import ReportText

/// One row of an answer; its values are read by column name and type.
public struct Row: Sendable {
  let result: QueryResult
  let index: Int

  /// The value of a column, counted from 0.
  public subscript(column: Int) -> Value { result.data[column][index] }

  /// The value of a column.
  ///
  /// - Throws: ``RowAccessError/noColumn(_:known:)``
  public func value(_ name: String) throws(RowAccessError) -> Value {
    guard let column = result.columns.firstIndex(where: { $0.name == name }) else {
      throw .noColumn(name, known: result.columns.map(\.name))
    }
    return self[column]
  }

  /// The text of a column; `nil` for null.
  ///
  /// - Throws: ``RowAccessError`` where there is no such column or its values are no text.
  public func text(_ name: String) throws(RowAccessError) -> String? {
    switch try value(name) {
    case .null: nil
    case .text(let text): text
    case let other: throw .wrongType(name, found: other.type)
    }
  }

  /// The whole number of a column; `nil` for null.
  ///
  /// - Throws: ``RowAccessError`` where there is no such column or its values are not whole.
  public func int(_ name: String) throws(RowAccessError) -> Int64? {
    switch try value(name) {
    case .null: nil
    case .int(let value): value
    case let other: throw .wrongType(name, found: other.type)
    }
  }

  /// The number of a column, a percent as a ratio (0.9667 for 96.67%); `nil` for null.
  ///
  /// - Throws: ``RowAccessError`` where there is no such column or its values are no numbers.
  public func number(_ name: String) throws(RowAccessError) -> Double? {
    switch try value(name) {
    case .null: nil
    case .int(let value): Double(value)
    case .number(let value), .percent(let value): value
    case let other: throw .wrongType(name, found: other.type)
    }
  }

  /// The day of a column; `nil` for null.
  ///
  /// - Throws: ``RowAccessError`` where there is no such column or its values are no days.
  public func date(_ name: String) throws(RowAccessError) -> CalendarDate? {
    switch try value(name) {
    case .null: nil
    case .date(let date): date
    case let other: throw .wrongType(name, found: other.type)
    }
  }

  /// The truth value of a column; `nil` for null.
  ///
  /// - Throws: ``RowAccessError`` where there is no such column or its values are neither true
  ///   nor false.
  public func bool(_ name: String) throws(RowAccessError) -> Bool? {
    switch try value(name) {
    case .null: nil
    case .bool(let value): value
    case let other: throw .wrongType(name, found: other.type)
    }
  }
}

/// Why a value of a row could not be read.
public enum RowAccessError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The answer has no column of that name.
  case noColumn(String, known: [String])
  /// The column's values are of another type than asked for.
  case wrongType(String, found: ColumnType?)

  /// The error as a sentence.
  public var description: String {
    switch self {
    case .noColumn(let name, let known):
      "the answer has no column `\(name)`; it has "
        + known.map { "`\($0)`" }.joined(separator: ", ")
    case .wrongType(let name, let found):
      "the column `\(name)` holds \(found?.rawValue ?? "null")"
    }
  }
}
