import ReportText

/// What the readers of a sentence want to know of a character, found by one look-up.
///
/// Nearly every character of a report is in no class: loops over a sentence ask this table first.
struct LetterClass: OptionSet {
  let rawValue: UInt16

  /// A digit, part of a Chinese numeral, 第 or 零: a quantity may begin here.
  static let numeral = LetterClass(rawValue: 1)
  /// A comma, colon, semicolon or bar: a clause ends here.
  static let clauseBreak = LetterClass(rawValue: 2)
  /// A bracket or quotation mark that opens.
  static let opening = LetterClass(rawValue: 4)
  /// A bracket or quotation mark that closes.
  static let closing = LetterClass(rawValue: 8)
  /// The first digit of a year, 1 or 2 in any writing.
  static let yearStart = LetterClass(rawValue: 16)
  /// The first letter of a word of a ``SentenceMap/Cue``.
  static let cue = LetterClass(rawValue: 32)
  /// A mark behind which a statement of a rise or fall is complete.
  static let statementEnd = LetterClass(rawValue: 64)
  /// What lets a Chinese numeral before it be more than part of a word.
  static let behindNumeral = LetterClass(rawValue: 128)
  /// The last letter of a verb of a rise or fall.
  static let trendVerb = LetterClass(rawValue: 256)
  /// The first letter of words that turn to what is lacking.
  static let problemTurn = LetterClass(rawValue: 512)
  /// The bar between the cells of a table.
  static let bar = LetterClass(rawValue: 1024)

  /// The classes of the scalars of the basic plane; none beyond it is in a class.
  struct Table: Sendable {
    private var classes = [UInt16](repeating: 0, count: 0x10000)

    fileprivate mutating func insert(_ letters: some Sequence<UInt32>, _ group: LetterClass) {
      for letter in letters where letter < 0x10000 { classes[Int(letter)] |= group.rawValue }
    }

    /// The classes of a scalar.
    subscript(scalar: UInt32) -> LetterClass {
      LetterClass(rawValue: scalar < 0x10000 ? classes[Int(scalar)] : 0)
    }

    /// The classes of all letters of a stretch together.
    func union(_ text: [UInt32], _ range: Range<Int>) -> LetterClass {
      var union: UInt16 = 0
      for scalar in text[range] where scalar < 0x10000 { union |= classes[Int(scalar)] }
      return LetterClass(rawValue: union)
    }

    /// Whether a quantity may begin at `index`.
    ///
    /// Most Chinese numerals are part of a word, as in 进一步 and 统一: no multiplier, measure word or
    /// dash stands behind them, so that they could only be read to be rejected.
    func mayBeginQuantity(_ text: [UInt32], at index: Int, end: Int) -> Bool {
      let scalar = text[index]
      guard self[scalar].contains(.numeral) else { return false }
      if Scalars.isDigit(scalar) || scalar == 0x7B2C || scalar == 0x96F6 { return true }  // 第 零
      guard index + 1 < end else { return true }
      if self[text[index + 1]].contains(.behindNumeral) { return true }
      return index + 2 < end && text[index + 2] == 0x6B21  // 次 of 三轮次
    }
  }

  /// The table; loops take it out once, before they start.
  static let table: Table = {
    var table = Table()
    let han = Scalars.of("零〇一二两三四五六七八九十百千万亿第")
    table.insert(0x30...0x39, .numeral)
    table.insert(han, .numeral)
    table.insert(Scalars.of(",:;|"), .clauseBreak)
    table.insert(Phrase.openingMarks, .opening)
    table.insert(Phrase.closingMarks, .closing)
    table.insert(Scalars.of("12一二"), .yearStart)
    table.insert(SentenceMap.cueWords.table.firstLetters, .cue)
    table.insert(Scalars.of(",;。!\n"), .statementEnd)
    table.insert(han, .behindNumeral)
    table.insert(Scalars.of("余多来几分点时 至到-—–~～－−"), .behindNumeral)
    table.insert(MeasureWord.firstLetters, .behindNumeral)
    table.insert(Approximator.firstLetters, .behindNumeral)
    table.insert(ChangeReader.verbs.words.lastLetters, .trendVerb)
    table.insert(PartReader.problemTurnLetters, .problemTurn)
    table.insert([0x7C], .bar)
    return table
  }()
}
