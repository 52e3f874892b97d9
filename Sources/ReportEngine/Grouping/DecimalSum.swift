import CPackedCodes
private import CPrefetch
import ReportCorpus

/// `sum` and `avg` of a column whose numbers are multiples of one decimal fraction: these are added,
/// so that nothing is lost, in whatever order rows come.
final class DecimalSum: Accumulator {
  private var totals: [pc_total] = []
  /// Of a longer table, parts have to be fetched from afar.
  private static let mostCached = 1 << 15
  private let table: DecimalTable
  /// How many values each group has.
  private let counts: RowCounts
  private let type: ColumnType
  private let isMean: Bool

  init(_ table: DecimalTable, _ counts: RowCounts, _ type: ColumnType, isMean: Bool) {
    (self.table, self.counts, self.type, self.isMean) = (table, counts, type, isMean)
  }

  var takesNulls: Bool { true }

  func grow(to groupCount: Int) { totals.grow(to: groupCount, pc_total()) }

  func add(_ values: Column, _ groups: RowGroups) {
    switch values {
    case .number(let numbers), .percent(let numbers):
      groups.forEach { row, group in
        if numbers.isNull(row) { return }
        // Each is a number of the table, so that its multiple is the nearest whole number.
        totals[group].add(Int64((numbers.values[row] * table.scale).rounded()))
      }
    default: break
    }
  }

  func add(_ rows: StoredRows, _ groups: RowGroups) {
    guard case .coded(let column) = rows.column else { return add(rows.gathered, groups) }
    precondition(groups.count <= DecimalTable.mostAtOnce, "a run adds up within 64 bits")
    rows.withCodes(of: column) { codes in
      precondition(codes.count == groups.count, "a code for every row")
      table.multiples.withUnsafeBufferPointer { multiples in
        totals.withUnsafeMutableBufferPointer { totals in
          if multiples.count > Self.mostCached, let first = multiples.baseAddress {
            for code in codes { prefetch_line(first + Int(code)) }
          }
          guard groups.hasRuns else {
            groups.forEachApart { place, group in
              totals[group].add(multiples[Int(codes[place])])
            }
            return
          }
          groups.forEachRun { group, places in
            var sum: Int64 = 0
            for place in places { sum &+= multiples[Int(codes[place])] }
            totals[group].add(sum)
          }
        }
      }
    }
  }

  /// Takes rows of a relation, and lets columns be watched in those that have a number.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - groups: The group of each.
  ///   - columns: The bytes of the watched columns.
  ///   - watch: What watches them.
  /// - Returns: How many rows have no number, which are counted as left out; `nil` where the column
  ///   is kept in another way, and nothing was done.
  func add(
    _ rows: StoredRows,
    _ groups: RowGroups,
    _ columns: [JointAgreement.Bytes],
    _ watch: inout JointAgreement
  ) -> Int? {
    guard case .coded(let column) = rows.column, let bounds = rows.rows.bounds else { return nil }
    precondition(groups.count <= DecimalTable.mostAtOnce, "a run adds up within 64 bits")
    precondition(bounds.upperBound < column.codes.count, "a code for every row")
    return summing(column) { sum in
      watch.take(columns, of: rows.rows, groups) { pc_sum_watched(sum, $0, $1) }
    } ?? nil
  }

  /// Calls `body` with a column and what it adds up to, as a kernel takes them; `nil` where the
  /// column is not kept a code a row, and nothing was done.
  ///
  /// The kernel counts rows without a number as left out.
  func summing<Result>(_ column: CodedColumn, _ body: (UnsafePointer<pc_sum>) -> Result) -> Result?
  {
    column.codes.withCodes { codes, width in
      table.multiples.withUnsafeBufferPointer { multiples in
        totals.withUnsafeMutableBufferPointer { totals in
          guard let multiple = multiples.baseAddress, let total = totals.baseAddress else {
            return nil
          }
          return counts.leavingOut { missing in
            var sum = pc_sum(
              codes: codes,
              code_width: UInt32(width),
              null: column.domain.nullCode,
              multiples: multiple,
              totals: total,
              missing: missing
            )
            return body(&sum)
          }
        }
      }
    } ?? nil
  }

  func merge(_ other: any Accumulator, _ groups: [(there: Int, here: Int)]) {
    guard let other = other as? DecimalSum else { return }
    totals.withUnsafeMutableBufferPointer { totals in
      other.totals.withUnsafeBufferPointer { others in
        for (there, here) in groups { totals[here].add(others[there]) }
      }
    }
  }

  func column(_ groups: [UInt32]) -> Column { column(groups, type, isMean: isMean) }

  private func column(_ groups: [UInt32], _ type: ColumnType, isMean: Bool) -> Column {
    let (counts, scale) = (counts.all, table.scale)
    return totals.withUnsafeBufferPointer { totals in
      counts.withUnsafeBufferPointer { counts in
        .sums(type, isMean: isMean, of: groups) { group in
          (totals[group].sum / scale, counts[group])
        }
      }
    }
  }
}

extension DecimalSum {
  /// Whether another one adds the numbers of the same rows: those that are counted by one are of one
  /// argument.
  func sumsTheSame(as other: DecimalSum) -> Bool { counts === other.counts }

  /// The sums of another one in the way that this one tells them.
  fileprivate func column(_ groups: [UInt32], asOf other: DecimalSum) -> Column {
    other.column(groups, type, isMean: isMean)
  }
}

/// `sum` beside `avg` of the same: one of them sums for both.
final class SharedSum: Accumulator {
  /// How sums are told.
  private let form: DecimalSum
  /// What sums.
  private let sum: DecimalSum

  init(_ form: DecimalSum, of sum: DecimalSum) { (self.form, self.sum) = (form, sum) }

  var takesRows: Bool { false }

  func grow(to groupCount: Int) {}

  func add(_ values: Column, _ groups: RowGroups) {}

  func add(_ rows: StoredRows, _ groups: RowGroups) {}

  func merge(_ other: any Accumulator, _ groups: [(there: Int, here: Int)]) {}

  func column(_ groups: [UInt32]) -> Column { form.column(groups, asOf: sum) }
}

extension pc_total {
  /// Adds the sum of some numbers.
  @inline(__always)
  fileprivate mutating func add(_ sum: Int64) {
    let (next, carries) = low.addingReportingOverflow(UInt64(bitPattern: sum))
    low = next
    high &+= (sum >> 63) &+ (carries ? 1 : 0)
  }

  /// Adds all numbers of another sum.
  @inline(__always)
  fileprivate mutating func add(_ other: pc_total) {
    let (next, carries) = low.addingReportingOverflow(other.low)
    low = next
    high &+= other.high &+ (carries ? 1 : 0)
  }

  /// The sum, as near as a number comes to it.
  fileprivate var sum: Double {
    let whole = Int64(bitPattern: low)
    if high == (whole < 0 ? -1 : 0) { return Double(whole) }
    return Double(high) * 0x1p64 + Double(low)
  }
}
