import ReportCorpus

/// `count(distinct x)`.
final class DistinctCounter: Accumulator {
  private var values: KeyNumbers
  /// A bit for every pair of group and value, where there cannot be very many.
  private var bits: [UInt64]
  private let stride: Int
  /// The group that each value was last met in: often it is always the same, and the bit, which is
  /// far away in memory, need not be looked at.
  private var lastGroups: [UInt32] = []
  /// The pairs of group and value met so far, else.
  private var pairs = NumberTable()

  /// The most bits that are laid out in full: 32 MB.
  private static let mostBits = 1 << 28

  init(_ values: KeyNumbers, groupLimit: Int?) {
    self.values = values
    let stride = values.bound ?? 0
    let size = groupLimit.map { $0.multipliedReportingOverflow(by: stride) }
    if let size, !size.overflow, size.partialValue <= Self.mostBits {
      self.stride = stride
      bits = Array(repeating: 0, count: (size.partialValue + 63) / 64)
    } else {
      self.stride = 0
      bits = []
    }
  }

  func grow(to groupCount: Int) {}

  func add(_ column: Column, _ groups: RowGroups) {
    let validity = column.validity
    let numbers = values.numbers(of: column)
    add(groups) { row, _ in validity?[row] ?? true ? Int(numbers[row]) : nil }
  }

  func add(_ rows: StoredRows, _ groups: RowGroups) {
    guard values.domain != nil, case .coded(let column) = rows.column else {
      return add(rows.gathered, groups)
    }
    if lastGroups.isEmpty {
      lastGroups = Array(repeating: .max, count: column.domain.count + 1)
    }
    var lastGroups: [UInt32] = []
    swap(&lastGroups, &self.lastGroups)
    rows.withCodes(of: column) { codes in
      lastGroups.withUnsafeMutableBufferPointer { lastGroups in
        add(groups) { row, group in
          let code = Int(codes[row])
          if lastGroups[code] == group { return nil }
          lastGroups[code] = group
          return code
        }
      }
    }
    swap(&lastGroups, &self.lastGroups)
  }

  /// Adds values to those of their groups; a row may have none.
  @inline(__always)
  private func add(_ groups: RowGroups, _ value: (_ row: Int, _ group: UInt32) -> Int?) {
    if stride == 0 {
      groups.forEach { row, group in
        guard let value = value(row, UInt32(truncatingIfNeeded: group)) else { return }
        _ = pairs.number(of: UInt64(group) << 32 | UInt64(truncatingIfNeeded: value))
      }
      return
    }
    let stride = stride
    bits.withUnsafeMutableBufferPointer { bits in
      groups.forEach { row, group in
        guard let value = value(row, UInt32(truncatingIfNeeded: group)) else { return }
        let bit = group * stride + value
        bits[bit >> 6] |= 1 << UInt64(bit & 63)
      }
    }
  }

  func merge(_ other: any Accumulator, _ groups: [(there: Int, here: Int)]) {
    guard let other = other as? DistinctCounter else { return }
    if stride > 0 {
      // Where groups are few, they have the same numbers everywhere.
      bits.withUnsafeMutableBufferPointer { bits in
        for (word, more) in other.bits.enumerated() { bits[word] |= more }
      }
      return
    }
    let translation = values.merge(other.values)
    let here = Dictionary(uniqueKeysWithValues: groups.map { ($0.there, $0.here) })
    for pair in other.pairs.keys {
      guard let group = here[Int(pair >> 32)] else { continue }
      let number = UInt32(truncatingIfNeeded: pair)
      let value = translation.map { $0[Int(number)] } ?? number
      _ = pairs.number(of: UInt64(group) << 32 | UInt64(value))
    }
  }

  func column(_ groups: [UInt32]) -> Column {
    if stride > 0 {
      return .int(FixedColumn(groups.map { Int64(count(of: Int($0))) }))
    }
    var counts = [Int64](repeating: 0, count: Int(groups.max().map { $0 + 1 } ?? 0))
    for pair in pairs.keys where Int(pair >> 32) < counts.count { counts[Int(pair >> 32)] += 1 }
    return .int(FixedColumn(groups.map { counts[Int($0)] }))
  }

  /// The values of a group: all but the last number, which stands for null.
  private func count(of group: Int) -> Int {
    let (start, end) = (group * stride, group * stride + stride - 1)
    var count = 0
    var bit = start
    while bit < end {
      let within = bit & 63
      let taken = min(64 - within, end - bit)
      let mask = taken == 64 ? UInt64.max : ((1 << UInt64(taken)) - 1) << UInt64(within)
      count += (bits[bit >> 6] & mask).nonzeroBitCount
      bit += taken
    }
    return count
  }
}
