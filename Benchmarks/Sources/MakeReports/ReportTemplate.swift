import SeededRandom

/// A report of which copies with other numbers, names and years are made.
struct ReportTemplate {
  /// What a copy is put together from.
  private enum Piece {
    case text(Substring)
    case number(Substring)
    case year(Int)
    case place(Substring)
  }

  private var pieces: [Piece] = []

  /// The places that the five example reports are from; the copies are from others.
  private static let places = ["开平", "江门", "蓬江", "泾源", "汕头"]
  private static let otherPlaces = [
    "安康", "宝鸡", "滨州", "沧州", "承德", "赤峰", "大同", "德阳", "东营", "鄂州", "福州", "抚顺", "赣州", "广元", "贵港",
    "桂林", "邯郸", "菏泽", "鹤壁", "衡阳", "淮安", "黄冈", "吉安", "济宁", "金华", "荆门", "九江", "开封", "莱阳", "兰溪",
    "乐山", "丽水", "六安", "龙岩", "泸州", "洛阳", "绵阳", "南充", "宁德", "平凉", "莆田", "曲靖", "衢州", "三明", "商洛",
    "韶关", "邵阳", "十堰", "朔州", "台州", "泰安", "天水", "通化", "铜陵", "渭南", "乌海", "芜湖", "咸宁", "襄阳", "孝感",
    "新余", "信阳", "宿迁", "烟台", "盐城", "阳泉", "宜宾", "益阳", "永州", "榆林", "玉溪", "岳阳", "运城", "漳州", "肇庆",
    "镇江", "周口", "株洲", "资阳", "遵义",
  ]
  /// Numbers that are names of hotlines and systems.
  private static let names: Set<Substring> = ["110", "119", "122", "12345", "12389", "12337"]
  /// Years are moved back by up to this many.
  private static let yearRange = 15

  init(_ text: String) {
    var rest = Substring(text)
    var plain = rest.startIndex
    while let first = rest.first {
      if let (piece, length) = Self.piece(at: rest) {
        pieces.append(.text(text[plain..<rest.startIndex]))
        pieces.append(piece)
        rest = rest.dropFirst(length)
        plain = rest.startIndex
      } else {
        rest = Self.isDigit(first) ? rest.drop(while: Self.isDigit) : rest.dropFirst()
      }
    }
    pieces.append(.text(text[plain...]))
  }

  /// The variable piece that a text begins with.
  private static func piece(at rest: Substring) -> (Piece, length: Int)? {
    if let place = places.first(where: { rest.hasPrefix($0) }) {
      return (.place(rest.prefix(place.count)), place.count)
    }
    let digits = rest.prefix(while: isDigit)
    guard !digits.isEmpty, !names.contains(digits) else { return nil }
    if digits.count == 4, let year = Int(digits), (1990...2030).contains(year) {
      return (.year(year), 4)
    }
    return (.number(digits), digits.count)
  }

  /// A copy; the same generator gives the same.
  func copy(_ random: inout SeededGenerator) -> String {
    let shift = Int.random(in: 0..<Self.yearRange, using: &random)
    var named: [Substring: String] = [:]
    var copy = ""
    for piece in pieces {
      switch piece {
      case .text(let text): copy += text
      case .year(let year): copy += String(year - shift)
      case .number(let digits): copy += Self.otherNumber(like: digits, &random)
      case .place(let place):
        let name = named[place] ?? Self.otherPlaces.randomElement(using: &random) ?? "某地"
        named[place] = name
        copy += name
      }
    }
    return copy
  }

  /// A number of as many digits that begins with a nought only where the other does.
  private static func otherNumber(like digits: Substring, _ random: inout SeededGenerator) -> String
  {
    var number = ""
    for digit in digits {
      let keeps = number.isEmpty && (digit == "0" || digits.count <= 2)
      let low = number.isEmpty ? 1 : 0
      number += keeps ? String(digit) : String(Int.random(in: low...9, using: &random))
    }
    return number
  }

  private static func isDigit(_ character: Character) -> Bool {
    ("0"..."9").contains(character)
  }
}
