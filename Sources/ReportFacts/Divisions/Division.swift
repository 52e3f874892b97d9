/// An administrative division of China: a province, a city or a county, or what ranks with one.
public struct Division: Hashable, Sendable {
  /// The rank of a division in GB/T 2260.
  public enum Rank: Int, Hashable, Sendable, Comparable {
    /// Provinces, autonomous regions, municipalities, special administrative regions.
    case province
    /// Cities with districts, prefectures, autonomous prefectures, leagues.
    case city
    /// Districts, counties, county-level cities, banners.
    case county

    /// Whether one rank stands above another.
    public static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  /// The code of six digits; names repeat, codes of one year do not.
  public let code: Int
  /// The full name: `开平市`.
  public let name: String
  /// The name as people shorten it: `开平`, `楚雄` for `楚雄彝族自治州`.
  public let shortName: String
  /// The years at whose end it existed under this code and name, as far as the table reaches.
  public let years: ClosedRange<Int>
  /// The code of what it became, where that is known.
  public let successor: Int?

  /// Its rank, which its code shows.
  public var rank: Rank { Self.rank(of: code) }

  static func rank(of code: Int) -> Rank {
    if code % 10000 == 0 { return .province }
    return code % 100 == 0 ? .city : .county
  }
}
