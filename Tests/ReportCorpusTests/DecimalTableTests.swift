import Testing

@testable import ReportCorpus

@Suite struct DecimalTableTests {
  @Test func numbersAreMultiplesOfTheSmallestOfTheirFractions() throws {
    let table = try #require(DecimalTable([-0.5, 0, 12.25, 100]))
    #expect(table.scale == 100)
    #expect(table.multiples == [-50, 0, 1225, 10000, 0], "null counts nothing")
  }

  @Test func everyMultipleIsItsNumber() throws {
    let numbers = (0..<20_000).map { Double($0 * 37 % 9973) / 1000 }
    let table = try #require(DecimalTable(numbers))
    #expect(table.scale == 1000)
    #expect(zip(numbers, table.multiples).allSatisfy { $0 == Double($1) / 1000 })
  }

  @Test(arguments: [
    [1.0 / 3], [0.5, .infinity], [.nan], [1e15], [1e-7], [1e12, 0.0001], [0.1 + 0.2],
  ])
  func whereSomeNumberIsNoShortMultipleThereIsNoTable(numbers: [Double]) {
    #expect(DecimalTable(numbers) == nil)
  }

  @Test func onlyNumbersAndRatiosHaveOne() {
    #expect(DecimalTable(.percents([0.125]))?.scale == 1000)
    #expect(DecimalTable(.ints(base: 3, count: 2)) == nil)
  }
}
