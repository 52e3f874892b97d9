import ReportText
import Testing

@testable import ReportFacts

@Suite struct DivisionTableTests {
  private let table = DivisionTable.standard
  private var today: [Division] { table.all.filter { $0.years.upperBound == 9999 } }

  @Test func everyProvinceCityAndCountyOfTodayIsThere() {
    let today = today
    #expect(today.count { $0.rank == .province } == 34)
    #expect(today.count { $0.rank == .city } == 333)
    #expect(today.count { $0.rank == .county } == 2851)
    #expect(Set(today.filter { $0.rank == .county }.map { $0.code / 10000 }).count == 31)
  }

  @Test func codesOfTodayAreUniqueAndLieInACityAndAProvince() {
    let today = today
    let codes = Set(today.map(\.code))
    #expect(codes.count == today.count)
    for division in today {
      #expect(100000...829999 ~= division.code)
      #expect(codes.contains(division.code / 10000 * 10000))
    }
    for division in table.all where division.rank == .county {
      let region = table.region(code: division.code, year: division.years.lowerBound)
      #expect(region?.county != nil)
      if !Self.municipalities.contains(division.code / 10000), division.code / 100 % 100 != 90 {
        #expect(region?.city != nil, "\(division.name)")
      }
    }
  }

  private static let municipalities = [11, 12, 31, 50]

  @Test func namesAreWholeAndShortOnesBeginThem() {
    for division in table.all {
      #expect(division.name.count >= 2)
      #expect(division.name.unicodeScalars.allSatisfy { Scalars.isHan($0.value) })
      #expect(division.name.hasPrefix(division.shortName))
      #expect(division.shortName.count < division.name.count)
      #expect(division.years.lowerBound == 0 || 2004...2026 ~= division.years.lowerBound)
      #expect(division.years.upperBound == 9999 || 2003...2025 ~= division.years.upperBound)
    }
  }

  @Test func placesOfOneCodeFollowEachOtherInTime() {
    for (earlier, later) in zip(table.all, table.all.dropFirst()) {
      #expect(earlier.code <= later.code)
      if earlier.code == later.code {
        #expect(earlier.years.upperBound < later.years.lowerBound)
      }
    }
  }

  @Test func successorsExistToday() {
    let codes = Set(today.map(\.code))
    let gone = table.all.filter { $0.years.upperBound != 9999 }
    #expect(gone.count > 400)
    #expect(gone.allSatisfy { $0.successor.map(codes.contains) ?? true })
    #expect(gone.count { $0.successor == nil } < 60)
  }

  @Test(arguments: [
    (440783, nil, "广东省/江门市/开平市"),
    (640424, nil, "宁夏回族自治区/固原市/泾源县"),
    (110105, nil, "北京市/朝阳区"),
    (310115, nil, "上海市/浦东新区"),
    (429004, nil, "湖北省/仙桃市"),
    (419001, nil, "河南省/济源市"),
    (659001, nil, "新疆维吾尔自治区/石河子市"),
    (532301, nil, "云南省/楚雄彝族自治州/楚雄市"),
    (420606, 2008, "湖北省/襄樊市/樊城区"),
    (420606, 2012, "湖北省/襄阳市/樊城区"),
    (522422, 2008, "贵州省/毕节地区/大方县"),
    (500112, nil, "重庆市/渝北区"),
    (810000, nil, "香港特别行政区"),
  ])
  func aCodeGivesThePathOfItsTime(_ code: Int, _ year: Int?, _ path: String) {
    #expect(table.region(code: code, year: year)?.path == path)
  }

  @Test(arguments: [
    (420600, 2008, "襄樊市", 420600), (341400, 2008, "巢湖市", nil), (522422, 2008, "大方县", 520521),
    (110103, 2008, "崇文区", 110101), (310119, 2008, "南汇区", 310115), (500105, 2025, "江北区", 500157),
  ])
  func whatIsGoneNamesItsSuccessor(_ code: Int, _ year: Int, _ name: String, _ successor: Int?) {
    let division = table.division(code: code, year: year)
    #expect(division?.name == name)
    #expect(division?.successor == successor)
  }

  @Test func namesFindAllTheirPlaces() {
    #expect(table.divisions(named: "鼓楼区").map(\.code) == [320106, 320302, 350102, 410204])
    #expect(table.divisions(named: "楚雄州").map(\.code) == [532300])
    #expect(table.divisions(named: "楚雄").map(\.code) == [532300, 532301])
    #expect(table.divisions(named: "襄樊市").map(\.successor) == [420600])
    #expect(table.divisions(named: "某某").isEmpty)
  }

  @Test func unknownCodesGiveNothing() {
    #expect(table.division(code: 0) == nil)
    #expect(table.division(code: 999999) == nil)
  }
}
