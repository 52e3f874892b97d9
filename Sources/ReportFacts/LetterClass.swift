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
  /// The first letter of a word of a ``SentenceMap/Cue``, all of which have several.
  static let cue = LetterClass(rawValue: 32)
  /// The second letter of such a word.
  static let cueSecond = LetterClass(rawValue: 16384)
  /// A mark behind which a statement of a rise or fall is complete.
  static let statementEnd = LetterClass(rawValue: 64)
  /// What lets a Chinese numeral before it be more than part of a word.
  static let behindNumeral = LetterClass(rawValue: 128)
  /// The last letter of a verb of a rise or fall, or of what tells behind it how much.
  static let trendVerb = LetterClass(rawValue: 256)
  /// The first letter of words that turn to what is lacking.
  static let problemTurn = LetterClass(rawValue: 512)
  /// The bar between the cells of a table.
  static let bar = LetterClass(rawValue: 1024)
  /// A mark at which a sentence may end.
  static let sentenceMark = LetterClass(rawValue: 2048)
  /// A ``numeral`` at which a quantity may begin, seeing what stands behind it; no class of a letter
  /// by itself.
  static let quantityStart = LetterClass(rawValue: 4096)
  /// A ``trendVerb`` behind which a statement is complete; no class of a letter by itself.
  static let trendEnd = LetterClass(rawValue: 8192)

  /// The classes of letters that readers are led to, to a mere ``cue`` where a second letter follows.
  ///
  /// Of the others it is enough to know whether a sentence holds one.
  static let sought: LetterClass = [
    .numeral, .clauseBreak, .opening, .closing, .yearStart, .cue, .statementEnd,
  ]

  /// The classes of letters behind which a place stands in another clause, title or quotation.
  static let structural: LetterClass = [.clauseBreak, .opening, .closing]

  /// The last scalar of the basic plane, which is no character: it stands for all beyond, too.
  static let lastOfPlane: UInt32 = 0xFFFF

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

    /// Gives a body the classes of the basic plane by scalar, for loops over whole reports.
    func withClasses<Result>(_ body: (UnsafeBufferPointer<UInt16>) -> Result) -> Result {
      precondition(classes.count == 0x10000, "there is an entry for each")
      return classes.withUnsafeBufferPointer(body)
    }

    /// Whether a quantity may begin at a ``numeral`` that is no digit.
    ///
    /// Most Chinese numerals are part of a word, as in 进一步 and 统一: no multiplier, measure word or
    /// dash stands behind them. They could only be read to be rejected, whatever stands around them.
    func mayBeginQuantity(_ text: [UInt32], at index: Int, end: Int) -> Bool {
      let scalar = text[index]
      if scalar == 0x7B2C || scalar == 0x96F6 { return true }  // 第 零
      guard index + 1 < end else { return true }
      if self[text[index + 1]].contains(.behindNumeral) { return true }
      return index + 2 < end && text[index + 2] == 0x6B21  // 次 of 三轮次
    }
  }

  /// Whether a digit is one of the four of a year, 年 standing behind them and no compound unit: no
  /// quantity begins there, whatever else stands around it.
  static func isYear(_ text: [UInt32], at index: Int, end: Int) -> Bool {
    var first = index
    while first > 0, index - first < 4, Scalars.isDigit(text[first - 1]) { first -= 1 }
    var last = index + 1
    while last < end, last - index <= 4, Scalars.isDigit(text[last]) { last += 1 }
    guard last - first == 4, last < end, text[last] == 0x5E74 else { return false }
    if last + 1 < end, text[last + 1] == 0x2F || text[last + 1] == 0x28 { return false }  // / (
    return text[first] == 0x31 || text[first] == 0x32
  }

  /// The table; loops take it out once, before they start.
  static let table: Table = {
    var table = Table()
    let han = Scalars.of("零〇一二两三四五六七八九十百千万亿第")
    table.insert(0x30...0x39, .numeral)
    table.insert(han, .numeral)
    table.insert(Scalars.of(",:;|"), .clauseBreak)
    table.insert(Scalars.of("“‘「『(《[〔"), .opening)
    table.insert(Scalars.of("”’」』)》]〕"), .closing)
    table.insert(Scalars.of("12一二"), .yearStart)
    table.insert(SentenceMap.cueWords.table.firstLetters, .cue)
    table.insert(SentenceMap.cueWords.table.secondLetters, .cueSecond)
    table.insert(Scalars.of(",;。!\n"), .statementEnd)
    table.insert(han, .behindNumeral)
    table.insert(Scalars.of("余多来几分点时 至到-—–~～－−"), .behindNumeral)
    table.insert(MeasureWord.firstLetters, .behindNumeral)
    table.insert(Approximator.firstLetters, .behindNumeral)
    table.insert(ChangeReader.verbs.words.lastLetters, .trendVerb)
    table.insert(TrendReader.manners.lastLetters, .trendVerb)
    table.insert(PartReader.problemTurnLetters, .problemTurn)
    table.insert([0x7C], .bar)
    table.insert(Scalars.of("。!?;."), .sentenceMark)
    return table
  }()
}
