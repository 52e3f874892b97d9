import SeededNumbers
import Testing

@testable import ReportCorpus
@testable import ReportEngine

/// Keys of groups have the numbers that they have in the order in which they are met.
@Suite struct GroupTableTests {
  private static let shift: UInt64 = 20
  private static let valueCount = 3000

  /// Keys one of whose parts is the same in runs.
  private static func keys(
    runs: Int,
    values: Int,
    ofLength length: Int,
    others: UInt64
  ) -> [UInt64] {
    var random = SplitMix64(seed: UInt64(runs * length))
    return (0..<runs).flatMap { run -> [UInt64] in
      let value = UInt64(run % values * 7919 % valueCount)
      return (0..<Int.random(in: 1..<2 * length, using: &random)).map { _ in
        let other = UInt64.random(in: 0..<others, using: &random)
        return (other & 0xFF) | (other >> 8) << 40 | value << shift
      }
    }
  }

  /// The numbers of keys, taken in so many at a time.
  private func check(_ keys: [UInt64], atATime count: Int) {
    var table = GroupTable(clusteredBy: Self.shift, valueCount: Self.valueCount)
    var known: [UInt64: UInt32] = [:]
    var met: [UInt64] = []
    var (found, expected): ([UInt32], [UInt32]) = ([], [])
    for start in stride(from: 0, to: keys.count, by: count) {
      let some = Array(keys[start..<min(start + count, keys.count)])
      found += table.numbers(of: some)
      for key in some {
        if known[key] == nil {
          known[key] = UInt32(met.count)
          met.append(key)
        }
        expected.append(known[key] ?? .max)
      }
      #expect(table.count == met.count)
    }
    let areSame = found == expected && table.keys == met
    #expect(areSame)
  }

  @Test(arguments: [1, 7, 5000])
  func valuesThatComeOnce(atATime count: Int) {
    check(Self.keys(runs: 2000, values: 2000, ofLength: 30, others: 40), atATime: count)
  }

  @Test func aValueWithVeryManyKeys() {
    check(Self.keys(runs: 5, values: 5, ofLength: 20_000, others: 1 << 18), atATime: 9000)
  }

  @Test func valuesOfWhichSomeComeAgain() {
    let once = Self.keys(runs: 2000, values: 2000, ofLength: 30, others: 40)
    let again = Self.keys(runs: 40, values: 20, ofLength: 900, others: 2000)
    check(once + again + once.prefix(20), atATime: 3000)
  }

  @Test func valuesInNoOrder() {
    check(Self.keys(runs: 90_000, values: 900, ofLength: 1, others: 300), atATime: 4000)
  }

  @Test func aTableThatFindsValuesInNoOrderGivesItUp() {
    let keys = Self.keys(runs: 90_000, values: 900, ofLength: 1, others: 300)
    var table = ClusteredKeyTable(shift: Self.shift, valueCount: Self.valueCount)
    var numbers = [UInt32](repeating: 0, count: keys.count)
    let done = numbers.withUnsafeMutableBufferPointer { numbers in
      keys.withUnsafeBufferPointer { keys in
        numbers.baseAddress.map { table.number(keys, into: $0) } ?? 0
      }
    }
    #expect(table.isScattered)
    #expect(done > 0 && done < keys.count)
    #expect(table.keys.count == table.count)
  }

  @Test func roomChangesNothing() {
    var table = GroupTable(clusteredBy: 0, valueCount: 8)
    table.reserve(10_000)
    #expect(table.numbers(of: [3, 3, 11, 4, 11]) == [0, 0, 1, 2, 1])
    var scattered = GroupTable()
    scattered.reserve(10_000)
    #expect(scattered.numbers(of: [3, 3, 11, 4, 11]) == [0, 0, 1, 2, 1])
  }
}
