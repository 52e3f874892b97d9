import ReportText

/// What holds at each place of a sentence, found in one pass, so that no reader looks back over
/// the sentence for every figure.
///
/// It is an object because every reader of the sentence keeps it, and it is turned from sentence to
/// sentence so that its lists keep their room. What it knows is found when a figure first asks, since
/// most sentences with a numeral have none.
final class SentenceMap {
  /// The report.
  let document: LogicalText
  /// The scalars of the report.
  let text: [UInt32]
  /// The sentences of the report.
  let index: SentenceIndex
  /// The sentence.
  private(set) var range: Range<Int>
  /// The classes of all its letters together.
  private(set) var classes: LetterClass
  /// Where the letters of the sentence that readers look for stand in ``SentenceIndex/letters``.
  private var places: Range<Int>
  /// What holds where, in order, the first stretch beginning with the sentence, once somebody asked;
  /// what stands behind them is room for those of longer sentences.
  private var stretches: [Stretch] = []
  /// How many stretches there are.
  private var stretchCount = 0
  /// The room in which clauses that are interrupted wait, empty but while stretches are found.
  private var outer: [UInt32] = []
  /// The stretch that was asked for last.
  private var lastStretch = 0
  /// The years outside titles, in order, once somebody asked.
  private var years: [(place: Int, year: Int)] = []
  private var hasYears = false
  /// Whether there is a year, be it within a title; known once somebody asked.
  private var holdsAnyYear = false
  /// The cues whose words the sentence holds, a bit each; `nil` until somebody asks.
  private var cues: UInt16?
  /// The ends of the words of each of those cues, in order.
  private var cueEnds: [[Int]] = Array(repeating: [], count: Cue.allCases.count)

  /// Places one behind the other of which the same holds.
  private struct Stretch {
    /// The first of them, counted from the start of the sentence.
    var start: UInt32 = 0
    var state = PlaceState()
  }

  /// What holds at a place.
  struct PlaceState {
    /// Where its clause begins, brackets and quotation marks being skipped whole, counted from the
    /// start of the sentence.
    var clause: UInt32 = 0
    /// Whether it stands within 《》.
    var isTitled = false
    /// Whether it stands within “”.
    var isQuoted = false
  }

  /// What a word says of the figures behind it.
  enum Cue: Int, CaseIterable {
    case wish, goal, total, day, month, eachQuarter, quarter, eachHalf, half, yearToDate, wholeYear

    fileprivate var bit: UInt16 { 1 << UInt16(rawValue) }
  }

  static let cueWords: (table: WordTable, cues: [Cue]) = {
    let words: [(Cue, String)] = [
      (
        .wish,
        """
        力争 年前可 年底可 年底前可 年内可完成 有望 可望 争取达到 争取实现 争取完成 拟建 拟新建 拟投资 拟于 拟新增 拟开展 拟完成 拟安排 拟引进 拟招聘 预计可 (预计 (全年预计 (年度预计 预计将 预计到 预计年产 预计每年 预计明年 投产后可 达产后 今年计划投资 全年计划投资 年度计划投资 建成后可 建成后将 计划新增 计划完成 预期 将达到 将完成 计划到 总目标 计划于
        """
      ),
      (.goal, "目标是 预期目标 主要目标为 目标为 奋斗目标"),
      (.total, "成立以来 至今 历年 自成立 建成以来 运行以来 累计至 建院以来 建局以来 开通以来 启用以来 投用以来 上线以来 实施以来"),
      (.day, "每天 每日 日均"),
      (.month, "每月 月均"),
      (.eachQuarter, "每季度 季均"),
      (.quarter, "一季度 二季度 三季度 四季度"),
      (.eachHalf, "每半年"),
      (.half, "上半年 下半年"),
      (.yearToDate, "今年以来 今年来 截至 截止"),
      (.wholeYear, "全年 年内 上年度 本年度 全年度"),
    ]
    let pairs = words.flatMap { cue, text in
      WordTable.words(of: text).map { ($0, cue) }
    }
    precondition(
      pairs.allSatisfy { $0.0.unicodeScalars.count > 1 },
      "a letter is taken for the first of a word only if the second of one follows"
    )
    return (WordTable(pairs.map(\.0)), pairs.map(\.1))
  }()

