import Foundation
import ReportQL

/// A query in a file of its own.
struct TimedQuery {
  var name: String
  var text: String

  /// The queries of a folder: those named, or all in the order of their numbers.
  static func all(in folder: URL, named names: [String]) throws -> [TimedQuery] {
    let files = try FileManager.default.contentsOfDirectory(
      at: folder,
      includingPropertiesForKeys: nil
    )
    .filter { $0.pathExtension == "rql" }
    .sorted {
      $0.lastPathComponent.compare($1.lastPathComponent, options: .numeric) == .orderedAscending
    }
    return try files.map {
      TimedQuery(
        name: $0.deletingPathExtension().lastPathComponent,
        text: try String(contentsOf: $0, encoding: .utf8)
      )
    }
    .filter { names.isEmpty || names.contains($0.name) }
  }
}

/// An answer as text: a line a row, the values separated by tabs, as the other programs write it.
struct AnswerText {
  let result: QueryResult

  func write(to handle: FileHandle) {
    var bytes: [UInt8] = []
    bytes += Array(result.columns.map(\.name).joined(separator: "\t").utf8)
    bytes.append(UInt8(ascii: "\n"))
    for row in 0..<result.rowCount {
      bytes += Array(line(row).utf8)
      bytes.append(UInt8(ascii: "\n"))
      if bytes.count > 1 << 20 {
        handle.write(Data(bytes))
        bytes.removeAll(keepingCapacity: true)
      }
    }
    handle.write(Data(bytes))
  }

  /// FNV-1a over all lines, in order.
  var digest: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for row in 0..<result.rowCount {
      for byte in line(row).utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 10) &* 0x100_0000_01B3
    }
    return hash
  }

  private func line(_ row: Int) -> String {
    let row = result[row]
    return result.columns.indices.map { text(row[$0]) }.joined(separator: "\t")
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
