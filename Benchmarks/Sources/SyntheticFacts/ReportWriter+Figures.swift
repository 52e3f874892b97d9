import ReportFacts
import SeededRandom

extension ReportWriter {
  /// Where a figure begins.
  private struct Start {
    var byte: Int
    var character: Int
    var line: Int
    var column: Int
  }

  private var place: Start {
    Start(byte: text.bytes.count, character: text.characters, line: text.line, column: text.column)
  }

  private func fact(
    _ metric: Int,
    _ kind: Fact.Kind,
    _ period: Fact.Period,
    since start: Start
  ) -> SyntheticFact {
    SyntheticFact(
      sentence: sentenceNumber,
      span: start.byte..<text.bytes.count,
      line: start.line,
      column: start.column,
      characters: start.character..<text.characters,
      metric: metric,
      kind: kind,
      period: period,
      year: entry.year
    )
  }

  // MARK: - Levels

  /// `刑事案件立案1234起`
  mutating func writeFigure(of metric: Int, _ period: Fact.Period) {
    let kind = corpus.metrics[metric].kind
    let isPrior = random.happens(percent: 4)
    if isPrior { text.append("上年") }
    text.append(metric, of: corpus.metricTable.phrases)
    if kind == .rate {
      text.append(random.below(words.rateVerbs.count), of: words.rateVerbs)
    } else {
      text.append(random.below(words.countVerbs.count), of: words.countVerbs)
    }
    let bound = drawBound()
    if bound == .about { text.append("约") }
    if bound == .atMost { text.append("近") }
    let start = place
    let figure = writeQuantity(of: metric, kind, bound)
    var fact = fact(metric, kind, period, since: start)
    fact.figure = figure
    fact.bound = bound
    if isPrior {
      fact.role = .prior
      fact.year = entry.year - 1
    } else if kind == .duration, random.happens(percent: 30) {
      fact.role = .standard
    }
    facts.append(fact)
  }

  private mutating func drawBound() -> Fact.Bound {
    switch random.below(100) {
    case ..<86: .exact
    case ..<94: .atLeast
    case ..<97: .about
    default: .atMost
    }
  }

  private mutating func writeQuantity(
    of metric: Int,
    _ kind: Fact.Kind,
    _ bound: Fact.Bound
  ) -> SyntheticFact.Figure {
    let units = corpus.metrics[metric].units
    let unit = random.happens(percent: 8) ? units.other : units.usual
    switch kind {
    case .rate: return writeRate(unit)
    case .duration: return writeDuration(unit)
    case .money: return writeLarge(drawNumber(digits: 4...9), unit, bound)
    case .count, .change, .rank: return writeLarge(drawNumber(digits: 1...6), unit, bound)
    }
  }

  /// A number whose length is drawn first, so that small ones are as frequent as large ones.
  private mutating func drawNumber(digits: ClosedRange<Int>) -> Int {
    let count = digits.lowerBound + random.below(digits.count)
    let least = (1..<count).reduce(1) { power, _ in power * 10 }
    return least + random.below(least * 9)
  }

  /// `14.4万余人次`, `318件`
  private mutating func writeLarge(
    _ number: Int,
    _ unit: Int,
    _ bound: Fact.Bound
  ) -> SyntheticFact.Figure {
    var number = number
    if number >= 10_000, random.happens(percent: 60) {
      let step = number >= 10_000_000 ? 10_000 : number >= 100_000 ? 1000 : 100
      number -= number % step
      let places = step == 100 ? 2 : step == 1000 ? 1 : 0
      text.append(number / step, places: places)
      text.append("万")
    } else {
      text.append(number)
    }
    if bound == .atLeast { text.append("余") }
    text.append(unit, of: words.units)
    return SyntheticFact.Figure(digits: number, places: 0, unit: unit)
  }

  /// `96.67%`
  private mutating func writeRate(_ unit: Int) -> SyntheticFact.Figure {
    let isHigh = random.happens(percent: 80)
    let hundredths = isHigh ? 10_000 - random.below(2000) : 1 + random.below(9999)
    let places = random.below(3)
    let digits = max(1, hundredths / [100, 10, 1][places])
    text.append(digits, places: places)
    text.append(unit, of: words.units)
    return SyntheticFact.Figure(digits: digits, places: places, unit: unit)
  }

  /// `3至5个工作日`
  private mutating func writeDuration(_ unit: Int) -> SyntheticFact.Figure {
    let low = 1 + random.below(30)
    text.append(low)
    guard random.happens(percent: 20) else {
      text.append(unit, of: words.units)
      return SyntheticFact.Figure(digits: low, places: 0, unit: unit)
    }
    let high = low + 1 + random.below(10)
    text.append("至")
    text.append(high)
    text.append(unit, of: words.units)
    return SyntheticFact.Figure(digits: high, places: 0, low: low, unit: unit)
  }

  // MARK: - Changes

  /// `同比下降19.23%`, with the measure before it where no figure of it is.
  mutating func writeChange(of metric: Int, _ period: Fact.Period, standsAlone: Bool) {
    if standsAlone { text.append(metric, of: corpus.metricTable.phrases) }
    let baseline = writeBaseline()
    let rises = random.happens(percent: 55)
    if rises {
      text.append(random.below(words.rises.count), of: words.rises)
    } else {
      text.append(random.below(words.falls.count), of: words.falls)
    }
    let start = place
    let isRate = corpus.metrics[metric].kind == .rate
    let figure: SyntheticFact.Figure
    if isRate || random.happens(percent: 80) {
      let unit = isRate && random.happens(percent: 70) ? UnitTable.points : UnitTable.percent
      let places = random.below(3)
      let digits = 1 + random.below([60, 600, 6000][places])
      text.append(digits, places: places)
      text.append(unit, of: words.units)
      figure = SyntheticFact.Figure(digits: digits, places: places, unit: unit)
    } else {
      figure = writeLarge(drawNumber(digits: 1...4), corpus.metrics[metric].units.usual, .exact)
    }
    var fact = fact(metric, .change, period, since: start)
    fact.figure = figure
    fact.bound = .exact
    fact.trend = rises ? .up : .down
    fact.baseline = baseline
    facts.append(fact)
  }

  /// `行政案件结案率较去年大幅提升`
  mutating func writeTrend(of metric: Int, _ period: Fact.Period) {
    text.append(metric, of: corpus.metricTable.phrases)
    let baseline = writeBaseline()
    let direction = [0, 0, 0, 1, 1, 2][random.below(6)]
    let phrases = words.plain[direction]
    let start = place
    text.append(random.below(phrases.count), of: phrases)
    var fact = fact(metric, .change, period, since: start)
    fact.trend = [Fact.Trend.up, .down, .flat][direction]
    fact.baseline = baseline
    facts.append(fact)
  }

  private mutating func writeBaseline() -> Int {
    let fixed = SentenceWords.baselines.count
    let drawn = random.below(fixed + 1)
    let baseline = drawn < fixed ? drawn : fixed + entry.year - ReportSchedule.years.lowerBound
    text.append(baseline, of: words.baselines)
    return baseline
  }
}
