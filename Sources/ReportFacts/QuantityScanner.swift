import ReportText

/// Finds the quantities of a sentence, in order.
struct QuantityScanner {
  let text: [UInt32]
  let sentence: Range<Int>
  let isHalfWidth: (Int) -> Bool

  /// The quantities that state figures.
  func scan() -> [Quantity] {
    let filter = DistractorFilter(text: text, sentence: sentence)
    var found: [Quantity] = []
    var skipped: [Quantity] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      let scalar = text[index]
      let reader = QuantityReader(
        text: text,
        end: sentence.upperBound,
        start: found.last?.range.upperBound ?? sentence.lowerBound,
        isHalfWidth: isHalfWidth
      )
      if scalar == 0x7B2C, let rank = filter.rank(at: index, reader: reader) {
        found.append(rank)
        index = rank.range.upperBound
      } else if scalar == 0x96F6, filter.isZeroFact(at: index) {
        found.append(zero(at: index))
        index += 1
      } else if Scalars.isDigit(scalar) || ChineseNumeral.isPart(scalar) {
        guard let quantity = reader.read(at: index) else {
          index = endOfRun(from: index)
          continue
        }
        if filter.accepts(quantity) { found.append(quantity) } else { skipped.append(quantity) }
        index = max(quantity.range.upperBound, index + 1)
      } else {
        index += 1
      }
    }
    shareUnits(&found, with: skipped)
    return found
  }

  private func endOfRun(from start: Int) -> Int {
    var index = start + 1
    while index < sentence.upperBound,
      Scalars.isDigit(text[index]) || ChineseNumeral.isPart(text[index])
    {
      index += 1
    }
    return index
  }

  private func zero(at index: Int) -> Quantity {
    Quantity(
      range: index..<(index + 1),
      numberStart: index,
      numberEnd: index + 1,
      value: 0,
      low: nil,
      unit: "",
      dimension: .count,
      bound: .exact,
      isChinese: true,
      isMultiplied: false,
      multiplier: 0,
      isZeroWord: true
    )
  }

  /// Gives the figures of a list the unit that is written behind the last: 10.6万、3.8万平方公里.
  private func shareUnits(_ found: inout [Quantity], with skipped: [Quantity]) {
    guard !found.isEmpty else { return }
    var all = found + skipped.filter(\.unit.isEmpty)
    all.sort { $0.range.lowerBound < $1.range.lowerBound }
    for index in all.indices.dropLast().reversed() {
      let next = all[index + 1]
      guard all[index].unit.isEmpty, !all[index].isRank, !all[index].isZeroWord, !next.unit.isEmpty,
        !next.isRank, !all[index].isChinese,
        isListJoint(all[index].range.upperBound..<next.range.lowerBound)
      else { continue }
      all[index].unit = next.unit
      all[index].dimension = next.dimension
      if all[index].multiplier == 0, next.multiplier > 0 {
        all[index].multiplier = next.multiplier
        all[index].value *= Decimal10(1, next.multiplier).double
      }
    }
    found = all.filter { !$0.unit.isEmpty || found.contains($0) }
  }

  private func isListJoint(_ range: Range<Int>) -> Bool {
    range.count == 1 && Set(Scalars.of("、和与及")).contains(text[range.lowerBound])
  }
}
