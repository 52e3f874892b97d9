import ReportCorpus

extension PackedCodes {
  /// Calls `body` with the place and the code of every row of a selection, in order.
  ///
  /// - Precondition: There is a code for every row.
  @inline(__always)
  func forEach(_ rows: RowSelection, _ body: (_ place: Int, _ code: Int) -> Void) {
    switch self {
    case .bytes(let codes): rows.forEach(of: codes) { body($0, Int($1)) }
    case .words(let codes): rows.forEach(of: codes) { body($0, Int($1)) }
    case .wide(let codes): rows.forEach(of: codes) { body($0, Int($1)) }
    case .runs, .sparse, .rowNumbers:
      // Inlining loops for each of them would make every kernel several times as long.
      unpacked(rows).withUnsafeBufferPointer { codes in
        for place in codes.indices { body(place, Int(codes[place])) }
      }
    }
  }
}

extension RowSelection {
  /// Calls `body` with the place and the element of every row, in order.
  ///
  /// - Precondition: There is an element for every row.
  @inline(__always)
  func forEach<Element>(of elements: [Element], _ body: (_ place: Int, _ element: Element) -> Void)
  {
    guard let bounds else { return }
    precondition(bounds.lowerBound >= 0 && bounds.upperBound < elements.count, "rows in range")
    // The rows ascend, so that all lie between the two that were looked at.
    elements.withUnsafeBufferPointer { elements in
      switch self {
      case .range(let range):
        for place in 0..<range.count { body(place, elements[range.lowerBound + place]) }
      case .rows(let rows):
        rows.withUnsafeBufferPointer { rows in
          for place in 0..<rows.count { body(place, elements[Int(rows[place])]) }
        }
      }
    }
  }

  /// Calls `body` with the place and the number of every row, in order.
  @inline(__always)
  func forEach(_ body: (_ place: Int, _ row: Int) -> Void) {
    switch self {
    case .range(let range):
      for place in 0..<range.count { body(place, range.lowerBound + place) }
    case .rows(let rows):
      rows.withUnsafeBufferPointer { rows in
        for place in 0..<rows.count { body(place, Int(rows[place])) }
      }
    }
  }
}
