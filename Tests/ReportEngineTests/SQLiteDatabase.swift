import CSQLite
import ReportCorpus

/// Relations in SQLite, the independent engine that answers are compared with.
final class SQLiteDatabase {
  private var handle: OpaquePointer?

  struct Failure: Error {
    let message: String
  }

  /// Copies relations into tables of the same names.
  init(_ relations: [Relation]) throws {
    guard sqlite3_open(":memory:", &handle) == SQLITE_OK else { throw failure }
    for relation in relations { try copy(relation) }
  }

  private func copy(_ relation: Relation) throws {
    let columns = relation.schema.columns.map { "\"\($0.name)\" \(Self.type($0.type))" }
    _ = try rows("create table \(relation.name) (\(columns.joined(separator: ", ")))")
    for row in 0..<relation.rowCount {
      let values = relation.columns.map { Self.literal($0[row]) }.joined(separator: ", ")
      _ = try rows("insert into \(relation.name) values (\(values))")
    }
  }

  deinit { sqlite3_close(handle) }

  /// The rows of a query.
  func rows(_ query: String) throws -> [[Value]] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, query, -1, &statement, nil) == SQLITE_OK else { throw failure }
    defer { sqlite3_finalize(statement) }
    var rows: [[Value]] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW:
        rows.append((0..<sqlite3_column_count(statement)).map { Self.value(statement, $0) })
      case SQLITE_DONE: return rows
      default: throw failure
      }
    }
  }

  private var failure: Failure { Failure(message: String(cString: sqlite3_errmsg(handle))) }

  private static func value(_ statement: OpaquePointer?, _ column: Int32) -> Value {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: .int(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: .number(sqlite3_column_double(statement, column))
    case SQLITE_TEXT: .text(String(cString: sqlite3_column_text(statement, column)))
    default: .null
    }
  }

  private static func type(_ type: ColumnType) -> String {
    switch type {
    case .int, .bool: "integer"
    case .number, .percent: "real"
    case .text, .date: "text"
    }
  }

  private static func literal(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .int(let number): String(number)
    case .number(let number), .percent(let number): "\(number)"
    case .text(let text):
      "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        + "'"
    case .date(let date): "'\(date)'"
    case .bool(let truth): truth ? "1" : "0"
    }
  }
}
