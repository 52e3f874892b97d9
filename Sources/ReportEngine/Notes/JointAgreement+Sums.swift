import CPackedCodes
import ReportCorpus

// The loops that sum rows read them anyway: what they agree in is looked at in the same go.
extension JointAgreement {
  /// The codes of all columns; `nil` where they are not kept a byte a row, or there are too many.
  ///
  /// - Parameters:
  ///   - expressions: What holds the values of each column.
  ///   - stored: The column of a relation that an expression reads, where it is no more than that.
  /// - Returns: A list of codes for every column.
  func bytes(
    of expressions: [BoundExpression],
    _ stored: (BoundExpression) -> StoredColumn?
  ) -> [[UInt8]]? {
    if expressions.count > Int(PC_MOST_WATCHED) { return nil }
    var found: [[UInt8]] = []
    for expression in expressions {
      guard case .coded(let column)? = stored(expression), case .bytes(let codes) = column.codes
      else { return nil }
      found.append(codes)
    }
    return found
  }

  /// Takes rows while something else is made of them.
  ///
  /// - Parameters:
  ///   - columns: The codes of all columns.
  ///   - rows: The rows.
  ///   - groups: The group of each.
  ///   - body: Takes them as a kernel does.
  /// - Returns: What `body` returns; `nil` where there are no rows.
  mutating func take<Result>(
    _ columns: [[UInt8]],
    of rows: RowSelection,
    _ groups: RowGroups,
    _ body: (UnsafeMutablePointer<pc_watch>, UnsafePointer<pc_rows>) -> Result
  ) -> Result? {
    guard let bounds = rows.bounds else { return nil }
    precondition(groups.count == rows.count, "a group for every row")
    var memory = RowBuffer<UInt32>()
    swap(&memory, &list)
    defer { swap(&memory, &list) }
    return rows.withList(&memory) { list in
      watching(columns, in: bounds, rowCount: rows.count) { watch in
        groups.withGroups(of: list) { body(watch, $0) }
      } ?? nil
    }
  }

  /// Lets a kernel watch rows.
  ///
  /// - Parameters:
  ///   - columns: The codes of all columns.
  ///   - bounds: The first row and the last.
  ///   - rowCount: How many there are at most.
  ///   - body: Calls the kernel.
  /// - Returns: What `body` returns.
  mutating func watching<Result>(
    _ columns: [[UInt8]],
    in bounds: ClosedRange<Int>,
    rowCount: Int,
    _ body: (UnsafeMutablePointer<pc_watch>) -> Result
  ) -> Result? {
    precondition(
      columns.count == fields.count && bounds.lowerBound >= 0
        && columns.allSatisfy { bounds.upperBound < $0.count },
      "a code for every row"
    )
    // A kernel writes to memory of its own where nothing else of this does.
    var (rows, groups) = (RowBuffer<UInt32>(), RowBuffer<UInt32>())
    swap(&rows, &replaced)
    swap(&groups, &replacedGroups)
    var result: Result?
    rows.fill(room: rowCount) { rows in
      var replacedCount = 0
      groups.fill(room: rowCount) { groups in
        withWatch(columns) { watch in
          (watch.pointee.replaced, watch.pointee.replaced_groups) = (rows, groups)
          result = body(watch)
          replacedCount = watch.pointee.replaced_count
        }
        return replacedCount
      }
      return replacedCount
    }
    if rows.count > 0 {
      countAliases(rows.read { rows in groups.read { aliases(of: rows, $0, columns) } })
    }
    swap(&rows, &replaced)
    swap(&groups, &replacedGroups)
    return result
  }

  private func aliases(
    of rows: UnsafeBufferPointer<UInt32>,
    _ groups: UnsafeBufferPointer<UInt32>,
    _ columns: [[UInt8]]
  ) -> [(group: UInt32, codes: UInt16)] {
    zip(rows, groups).map { row, group in
      let codes = zip(fields, columns).reduce(0) { $0 | UInt16($1.1[Int(row)]) << $1.0.shift }
      return (group, codes)
    }
  }

  private mutating func withWatch(
    _ columns: [[UInt8]],
    _ body: (UnsafeMutablePointer<pc_watch>) -> Void
  ) {
    let rest = Int(PC_MOST_WATCHED) - fields.count
    let factors = fields.map { UInt32(1) << $0.shift } + Array(repeating: 0, count: rest)
    let (width, mask) = (UInt32(width), mask)
    columns.withElements { columns in
      let codes = columns + Array(repeating: nil, count: rest)
      counts.withUnsafeMutableBufferPointer { counts in
        seen.withUnsafeMutableBufferPointer { seen in
          meant.withUnsafeBufferPointer { meant in
            var watch = pc_watch.none
            watch.columns = (codes[0], codes[1], codes[2])
            watch.column_count = UInt32(columns.count)
            watch.factors = (factors[0], factors[1], factors[2])
            (watch.width, watch.mask) = (width, mask)
            watch.meant = meant.isEmpty ? nil : meant.baseAddress
            (watch.counts, watch.seen) = (counts.baseAddress, seen.baseAddress)
            body(&watch)
          }
        }
      }
    }
  }
}

extension pc_watch {
  /// No columns.
  static var none: pc_watch {
    pc_watch(
      columns: (nil, nil, nil),
      column_count: 0,
      factors: (0, 0, 0),
      width: 0,
      mask: 0,
      meant: nil,
      counts: nil,
      seen: nil,
      replaced: nil,
      replaced_groups: nil,
      replaced_count: 0
    )
  }
}

extension [[UInt8]] {
  /// Calls `body` with the first element of each array.
  fileprivate func withElements(_ body: ([UnsafePointer<UInt8>?]) -> Void) {
    func collect(_ index: Int, _ found: [UnsafePointer<UInt8>?]) {
      if index == count { return body(found) }
      self[index].withUnsafeBufferPointer { collect(index + 1, found + [$0.baseAddress]) }
    }
    collect(0, [])
  }
}
