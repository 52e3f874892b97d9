public import ReportFacts
import SeededRandom

/// The public bodies that report, in the order of their place's code and their name.
public struct AgencyTable: Sendable {
  /// How many there are.
  public static let size = 20_000

  /// One public body.
  public struct Agency: Sendable {
    /// Its full name: `江门市公安局蓬江分局`.
    public var name: String
    /// Its place.
    public var region: Region
    /// The branch of administration.
    public var system: String
    /// How high it stands.
    public var level: AdministrativeLevel
  }

  /// The public bodies.
  public let agencies: [Agency]

  init() {
    var names: Set<String> = []
    var found: [Agency] = []
    for division in DivisionTable.standard.all where division.years.upperBound == 9999 {
      guard let region = DivisionTable.standard.region(code: division.code) else { continue }
      for branch in Self.branches {
        let agency = Self.agency(of: branch, region, short: division.shortName)
        if names.insert(agency.name).inserted { found.append(agency) }
      }
    }
    precondition(found.count >= Self.size, "there are divisions enough for all agencies")
    let kept = found.indices
      .map { (key: SeededGenerator.mixed(UInt64($0)), index: $0) }
      .sorted { $0.key < $1.key }
      .prefix(Self.size)
    agencies = kept.map { found[$0.index] }
      .sorted { ($0.region.code, $0.name) < ($1.region.code, $1.name) }
  }

  /// A branch of administration and what its bodies are called at each rank.
  private struct Branch {
    var system: String
    var province: String
    var city: String
    var county: String
  }

  private static let branches = [
    Branch(system: "公安", province: "公安厅", city: "公安局", county: "公安局"),
    Branch(system: "司法", province: "司法厅", city: "司法局", county: "司法局"),
    Branch(system: "政府", province: "人民政府", city: "人民政府", county: "人民政府"),
    Branch(system: "法院", province: "高级人民法院", city: "中级人民法院", county: "人民法院"),
    Branch(system: "检察院", province: "人民检察院", city: "人民检察院", county: "人民检察院"),
    Branch(system: "信访", province: "信访局", city: "信访局", county: "信访局"),
    Branch(system: "市场监管", province: "市场监督管理局", city: "市场监督管理局", county: "市场监督管理局"),
  ]

  private static func agency(of branch: Branch, _ region: Region, short: String) -> Agency {
    switch region.rank {
    case .province:
      let name = region.province + branch.province
      return Agency(name: name, region: region, system: branch.system, level: .province)
    case .city:
      let name = (region.city ?? region.province) + branch.city
      return Agency(name: name, region: region, system: branch.system, level: .city)
    case .county:
      let county = region.county ?? region.province
      let above = region.city ?? region.province
      let name =
        if !county.hasSuffix("区") {
          county + branch.county
        } else if branch.system == "公安" {
          above + branch.county + short + "分局"
        } else {
          above + county + branch.county
        }
      return Agency(name: name, region: region, system: branch.system, level: .county)
    }
  }
}
