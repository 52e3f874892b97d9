/// Codes of a column that shares a byte a row with others, as columns of few values do which are
/// mostly read together.
public struct SharedCodes: Sendable {
  /// A byte for every row, which stands for a code of each column.
  public let bytes: [UInt8]
  /// The code of this column that each of the 256 bytes stands for.
  public let codes: [UInt8]
  /// How many columns share the bytes.
  let columnCount: Int

  /// Lets columns share a byte a row.
  ///
  /// - Parameters:
  ///   - columns: A code for every row of each.
  ///   - codeCounts: All codes of a column are less.
  /// - Returns: The columns; `nil` where their codes do not fit a byte.
  static func sharing(_ columns: [[UInt8]], codeCounts: [Int]) -> [SharedCodes]? {
    guard let first = columns.first, codeCounts.reduce(1, *) <= 256 else { return nil }
    var bytes = [UInt8](repeating: 0, count: first.count)
    for (column, count) in zip(columns, codeCounts) {
      precondition(column.count == bytes.count, "a code for every row")
      bytes.withUnsafeMutableBufferPointer { bytes in
        column.withUnsafeBufferPointer { codes in
          let count = UInt8(truncatingIfNeeded: count)
          for row in bytes.indices { bytes[row] = bytes[row] &* count &+ codes[row] }
        }
      }
    }
    var behind = 1
    var found: [SharedCodes] = []
    for count in codeCounts.reversed() {
      let codes = (0..<256).map { UInt8($0 / behind % count) }
      found.insert(SharedCodes(bytes: bytes, codes: codes, columnCount: columns.count), at: 0)
      behind *= count
    }
    return found
  }

  /// The code of a row.
  subscript(row: Int) -> UInt32 { UInt32(codes[Int(bytes[row])]) }

  /// How many bytes of memory the column takes: its part of the bytes.
  var memoryBytes: Int { bytes.memoryBytes / columnCount + codes.memoryBytes }
}

extension PackedCodes {
  /// A byte for every row, and the code that each of the 256 bytes stands for; `nil` where codes are
  /// not kept so.
  public var byBytes: (bytes: [UInt8], codes: [UInt8])? {
    switch self {
    case .bytes(let codes): (codes, Array(0...UInt8.max))
    case .shared(let shared): (shared.bytes, shared.codes)
    case .words, .wide, .runs, .sparse, .steps, .rowNumbers: nil
    }
  }
}

extension StoredColumn {
  /// Columns of the same rows as they share a byte a row, where there are many rows and their codes
  /// fit; else each as it is.
  static func sharingBytes(_ columns: [StoredColumn]) -> [StoredColumn] {
    var (coded, bytes): ([CodedColumn], [[UInt8]]) = ([], [])
    for column in columns {
      guard case .coded(let column) = column, case .bytes(let codes) = column.codes,
        codes.count >= worthwhile
      else { return columns }
      coded.append(column)
      bytes.append(codes)
    }
    let codeCounts = coded.map { $0.domain.count + ($0.hasNulls ? 1 : 0) }
    guard let shared = SharedCodes.sharing(bytes, codeCounts: codeCounts) else { return columns }
    return zip(coded, shared).map { .coded($0.with(.shared($1))) }
  }
}
