import ReportCorpus

extension PackedCodes {
  /// Calls `body` with the place and the code of every row of a selection, in order.
  ///
  /// - Precondition: There is a code for every row.
  @inline(__always)
  func forEach(_ rows: RowSelection, _ body: (_ place: Int, _ code: Int) -> Void) {
    switch self {
    case .bytes(let codes): Self.forEach(codes, rows, body)
    case .words(let codes): Self.forEach(codes, rows, body)
    case .wide(let codes): Self.forEach(codes, rows, body)
    }
  }

  @inline(__always)
  private static func forEach<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code],
    _ rows: RowSelection,
    _ body: (_ place: Int, _ code: Int) -> Void
  ) {
    guard let bounds = rows.bounds else { return }
    precondition(bounds.lowerBound >= 0 && bounds.upperBound < codes.count, "rows in range")
    // The rows ascend, so that all lie between the two that were looked at.
    codes.withUnsafeBufferPointer { codes in
      switch rows {
      case .range(let range):
        for place in 0..<range.count { body(place, Int(codes[range.lowerBound + place])) }
      case .rows(let rows):
        rows.withUnsafeBufferPointer { rows in
          for place in 0..<rows.count { body(place, Int(codes[Int(rows[place])])) }
        }
      }
    }
  }

  /// Whether a code stands at any row of a selection.
  func contains(_ wanted: UInt32, in rows: RowSelection) -> Bool {
    var found = 0
    let wanted = Int(wanted)
    forEach(rows) { _, code in found |= code == wanted ? 1 : 0 }
    return found != 0
  }
}
