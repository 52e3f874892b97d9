import ReportText

/// What the head of a column or row says its figures are measured in: 收费金额(单位:万元).
struct TableMeasure {
  /// The measure word: 元.
  let unit: String
  let dimension: Dimension
  /// The power of ten that its figures stand for: 4 of 万元.
  let power: Int
  /// The head without it: 收费金额.
  let rest: [UInt32]

  private static let names = WordTable("单位: 单位： 单位")

  /// Reads what stands in the last brackets of a head; `nil` where that is no measure word.
  init?(_ head: [UInt32]) {
    guard let last = head.last, last == 0x29 || last == 0xFF09,
      let open = head.lastIndex(where: Phrase.isBracket), open > 0
    else { return nil }
    self.init(head, from: open + 1, to: head.count - 1, rest: Array(head[..<open]))
  }

  /// Reads a cell that holds a unit and nothing else, if that is money, a share or a multiple: where
  /// things are counted, the cell of the figure has no measure word.
  init?(cell: [UInt32]) {
    self.init(cell, from: 0, to: cell.count, rest: [])
    guard power > 0 || dimension != .count else { return nil }
  }

  /// Whether a cell holds a unit and nothing else.
  static func isUnit(_ cell: [UInt32]) -> Bool {
    TableMeasure(cell, from: 0, to: cell.count, rest: []) != nil
  }

  private init?(_ head: [UInt32], from start: Int, to end: Int, rest: [UInt32]) {
    var index = start
    if let name = Self.names.match(head, at: index, end: end) { index += name.length }
    var power = 0
    while index + 1 < end, power < 16, let exponent = ChineseNumeral.exponent(head[index]),
      exponent >= 2
    {
      power += exponent
      index += 1
    }
    guard let measure = MeasureWord.read(head, at: index, end: end), measure.end == end,
      Self.counted.contains(measure.dimension)
    else { return nil }
    unit = Scalars.string(head[measure.unit])
    dimension = measure.dimension
    self.power = power
    self.rest = rest
  }

  private static let counted: [Dimension] = [.count, .share, .money, .duration]
}