  /// A map of a sentence of a report.
  init(_ document: LogicalText, _ sentence: Sentence, of index: SentenceIndex) {
    self.document = document
    self.index = index
    text = document.scalars
    range = sentence.range
    classes = sentence.classes
    places = sentence.letters
  }

  /// Turns to another sentence of the report.
  ///
  /// Complexity: constant, and linear in the length of the sentence for whoever asks first.
  func turn(to sentence: Sentence) {
    range = sentence.range
    classes = sentence.classes
    places = sentence.letters
    stretchCount = 0
    hasYears = false
    cues = nil
  }

  /// The letters of the sentence that readers look for.
  var letters: ArraySlice<SoughtLetter> { index.letters[places] }

  private func findStretches() {
    // This function alone holds the lists now, so that their room is used again.
    var (found, outer) = (stretches, self.outer)
    (stretches, self.outer) = ([], [])
    let room = places.count * Pass.mostOfLetter + Pass.mostBeside
    if found.count < room { found += repeatElement(Stretch(), count: room - found.count) }
    stretchCount = found.withUnsafeMutableBufferPointer { room in
      var pass = Pass(text: text, sentence: range, room: room, outer: outer)
      outer = []
      pass.begin()
      for letter in letters where !letter.classes.isDisjoint(with: .structural) {
        pass.take(letter)
      }
      pass.end()
      outer = pass.outer
      return pass.count
    }
    (stretches, self.outer) = (found, outer)
    lastStretch = 0
  }

  private func findYears() {
    if !years.isEmpty { years.removeAll(keepingCapacity: true) }
    holdsAnyYear = false
    for letter in letters where letter.classes.contains(.yearStart) {
      if let year = DateReader.year(text, at: letter.place, end: range.upperBound) {
        holdsAnyYear = true
        if !isInTitle(letter.place) { years.append((letter.place, year)) }
      }
    }
    hasYears = true
  }

  /// Whether a year is named anywhere in the sentence.
  var holdsYear: Bool {
    if !hasYears { findYears() }
    return holdsAnyYear
  }

  private func findCues() -> UInt16 {
    let words = Self.cueWords.table
    var cues: UInt16 = 0
    for letter in letters where letter.classes.contains(.cue) {
      guard let found = words.match(text, at: letter.place, end: range.upperBound) else { continue }
      let cue = Self.cueWords.cues[found.word]
      if cues & cue.bit == 0 { cueEnds[cue.rawValue].removeAll(keepingCapacity: true) }
      cues |= cue.bit
      cueEnds[cue.rawValue].append(letter.place + found.length)
    }
    self.cues = cues
    return cues
  }

  /// A pass over the letters of a sentence at which what holds may change.
  private struct Pass {
    /// How many stretches a letter begins at most: one at its place and one behind it.
    static let mostOfLetter = 2
    /// How many stretches begin beside those of letters: with the sentence and behind it.
    static let mostBeside = 2

    private let text: [UInt32]
    private let sentence: Range<Int>
    private let room: UnsafeMutableBufferPointer<Stretch>
    /// How many stretches were found.
    private(set) var count = 0
    /// Where the clauses begin that go on behind open brackets.
    private(set) var outer: [UInt32]
    /// Where the clause begins, counted from the start of the sentence.
    private var clause: UInt32 = 0
    private var titles = 0
    /// The end of the last title, known from the first one on.
    private var lastTitleEnd: Int?
    private var isQuoted = false

    init(
      text: [UInt32],
      sentence: Range<Int>,
      room: UnsafeMutableBufferPointer<Stretch>,
      outer: [UInt32]
    ) {
      self.text = text
      self.sentence = sentence
      self.room = room
      self.outer = outer
    }

    mutating func begin() {
      if !outer.isEmpty { outer.removeAll(keepingCapacity: true) }
      note(from: sentence.lowerBound)
    }

