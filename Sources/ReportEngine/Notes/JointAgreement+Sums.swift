import CPackedCodes
import ReportCorpus

// The loop that sums rows reads them anyway: what they agree in is looked at in the same go.
extension JointAgreement {
  /// The codes of all columns; `nil` where they are not kept a byte a row, or there are too many.
  ///
  /// - Parameters:
  ///   - expressions: What holds the values of each column.
  ///   - input: The rows.
  /// - Returns: A list of codes for every column.
  func bytes(of expressions: [BoundExpression], in input: GroupInput) -> [[UInt8]]? {
    if expressions.count > Int(PC_MOST_WATCHED) { return nil }
    var found: [[UInt8]] = []
    for expression in expressions {
      guard case .coded(let column)? = input.stored(expression)?.column,
        case .bytes(let codes) = column.codes
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
    precondition(
      columns.count == fields.count && groups.count == rows.count && bounds.lowerBound >= 0
        && columns.allSatisfy { bounds.upperBound < $0.count },
      "a code and a group for every row"
    )
    var result: Result?
    let rest = Int(PC_MOST_WATCHED) - fields.count
    let factors = fields.map { UInt32(1) << $0.shift } + Array(repeating: 0, count: rest)
    let (width, mask) = (UInt32(width), mask)
    var (replaced, memory) = (RowBuffer<UInt32>(), RowBuffer<UInt32>())
    swap(&replaced, &self.replaced)
    swap(&memory, &list)
    rows.withList(&memory) { list in
      columns.withElements { columns in
        let codes = columns + Array(repeating: nil, count: rest)
        counts.withUnsafeMutableBufferPointer { counts in
          seen.withUnsafeMutableBufferPointer { seen in
            meant.withUnsafeBufferPointer { meant in
              replaced.fill(room: rows.count) { places in
                guard let count = counts.baseAddress, let known = seen.baseAddress else { return 0 }
                var watch = pc_watch(
                  columns: (codes[0], codes[1], codes[2]),
                  column_count: UInt32(columns.count),
                  factors: (factors[0], factors[1], factors[2]),
                  width: width,
                  mask: mask,
                  meant: meant.isEmpty ? nil : meant.baseAddress,
                  counts: count,
                  seen: known,
                  replaced: places,
                  replaced_count: 0
                )
                result = groups.withGroups(of: list) { body(&watch, $0) }
                return watch.replaced_count
              }
            }
          }
        }
      }
    }
    let aliases = replaced.read { places in
      places.map { place in
        let row = rows[Int(place)]
        let codes = zip(fields, columns).reduce(0) { $0 | UInt16($1.1[row]) << $1.0.shift }
        return (place: Int(place), codes: codes)
      }
    }
    countAliases(aliases, groups)
    swap(&replaced, &self.replaced)
    swap(&memory, &list)
    return result
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
