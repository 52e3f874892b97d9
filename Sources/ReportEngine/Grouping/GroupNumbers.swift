import ReportCorpus

/// Numbers groups of rows that are equal in all keys.
struct GroupNumbers {
  private var keys: [KeyNumbers]
  /// Where all keys have few values: how far apart the groups of one key's neighbours are.
  private let strides: [Int]?
  /// The pairs of a group over the keys before and the number of a key, one table a later key.
  private var pairs: [NumberTable]

  /// The most groups that are laid out in full.
  private static let mostDense = 1 << 20

  init(_ keys: [KeyNumbers]) {
    self.keys = keys
    pairs = Array(repeating: NumberTable(), count: max(0, keys.count - 1))
    var strides: [Int] = []
    var size = 1
    for key in keys.reversed() {
      strides.insert(size, at: 0)
      size *= min(key.bound ?? (Self.mostDense + 1), Self.mostDense + 1)
      if size > Self.mostDense { break }
    }
    self.strides = size <= Self.mostDense ? strides : nil
  }

  /// A number that is greater than that of any group so far.
  var bound: Int {
    if keys.isEmpty { return 1 }
    if let strides { return strides[0] * keys[0].count }
    return pairs.last?.count ?? keys[0].count
  }

  /// The most groups there can be; `nil` where that depends on the rows.
  var limit: Int? { strides == nil ? nil : bound }

  /// The groups of the rows of a batch.
  mutating func groups(_ columns: [Column], rowCount: Int) -> [UInt32] {
    var groups: [UInt32] = []
    for index in keys.indices {
      let numbers = keys[index].numbers(of: columns[index])
      groups = index == 0 ? scaled(numbers) : joined(groups, numbers, at: index)
    }
    return keys.isEmpty ? Array(repeating: 0, count: rowCount) : groups
  }

  private func scaled(_ numbers: [UInt32]) -> [UInt32] {
    guard let strides, strides[0] > 1 else { return numbers }
    let stride = UInt32(strides[0])
    return numbers.map { $0 &* stride }
  }

  private mutating func joined(
    _ groups: [UInt32],
    _ numbers: [UInt32],
    at index: Int
  ) -> [UInt32] {
    var joined = groups
    if let strides {
      let stride = UInt32(strides[index])
      numbers.withUnsafeBufferPointer { numbers in
        joined.withUnsafeMutableBufferPointer { joined in
          for row in 0..<min(joined.count, numbers.count) {
            joined[row] = joined[row] &+ numbers[row] &* stride
          }
        }
      }
      return joined
    }
    for row in joined.indices {
      joined[row] = pairs[index - 1].number(of: UInt64(joined[row]) << 32 | UInt64(numbers[row]))
    }
    return joined
  }

  /// The values of a key in some groups.
  func column(ofKey key: Int, in groups: [UInt32]) -> Column {
    keys[key].column(of: groups.map { numbers(of: $0)[key] })
  }

  /// The numbers of all keys in a group.
  private func numbers(of group: UInt32) -> [UInt32] {
    if let strides {
      var rest = Int(group)
      return strides.map { stride in
        defer { rest %= stride }
        return UInt32(rest / stride)
      }
    }
    var numbers: [UInt32] = []
    var group = group
    for table in pairs.reversed() {
      let pair = table.keys[Int(group)]
      numbers.insert(UInt32(truncatingIfNeeded: pair), at: 0)
      group = UInt32(truncatingIfNeeded: pair >> 32)
    }
    return [group] + numbers
  }

  /// Takes the groups of other numbers over the same keys.
  ///
  /// - Parameter groups: Groups there.
  /// - Returns: The same groups here.
  mutating func merge(_ other: GroupNumbers, _ groups: [UInt32]) -> [UInt32] {
    if strides != nil || keys.isEmpty { return groups }
    var translations: [[UInt32]?] = []
    for index in keys.indices { translations.append(keys[index].merge(other.keys[index])) }
    var merged: [UInt32] = []
    merged.reserveCapacity(groups.count)
    for group in groups {
      let numbers = other.numbers(of: group)
      var here: UInt32 = 0
      for index in keys.indices {
        let number = translations[index].map { $0[Int(numbers[index])] } ?? numbers[index]
        here =
          index == 0 ? number : pairs[index - 1].number(of: UInt64(here) << 32 | UInt64(number))
      }
      merged.append(here)
    }
    return merged
  }
}
