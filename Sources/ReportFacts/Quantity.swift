/// A number with what belongs to it, before anyone knows what it counts.
///
/// It holds places and numbers only, so that passing it on costs nothing but a few moves.
struct Quantity: Equatable {
  /// Approximators, number and measure word.
  var range: Range<Int>
  /// Where the number itself starts, behind a leading approximator.
  var numberStart: Int
  /// Where the number itself ends, before its measure word.
  var numberEnd: Int
  var value: Double
  var low: Double?
  /// The measure word.
  var unit: MeasureUnit
  /// Where the measure word stands; empty where none is written.
  var unitRange: Range<Int>
  var dimension: Dimension
  var bound: Fact.Bound
  /// Whether it is written in Chinese characters.
  var isChinese: Bool
  /// Whether 万 or 亿 stands behind the digits.
  var isMultiplied: Bool
  /// The exponent of the multiplier, for lists that write it once.
  var multiplier: Int
  /// Whether it names a place in an order: 第6位.
  var isRank = false
  /// Whether it is the zero of 零发生.
  var isZeroWord = false

  /// Takes over what the head of its column or row measures in but for the measure word itself: 万元.
  mutating func take(_ measure: TableMeasure) {
    dimension = measure.dimension
    guard multiplier == 0, measure.power > 0 else { return }
    multiplier = measure.power
    let scaled = value * Decimal10(1, measure.power).double
    // 1268.45 times 10000 is a whole number, whatever binary fractions make of it.
    let whole = scaled.rounded()
    value = abs(scaled - whole) < 1e-9 * max(1, abs(whole)) ? whole : scaled
  }

  /// Takes over the unit that a list writes once, behind its last figure.
  mutating func takeUnit(of last: Quantity) {
    unit = last.unit
    dimension = last.dimension
    if multiplier == 0, last.multiplier > 0 {
      multiplier = last.multiplier
      value *= Decimal10(1, last.multiplier).double
    }
  }
}
