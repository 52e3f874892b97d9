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
  init?(agency name: [UInt32], region: Region?, isPartUnknown: Bool) {
    let all = 0..<name.count
    if Self.towns.occurs(in: name, all) {
      self = .town
    } else if Self.highCourts.occurs(in: name, all) {
      self = .province
    } else if Self.middleCourts.occurs(in: name, all) {
      self = .city
    } else if let region {
      self = Self(region, isPartUnknown: isPartUnknown)
    } else if let own = Self.unnamed.match(name, at: 0, end: name.count) {
      self = Self.unnamedLevels[own.word]
    } else {
      return nil
    }
  }

  /// The level of a body of a place; its branch ranks below it.
  private init(_ region: Region, isPartUnknown: Bool) {
    switch region.rank {
    case .province where !isPartUnknown: self = .province
    case .province: self = region.isMunicipality ? .county : .city
    case .city: self = isPartUnknown ? .county : .city
    case .county: self = .county
    }
  }

  private static let towns = WordTable("镇人民政府 乡人民政府 镇政府 乡政府 街道 民族乡 苏木 派出所 司法所")
  private static let highCourts = WordTable("高级人民法院")
  private static let middleCourts = WordTable("中级人民法院 检察院分院 检察分院")
  /// Bodies that name the rank of their place but not the place.
  private static let unnamed = WordTable("省 自治区 州 自治州 盟 县 自治县 区 旗 自治旗")
  private static let unnamedLevels: [Self] = [
    .province, .province, .city, .city, .city, .county, .county, .county, .county, .county,
  ]
}
