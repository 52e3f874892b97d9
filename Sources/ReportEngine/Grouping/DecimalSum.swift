private import CPrefetch
import ReportCorpus

/// `sum` and `avg` of a column whose numbers are multiples of one decimal fraction: these are added,
/// so that nothing is lost, in whatever order rows come.
final class DecimalSum: Accumulator {
  private var totals: [DecimalTotal] = []
  /// Of a longer table, parts have to be fetched from afar.
  private static let mostCached = 1 << 15
  private let table: DecimalTable
  private let type: ColumnType
  private let isMean: Bool

  init(_ table: DecimalTable, _ type: ColumnType, isMean: Bool) {
    (self.table, self.type, self.isMean) = (table, type, isMean)
  }

  var takesNulls: Bool { true }

  func grow(to groupCount: Int) { totals.grow(to: groupCount, DecimalTotal()) }

  func add(_ values: Column, _ groups: RowGroups) {
    switch values {
    case .number(let numbers), .percent(let numbers):
      groups.forEach { row, group in
        if numbers.isNull(row) { return }
        // Each is a number of the table, so that its multiple is the nearest whole number.
        totals[group].add(Int64((numbers.values[row] * table.scale).rounded()), count: 1)
      }
    default: break
    }
  }

  func add(_ rows: StoredRows, _ groups: RowGroups) {
    guard case .coded(let column) = rows.column else { return add(rows.gathered, groups) }
    precondition(groups.count <= DecimalTable.mostAtOnce, "a run adds up within 64 bits")
    let null = column.domain.nullCode
    rows.withCodes(of: column) { codes in
      precondition(codes.count == groups.count, "a code for every row")
      table.multiples.withUnsafeBufferPointer { multiples in
        totals.withUnsafeMutableBufferPointer { totals in
          if multiples.count > Self.mostCached, let first = multiples.baseAddress {
            for code in codes { prefetch_line(first + Int(code)) }
          }
          guard groups.hasRuns else {
            groups.forEachApart { place, group in
              let code = codes[place]
              totals[group].add(multiples[Int(code)], count: code == null ? 0 : 1)
            }
            return
          }
          groups.forEachRun { group, places in
            var (sum, nullCount) = (Int64(0), 0)
            for place in places {
              let code = codes[place]
              sum &+= multiples[Int(code)]
              nullCount += code == null ? 1 : 0
            }
            totals[group].add(sum, count: places.count - nullCount)
          }
        }
      }
    }
  }

  func merge(_ other: any Accumulator, _ groups: [(there: Int, here: Int)]) {
    guard let other = other as? DecimalSum else { return }
    totals.withUnsafeMutableBufferPointer { totals in
      other.totals.withUnsafeBufferPointer { others in
        for (there, here) in groups { totals[here].add(others[there]) }
      }
    }
  }

  func column(_ groups: [UInt32]) -> Column {
    .sums(type, isMean: isMean, of: groups) { group in
      (totals[group].sum / table.scale, Int(totals[group].count))
    }
  }
}

/// A sum of whole numbers, of which there are less than 2³², in 96 bits.
private struct DecimalTotal {
  /// How many numbers there are.
  private(set) var count: UInt32 = 0
  /// The bits above the low ones, and the sign.
  private var high: Int32 = 0
  private var low: UInt64 = 0

  /// Adds the sum of some numbers.
  @inline(__always)
  mutating func add(_ sum: Int64, count more: Int) {
    let (next, carries) = low.addingReportingOverflow(UInt64(bitPattern: sum))
    low = next
    high &+= (sum < 0 ? -1 : 0) + (carries ? 1 : 0)
    count &+= UInt32(truncatingIfNeeded: more)
  }

  /// Adds all numbers of another sum.
  @inline(__always)
  mutating func add(_ other: DecimalTotal) {
    let (next, carries) = low.addingReportingOverflow(other.low)
    low = next
    high &+= other.high &+ (carries ? 1 : 0)
    count &+= other.count
  }

  /// The sum, as near as a number comes to it.
  var sum: Double {
    let whole = Int64(bitPattern: low)
    if high == (whole < 0 ? -1 : 0) { return Double(whole) }
    return Double(high) * 0x1p64 + Double(low)
  }
}
