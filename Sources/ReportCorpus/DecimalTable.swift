/// The numbers of a domain as whole multiples of one decimal fraction, as which they add up without
/// loss.
///
///     DecimalTable([0.5, 12.25, 100])  // multiples 50, 1225, 10000 of 0.01
public struct DecimalTable: Sendable {
  /// How many of the fraction make one: a power of ten.
  public let scale: Double
  /// The multiple for every code; null, the code behind the last, counts nothing.
  public let multiples: [Int64]
  /// So many of any multiples add up within 64 bits.
  public static let mostAtOnce = 1 << 15
  private static let mostMagnitude = UInt64(1) << 48

  /// Finds the fraction; `nil` where some number is no short decimal, or they lie too far apart.
  ///
  /// Complexity: linear in the number of numbers.
  init?(_ numbers: [Double]) {
    var decimals: [ShortDecimal] = []
    decimals.reserveCapacity(numbers.count)
    var scale: UInt64 = 1
    for number in numbers {
      guard let decimal = ShortDecimal(number) else { return nil }
      scale = max(scale, decimal.scale)
      decimals.append(decimal)
    }
    var multiples: [Int64] = []
    multiples.reserveCapacity(numbers.count + 1)
    for decimal in decimals {
      let (multiple, overflows) = decimal.digits.multipliedReportingOverflow(
        by: scale / decimal.scale
      )
      guard !overflows, multiple <= Self.mostMagnitude else { return nil }
      multiples.append(decimal.isNegative ? -Int64(multiple) : Int64(multiple))
    }
    multiples.append(0)
    self.scale = Double(scale)
    self.multiples = multiples
  }

  /// Finds the fraction for the numbers of a domain; `nil` where it has none.
  init?(_ domain: CodeDomain) {
    switch domain {
    case .numbers(let numbers), .percents(let numbers): self.init(numbers)
    case .texts, .ints, .days, .bools: return nil
    }
  }

  /// How many bytes of memory the multiples take.
  var memoryBytes: Int { multiples.memoryBytes }
}