    mutating func take(_ letter: SoughtLetter) {
      // Before such a letter nothing changes, unless it ends the last title.
      if titles > 0 { note(from: letter.place) }
      if letter.classes.contains(.clauseBreak) {
        clause = offset(letter.place + 1)
      } else {
        takeBracket(letter)
      }
      note(from: letter.place + 1)
    }

    mutating func end() {
      (titles, isQuoted) = (0, false)
      note(from: sentence.upperBound)
    }

    private func offset(_ index: Int) -> UInt32 {
      UInt32(truncatingIfNeeded: index - sentence.lowerBound)
    }

    /// Notes what holds from a place on.
    private mutating func note(from place: Int) {
      precondition(count < room.count, "there is room for each")
      let isTitled = titles > 0 && place < lastTitleEnd ?? 0
      let state = PlaceState(clause: clause, isTitled: isTitled, isQuoted: isQuoted)
      room[count] = Stretch(start: offset(place), state: state)
      count += 1
    }

    private mutating func takeBracket(_ letter: SoughtLetter) {
      let scalar = text[letter.place]
      if letter.classes.contains(.opening) {
        outer.append(clause)
        clause = offset(letter.place + 1)
        if scalar == 0x300A { openTitle() }
        if scalar == 0x201C { isQuoted = true }
      } else if letter.classes.contains(.closing) {
        if let last = outer.popLast() { clause = last }
        if scalar == 0x300B, titles > 0 { titles -= 1 }
        if scalar == 0x201D { isQuoted = false }
      }
    }

    private mutating func openTitle() {
      titles += 1
      if lastTitleEnd != nil { return }  // looked for once, whether there is one or not
      lastTitleEnd = sentence.last { text[$0] == 0x300B } ?? sentence.lowerBound
    }
  }

  private static let nearby = 6

  /// What holds at a place.
  ///
  /// Complexity: logarithmic in the number of clauses, brackets and quotation marks.
  func state(at index: Int) -> PlaceState {
    if stretchCount == 0 { findStretches() }
    let stretches = self.stretches
    let place = index - range.lowerBound
    // The next question is mostly about the same stretch or one of the next.
    if Int(stretches[lastStretch].start) <= place {
      for next in lastStretch..<min(lastStretch + Self.nearby, stretchCount)
      where next + 1 == stretchCount || place < Int(stretches[next + 1].start) {
        lastStretch = next
        return stretches[next].state
      }
    }
    let found = Self.count(stretchCount) { Int(stretches[$0].start) <= place } - 1
    lastStretch = found
    return stretches[found].state
  }

  /// Where the clause of `index` begins, but not before `start`.
  func clauseStart(before index: Int, from start: Int) -> Int {
    max(start, range.lowerBound + Int(state(at: index).clause))
  }

  /// Whether a place stands within 《》.
  func isInTitle(_ index: Int) -> Bool { state(at: index).isTitled }

  /// Whether a place stands within “”.
  func isInQuotes(_ index: Int) -> Bool { state(at: index).isQuoted }

  /// The last year that is named before a place outside titles.
  func year(before index: Int) -> Int? {
    if !hasYears { findYears() }
    if years.isEmpty { return nil }
    let found = Self.count(years.count) { years[$0].place < index }
    return found > 0 ? years[found - 1].year : nil
  }

  /// Whether a word of any cue stands in the sentence.
  var hasCues: Bool { (cues ?? findCues()) != 0 }

  /// Whether a word of the cue stands between two places.
  func holds(_ cue: Cue, from start: Int, to end: Int) -> Bool {
    lastEnd(of: cue, before: end).map { $0 > start } ?? false
  }

  /// Where the last word of the cue before a place ends.
  func lastEnd(of cue: Cue, before end: Int) -> Int? {
    if (cues ?? findCues()) & cue.bit == 0 { return nil }
    let ends = cueEnds[cue.rawValue]
    let found = Self.count(ends.count) { ends[$0] <= end }
    return found > 0 ? ends[found - 1] : nil
  }

  /// How many of so many ordered entries hold; those that do stand before those that do not.
  private static func count(_ count: Int, _ holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
