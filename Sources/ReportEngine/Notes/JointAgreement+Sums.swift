import CPackedCodes
import ReportCorpus

// The loops that sum rows read them anyway: what they agree in is looked at in the same go.
extension JointAgreement {
  /// What columns are kept in: a byte a row, and the bits that each of the 256 bytes stands for.
  struct Bytes {
    var rows: [UInt8]
    var bits: [UInt16]
  }

  /// The bytes of all columns.
  ///
  /// - Parameters:
  ///   - expressions: What holds the values of each column.
  ///   - stored: The column of a relation that an expression reads, where it is no more than that.
  /// - Returns: A list for each place where some are; `nil` where columns are not kept so, or the
  ///   places are too many.
  func bytes(
    of expressions: [BoundExpression],
    _ stored: (BoundExpression) -> StoredColumn?
  ) -> [Bytes]? {
    var found: [Bytes] = []
    for (field, expression) in zip(fields, expressions) {
      guard case .coded(let column)? = stored(expression), let kept = column.codes.byBytes else {
        return nil
      }
      let bits = kept.codes.map { UInt16($0) &<< field.shift & field.mask }
      let address = kept.bytes.withUnsafeBufferPointer(\.baseAddress)
      if let known = found.firstIndex(where: {
        $0.rows.withUnsafeBufferPointer(\.baseAddress) == address
      }) {
        for byte in bits.indices { found[known].bits[byte] |= bits[byte] }
      } else {
        found.append(Bytes(rows: kept.bytes, bits: bits))
      }
    }
    return found.count <= Int(PC_MOST_WATCHED) ? found : nil
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
    _ columns: [Bytes],
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
    _ columns: [Bytes],
    in bounds: ClosedRange<Int>,
    rowCount: Int,
    _ body: (UnsafeMutablePointer<pc_watch>) -> Result
  ) -> Result? {
    precondition(
      bounds.lowerBound >= 0 && columns.allSatisfy { bounds.upperBound < $0.rows.count },
      "a code for every row"
    )
    prepareForRows()
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
    _ columns: [Bytes]
  ) -> [(group: UInt32, codes: UInt16)] {
    zip(rows, groups).map { row, group in
      (group, columns.reduce(0) { $0 | $1.bits[Int($1.rows[Int(row)])] })
    }
  }

  private mutating func withWatch(
    _ columns: [Bytes],
    _ body: (UnsafeMutablePointer<pc_watch>) -> Void
  ) {
    let (width, mask) = (UInt32(width), mask)
    columns.withElements { codes, bits in
      counts.withUnsafeMutableBufferPointer { counts in
        seen.withUnsafeMutableBufferPointer { seen in
          meant.withUnsafeBufferPointer { meant in
            var watch = pc_watch.none
            watch.column_count = UInt32(columns.count)
            watch.columns = (codes[0], codes[1], codes[2])
            watch.bits = (bits[0], bits[1], bits[2])
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
      bits: (nil, nil, nil),
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

extension [JointAgreement.Bytes] {
  /// Calls `body` with the first byte of each column and the bits of each, and with nothing in place
  /// of columns that there might be, too.
  fileprivate func withElements(
    _ body: ([UnsafePointer<UInt8>?], [UnsafePointer<UInt16>?]) -> Void
  ) {
    func collect(
      _ index: Int,
      _ rows: [UnsafePointer<UInt8>?],
      _ bits: [UnsafePointer<UInt16>?]
    ) {
      if index == Int(PC_MOST_WATCHED) { return body(rows, bits) }
      if index >= count { return collect(index + 1, rows + [nil], bits + [nil]) }
      self[index].rows.withUnsafeBufferPointer { row in
        self[index].bits.withUnsafeBufferPointer { bit in
          collect(index + 1, rows + [row.baseAddress], bits + [bit.baseAddress])
        }
      }
    }
    collect(0, [], [])
  }
}
