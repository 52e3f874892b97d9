import ReportText

/// Finds the quantities of a sentence, in order.
struct QuantityScanner {
  let text: [UInt32]
  let map: SentenceMap
  private let filter: DistractorFilter
  private let reader: QuantityReader

  init(map: SentenceMap) {
    text = map.text
    self.map = map
    filter = DistractorFilter(text: map.text, map: map)
    reader = QuantityReader(document: map.document)
  }

  private var sentence: Range<Int> { map.range }

  /// Finds the quantities that state figures.
  ///
  /// - Parameters:
  ///   - found: Where they are appended, in order.
  ///   - reject: Told of every number that is no figure, and why.
  func scan(
    into found: inout [Quantity],
    reject: ((Quantity, Distractor) -> Void)? = nil
  ) {
    // Items of lists that are no figures unless the list has a unit.
    var unmeasured: [Quantity] = []
    reader.turn(to: sentence)
    // Who wants to hear of what is rejected is told of every numeral.
    let wanted: LetterClass = reject == nil ? .quantityStart : .numeral
    var next = sentence.lowerBound
    for letter in map.letters where letter.classes.contains(wanted) && letter.place >= next {
      let index = letter.place
      let scalar = text[index]
      if scalar == 0x7B2C, let rank = filter.rank(at: index, reader: reader) {
        found.append(rank)
        reader.start = rank.range.upperBound
        next = rank.range.upperBound
      } else if scalar == 0x96F6, filter.isZeroFact(at: index) {
        found.append(zero(at: index))
        reader.start = index + 1
      } else if Scalars.isDigit(scalar) || ChineseNumeral.isPart(scalar) {
        guard let quantity = reader.read(at: index) else {
          next = endOfRun(from: index)
          continue
        }
        let distractor = filter.distractor(quantity)
        if distractor == nil {
          found.append(quantity)
          reader.start = quantity.range.upperBound
        } else {
          if let distractor { reject?(quantity, distractor) }
          if isOpenItem(quantity) { unmeasured.append(quantity) }
          if let minutes = endOfTime(behind: quantity) {
            next = minutes
            continue
          }
        }
        next = quantity.range.upperBound
      }
    }
    shareUnits(&found, with: unmeasured)
  }

  /// Where the minutes of 9时30分 or 9:30 end.
  private func endOfTime(behind hour: Quantity) -> Int? {
    let last = hour.numberEnd + 1
    guard last < sentence.upperBound, Scalars.isDigit(text[last]), hour.value < 25,
      text[last - 1] == 0x65F6 || text[last - 1] == 0x70B9  // 时 点
    else { return nil }
    return endOfRun(from: last)
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
      unit: .none,
      unitRange: (index + 1)..<(index + 1),
      dimension: .count,
      bound: .exact,
      isChinese: true,
      isMultiplied: false,
      multiplier: 0,
      isZeroWord: true
    )
  }

  /// Gives the figures of a list the unit that is written behind the last: 10.6万、3.8万平方公里.
  private func shareUnits(_ found: inout [Quantity], with unmeasured: [Quantity]) {
    sharePoints(&found)
    guard !found.isEmpty,
      !unmeasured.isEmpty || found.contains(where: isOpenItem)
    else { return }
    var all = found.map { (quantity: $0, isFigure: true) }
    all += unmeasured.map { (quantity: $0, isFigure: false) }
    all.sort { $0.quantity.range.lowerBound < $1.quantity.range.lowerBound }
    for index in all.indices.dropLast().reversed() {
      let next = all[index + 1].quantity
      guard takesUnit(all[index].quantity, of: next) else { continue }
      all[index].quantity.takeUnit(of: next)
      all[index].isFigure = true
    }
    found = all.filter(\.isFigure).map(\.quantity)
  }

  /// Gives 1.3个 of 1.3个和4.9个百分点 the points.
  private func sharePoints(_ found: inout [Quantity]) {
    for index in found.indices.dropFirst().reversed() where found[index].dimension == .points {
      let (before, next) = (found[index - 1], found[index])
      guard before.unitRange.count == 1, text[before.unitRange.lowerBound] == 0x4E2A,
        next.unitRange.lowerBound > 0, text[next.unitRange.lowerBound - 1] == 0x4E2A,
        isListJoint(before.range.upperBound..<next.range.lowerBound)
      else { continue }
      (found[index - 1].unit, found[index - 1].dimension) = (next.unit, .points)
    }
  }

  /// Whether a figure without a unit stands before a joint of a list.
  private func isOpenItem(_ quantity: Quantity) -> Bool {
    let last = quantity.range.upperBound
    return quantity.unit.isEmpty && last < sentence.upperBound && Self.isJoint(text[last])
  }

  private func takesUnit(_ quantity: Quantity, of next: Quantity) -> Bool {
    quantity.unit.isEmpty && !quantity.isRank && !quantity.isZeroWord && !quantity.isChinese
      && !next.unit.isEmpty && !next.isRank
      && isListJoint(quantity.range.upperBound..<next.range.lowerBound)
  }

  private static func isJoint(_ letter: UInt32) -> Bool {
    switch Letter(letter) {
    case "、", "和", "与", "及": true
    default: false
    }
  }

  private func isListJoint(_ range: Range<Int>) -> Bool {
    range.count == 1 && Self.isJoint(text[range.lowerBound])
  }
}
