import SeededNumbers
import Testing

@testable import ReportCorpus
@testable import ReportEngine

/// However groups of rows are kept, they are those of the rows.
@Suite struct RowGroupsTests {
  /// Groups in runs about so long.
  private static func groups(inRunsOf length: Int, _ random: inout SplitMix64) -> [UInt32] {
    var groups: [UInt32] = []
    while groups.count < 3000 {
      let group = UInt32.random(in: 0..<9, using: &random)
      let count = Int.random(in: 1...(2 * length - 1), using: &random)
      groups += repeatElement(group, count: count)
    }
    return groups
  }

  private func check(_ groups: RowGroups, are wanted: [UInt32]) {
    #expect(groups.count == wanted.count)
    var inOrder: [UInt32] = []
    groups.forEach { place, group in
      #expect(place == inOrder.count)
      inOrder.append(UInt32(group))
    }
    #expect(inOrder == wanted)
    var inRuns: [UInt32] = []
    groups.forEachRun { group, places in
      #expect(places.lowerBound == inRuns.count && !places.isEmpty)
      inRuns += repeatElement(UInt32(group), count: places.count)
    }
    #expect(inRuns == wanted)
    var (counts, wantedCounts) = ([Int](repeating: 0, count: 9), [Int](repeating: 0, count: 9))
    groups.forEachCount { counts[$0] += $1 }
    for group in wanted { wantedCounts[Int(group)] += 1 }
    #expect(counts == wantedCounts)
    if groups.hasRuns { return }
    var apart: [UInt32?] = Array(repeating: nil, count: wanted.count)
    groups.forEachApart { place, group in
      #expect(apart[place] == nil)
      apart[place] = UInt32(group)
    }
    #expect(apart == wanted)
  }

  /// Every place that is marked with some chance.
  private func marked(_ share: Double, of count: Int, _ random: inout SplitMix64) -> MarkedPlaces {
    let isMarked = (0..<count).map { _ in Double.random(in: 0..<1, using: &random) < share }
    var places = MarkedPlaces()
    places.mark(count) { isMarked[$0] }
    var sameByCodes = MarkedPlaces()
    let codes = isMarked.map { $0 ? UInt32.random(in: 0..<7, using: &random) : 7 }
    codes.withUnsafeBufferPointer { sameByCodes.mark($0, unlike: 7) }
    let rows = RowSelection.range(10..<(10 + count))
    #expect(places.keep(rows) == sameByCodes.keep(rows))
    #expect(places.count == isMarked.count { $0 })
    return places
  }

  @Test(arguments: [1, 3, 40, 4000])
  func groupsAreThoseOfTheRows(length: Int) {
    var random = SplitMix64(seed: UInt64(length))
    let all = Self.groups(inRunsOf: length, &random)
    check(RowGroups(all), are: all)
    check(RowGroups([]), are: [])
    check(RowGroups(all).keeping([0, 5, 6, 2999]), are: [0, 5, 6, 2999].map { all[$0] })
  }

  @Test(arguments: [1, 3, 40, 400])
  func groupsOfReportsAreThoseOfTheirRows(length: Int) {
    var random = SplitMix64(seed: UInt64(length) + 100)
    let counts = (0..<(6000 / length)).map { _ in
      UInt32.random(in: 0...UInt32(2 * length), using: &random)
    }
    let reports = RowRuns(counts: counts)
    let groupOfReport = counts.map { _ in UInt32.random(in: 0..<9, using: &random) }
    let groupOfRow = (0..<reports.count).map { groupOfReport[reports.report(at: $0)] }
    for share in [1, 0.6, 0.02] {
      let rows = (0..<reports.count).filter { _ in Double.random(in: 0..<1, using: &random) < share
      }
      let selection =
        share == 1 ? RowSelection.range(0..<rows.count) : .rows(rows.map { UInt32($0) })
      var groups = RowGroups()
      var bits = [UInt64](repeating: 0, count: (reports.count + 63) / 64)
      for row in rows { bits[row / 64] |= 1 << UInt64(row % 64) }
      for marks in [nil, RowMarks(bits, from: 0)] {
        groups.set(selection, marks, dividedBy: reports) { runs, groups in
          groups.fill(runs.read { $0.map { groupOfReport[reports.report(ofRun: Int($0))] } })
        }
        check(groups, are: rows.map { groupOfRow[$0] })
      }
      for share in [1, 0.97, 0.3, 0.001, 0] {
        let places = marked(share, of: rows.count, &random)
        var kept = RowGroups()
        kept.set(groups, at: places)
        let left = places.keep(.range(0..<rows.count))
        check(kept, are: left.map { groupOfRow[rows[Int($0)]] })
        #expect(places.keep(selection) == left.map { UInt32(rows[Int($0)]) })
      }
    }
  }
}
