/// A place in the administrative divisions: the names from the province down.
///
/// Of a municipality, and of a county that its province governs directly (`仙桃市`), the city is
/// missing: `上海市/浦东新区`, `湖北省/仙桃市`.
public struct Region: Hashable, Sendable {
  /// The province, autonomous region or municipality.
  public var province: String
  /// The city or prefecture.
  public var city: String?
  /// The county, county-level city or district.
  public var county: String?
  /// The six digits of GB/T 2260 of the lowest of them.
  public var code: String

  /// Puts a place together.
  public init(province: String, city: String? = nil, county: String? = nil, code: String) {
    self.province = province
    self.city = city
    self.county = county
    self.code = code
  }

  /// The names as one path: `广东省/江门市/开平市`.
  public var path: String {
    [province, city, county].compactMap(\.self).joined(separator: "/")
  }

  /// The rank of the lowest name.
  public var rank: Division.Rank {
    if county != nil { return .county }
    return city != nil ? .city : .province
  }

  /// Whether it lies in 北京, 天津, 上海 or 重庆, which have districts without cities.
  var isMunicipality: Bool { Self.municipalities.contains(where: code.hasPrefix) }

  private static let municipalities = ["11", "12", "31", "50"]
}
