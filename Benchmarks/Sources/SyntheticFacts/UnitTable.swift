import ReportFacts

/// The units that figures are stated in: 60, some of them far more often than others.
enum UnitTable {
  static let percent = 0
  static let permille = 1
  static let points = 2
  static let yuan = 3

  /// All units.
  static let names = fixed + durations + counts.map(\.name)

  private static let fixed = ["%", "‰", "个百分点", "元"]
  private static let durations = ["个工作日", "天", "小时", "分钟", "日", "个月"]
  /// Of a thousand counts so many are stated in each unit.
  private static let counts: [(name: String, weight: Int)] = [
    ("件", 190), ("起", 140), ("人", 100), ("人次", 90), ("次", 80), ("个", 60), ("份", 50), ("条", 45),
    ("家", 40),
    ("项", 35), ("场次", 25), ("场", 20), ("名", 18), ("户", 15), ("宗", 15), ("批次", 10), ("台", 8),
    ("辆", 8),
    ("部", 6), ("期", 6), ("篇", 6), ("处", 5), ("所", 4), ("间", 3), ("套", 3), ("支", 2), ("张", 2),
    ("本", 2),
    ("册", 1), ("座", 1), ("吨", 1), ("公里", 1), ("平方米", 1), ("亩", 1), ("公顷", 1), ("千瓦时", 1),
    ("立方米", 1),
    ("件次", 1), ("例", 1), ("起次", 1), ("户次", 1), ("篇次", 1), ("条次", 1), ("家次", 1), ("车次", 1), ("株", 1),
    ("枚", 1), ("块", 1), ("艘", 1), ("千克", 1),
  ]

  /// A unit for things that are counted, by a number of any size.
  static func count(_ key: UInt64) -> Int {
    var rest = Int(key % UInt64(counts.reduce(0) { $0 + $1.weight }))
    for (index, unit) in counts.enumerated() {
      if rest < unit.weight { return fixed.count + durations.count + index }
      rest -= unit.weight
    }
    return fixed.count + durations.count
  }

  /// A unit for time, by a number of any size.
  static func duration(_ key: UInt64) -> Int { fixed.count + Int(key % UInt64(durations.count)) }
}
