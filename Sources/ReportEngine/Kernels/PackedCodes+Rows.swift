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
    case .runs(let runs):
      var run: (code: UInt32, end: Int) = (0, 0)
      rows.forEach { place, row in
        if row >= run.end { run = runs.run(at: row) }
        body(place, Int(run.code))
      }
    case .sparse(let sparse):
      switch sparse.codes {
      case .bytes(let codes): sparse.forEach(rows, of: codes, body)
      case .words(let codes): sparse.forEach(rows, of: codes, body)
      case .wide(let codes): sparse.forEach(rows, of: codes, body)
      case .runs, .sparse, .rowNumbers:
        rows.forEach { place, row in body(place, Int(self[row])) }
      }
    case .rowNumbers: rows.forEach(body)
    }
  }
}

extension SparseCodes {
  /// Calls `body` with the place and the code of every row of a selection, in order.
  ///
  /// - Precondition: `codes` are those of the rows that have a value.
  @inline(__always)
  fileprivate func forEach<Code: FixedWidthInteger & UnsignedInteger>(
    _ rows: RowSelection,
    of codes: [Code],
    _ body: (_ place: Int, _ code: Int) -> Void
  ) {
    let null = Int(nullCode)
    switch rows {
    case .rows:
      rows.forEach { place, row in body(place, self.place(of: row).map { Int(codes[$0]) } ?? null) }
    case .range(let range):
      guard let first = range.first else { return }
      let before = presence[first >> 6] & (1 << UInt64(first & 63) - 1)
      var next = firstPlace(inWord: first >> 6) + before.nonzeroBitCount
      presence.withUnsafeBufferPointer { presence in
        codes.withUnsafeBufferPointer { codes in
          for row in range {
            let isThere = presence[row >> 6] >> UInt64(truncatingIfNeeded: row & 63) & 1 != 0
            body(row - range.lowerBound, isThere ? Int(codes[next]) : null)
            next += isThere ? 1 : 0
          }
        }
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
