import ReportText

/// How high a public body stands.
public enum AdministrativeLevel: String, Hashable, Sendable, CaseIterable {
  /// A body of the whole state.
  case nation
  /// Of a province, an autonomous region or a municipality.
  case province
  /// Of a city or prefecture; also intermediate courts of a municipality.
  case city
  /// Of a county or district; also branches of a city's body.
  case county
  /// Of a town, township or street.
  case town

  /// The level that a name shows, with the place it is in, if that is known.
  init?(agency name: [UInt32], region: Region?, isUnknownBranch: Bool) {
    let all = 0..<name.count
    if Self.towns.occurs(in: name, all) {
      self = .town
    } else if Self.highCourts.occurs(in: name, all) {
      self = .province
    } else if Self.middleCourts.occurs(in: name, all) {
      self = .city
    } else if let region {
      self = region.rank == .county || isUnknownBranch ? .county : Self(region.rank)
    } else if let own = Self.unnamed.match(name, at: 0, end: name.count) {
      self = [.province, .city, .county, .county, .city, .county][own.word]
    } else {
      return nil
    }
  }

  private init(_ rank: Division.Rank) {
    switch rank {
    case .province: self = .province
    case .city: self = .city
    case .county: self = .county
    }
  }

  private static let towns = WordTable("镇人民政府 乡人民政府 镇政府 乡政府 街道 民族乡 苏木 派出所 司法所")
  private static let highCourts = WordTable("高级人民法院")
  private static let middleCourts = WordTable("中级人民法院 检察院分院 检察分院")
  /// Bodies that name the rank of their place but not the place.
  private static let unnamed = WordTable("省 市 县 区 州 旗")
}
