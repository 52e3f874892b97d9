import Foundation
import ReportQL

/// Answers as text: a line a row, the values separated by tabs, as the other programs write them.
struct AnswerText {
  let results: [QueryResult]

  /// How many rows there are.
  var rowCount: Int { results.reduce(0) { $0 + $1.rowCount } }

  /// All lines, in order.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for result in results {
      for row in result.rows {
        let values = result.columns.indices.map { text(row[$0]) }
        bytes += values.joined(separator: "\t").utf8
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    return bytes
  }

  /// FNV-1a over bytes.
  static func digest(of bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private func text(_ value: Value) -> String {
    switch value {
    case .null: "\\N"
    case .int(let value): String(value)
    case .number(let value), .percent(let value): value.description
    case .text(let text): text
    case .date(let date): date.description
    case .bool(let truth): String(truth)
    }
  }
}
