/// How a file writes a table.
public enum TableFileFormat: String, Hashable, Sendable, CaseIterable {
  /// Fields with commas between them, the first line naming the columns.
  case csv
  /// The same with tabs.
  case tsv
  /// One JSON object a line.
  case ndjson

  /// The format of a file by the ending of its name; `nil` where that says nothing.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    switch fileName[fileName.index(after: dot)...].lowercased() {
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    case "ndjson", "jsonl": self = .ndjson
    default: return nil
    }
  }

  /// The format that a text seems to be in.
  init(guessedFrom bytes: UnsafeBufferPointer<UInt8>) {
    let first = bytes.dropFirst(TableText.markLength(of: bytes)).first { $0 > 0x20 }
    self = first == UInt8(ascii: "{") ? .ndjson : .csv
  }
}

/// What all readers of tables need to know of text.
enum TableText {
  /// How many bytes the byte order mark takes at the start of a text.
  static func markLength(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }
}
