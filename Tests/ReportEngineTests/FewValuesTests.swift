import Testing

@testable import ReportEngine

/// Values of groups are counted as long as a group has few of them.
@Suite struct FewValuesTests {
  private static let most = UInt32(FewValues.most)

  /// Group 0 has as many values as are counted, group 1 one more, group 2 one twice, group 3 none.
  private func values() -> FewValues {
    var values = FewValues()
    values.grow(to: 4)
    for number in 0..<Self.most {
      values.add(0, number, 2)
      values.add(1, number, 1)
    }
    values.add(1, 0, 5)
    values.add(1, Self.most, 1)
    values.add(1, 0, 1)
    values.add(2, 9, 1)
    values.add(2, 9, 1)
    return values
  }

  private func counts(_ values: FewValues) -> [UInt32: [UInt32: Int]] {
    var counts: [UInt32: [UInt32: Int]] = [:]
    values.forEach { group, number, count in counts[group, default: [:]][number] = count }
    return counts
  }

  @Test func groupsWithFewValuesAreCounted() {
    let values = values()
    #expect((0..<4).map(values.hasMany) == [false, true, false, false])
    let wanted = (0..<Self.most).map { ($0, 2) }
    #expect(counts(values) == [0: Dictionary(uniqueKeysWithValues: wanted), 2: [9: 2]])
  }

  @Test func groupsOfTwoPartsComeTogether() {
    var one = FewValues()
    one.grow(to: 5)
    one.add(4, Self.most, 1)
    one.add(3, 109, 3)
    // What is 9 there is 109 here.
    one.merge(values(), [(there: 0, here: 4), (there: 1, here: 0), (there: 2, here: 3)]) {
      $0 == 9 ? 109 : $0
    }
    #expect((0..<5).map(one.hasMany) == [true, false, false, false, true])
    #expect(counts(one) == [3: [109: 5]])
  }

  @Test func valuesOfBothPartsMayBeMany() {
    var (one, other) = (FewValues(), FewValues())
    one.grow(to: 1)
    other.grow(to: 1)
    for number in 0..<Self.most { one.add(0, number, 1) }
    other.add(0, 3, 1)
    one.merge(other, [(there: 0, here: 0)]) { $0 }
    #expect(!one.hasMany(0) && counts(one)[0]?[3] == 2)
    other.add(0, Self.most, 1)
    one.merge(other, [(there: 0, here: 0)]) { $0 }
    #expect(one.hasMany(0) && counts(one).isEmpty)
  }
}
