/// Scalars that no set of a program tells apart, as one class.
final class ScalarClasses: Sendable {
  /// How many classes there are.
  let count: Int
  /// The class of every scalar of the basic plane.
  nonisolated(unsafe) let ofBasicPlane: UnsafePointer<UInt8>
  /// The classes of what lies above, by the last scalar of a range.
  private let above: [(last: UInt32, number: UInt8)]
  /// Whether a set has a class, set by set.
  private let members: [[Bool]]

  /// The classes of some sets; `nil` where there are more than a byte can tell.
  init?(_ sets: [ScalarRanges]) {
    var bounds: Set<UInt32> = [0, 0x10000]
    for range in sets.flatMap(\.ranges) {
      bounds.insert(range.lowerBound)
      bounds.insert(range.upperBound + 1)
    }
    let starts = bounds.filter { $0 <= ScalarRanges.all.upperBound }.sorted()
    var numbers: [[Bool]: UInt8] = [:]
    var classes: [[Bool]] = []
    var basic: [UInt8] = []
    var above: [(UInt32, UInt8)] = []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : ScalarRanges.all.upperBound + 1
      let membership = sets.map { $0.contains(start) }
      if numbers[membership] == nil {
        guard let number = UInt8(exactly: classes.count) else { return nil }
        numbers[membership] = number
        classes.append(membership)
      }
      guard let number = numbers[membership] else { return nil }
      if start < 0x10000 {
        basic.append(contentsOf: repeatElement(number, count: Int(end - start)))
      } else {
        above.append((end - 1, number))
      }
    }
    count = classes.count
    // Written here only, and read by its own pointer: the machine reads it for every character.
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: basic.count)
    table.initialize(from: basic, count: basic.count)
    ofBasicPlane = UnsafePointer(table)
    self.above = above
    members = sets.indices.map { set in classes.map { $0[set] } }
  }

  deinit { ofBasicPlane.deallocate() }

  /// Whether a set has the scalars of a class.
  func has(_ set: Int, _ number: Int) -> Bool { members[set][number] }

  /// The class of a scalar above the basic plane.
  func number(ofHigh scalar: UInt32) -> Int {
    Int(above.first { scalar <= $0.last }?.number ?? 0)
  }
}

extension ScalarRanges {
  fileprivate func contains(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } }
}
