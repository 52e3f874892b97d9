import ReportText

/// What holds at each place of a sentence, found in one pass, so that no reader looks back over
/// the sentence for every figure.
///
/// It is an object because every reader of the sentence keeps it. What it knows is found when a figure
/// first asks, since most sentences with a numeral have none.
final class SentenceMap {
  /// The report.
  let document: LogicalText
  /// The scalars of the report.
  let text: [UInt32]
  /// The sentences of the report.
  let index: SentenceIndex
  /// The sentence.
  let range: Range<Int>
  /// The letters of the sentence that readers look for.
  let letters: ArraySlice<SoughtLetter>
  /// What holds where, in order, the first stretch beginning with the sentence; empty until somebody
  /// asks.
  private var stretches: [Stretch] = []
  /// The years outside titles, in order.
  private lazy var years = findYears()
  /// The cues whose words the sentence holds, a bit each; their ends are in `cueEnds` then.
  private lazy var cues: UInt16 = findCues()
  /// The ends of the words of each cue, in order.
  private var cueEnds: [[Int]] = []

  /// Places one behind the other of which the same holds.
  private struct Stretch {
    /// The first of them, counted from the start of the sentence.
    var start: UInt32
    var state: PlaceState
  }

  /// What holds at a place.
  private struct PlaceState: Equatable {
    /// Where its clause begins, brackets and quotation marks being skipped whole, counted from the
    /// start of the sentence.
    var clause: UInt32
    /// Whether it stands within 《》.
    var isTitled: Bool
    /// Whether it stands within “”.
    var isQuoted: Bool
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
        力争 争取达到 争取实现 争取完成 拟建 拟新建 拟投资 拟于 拟新增 拟开展 拟完成 拟安排 拟引进 拟招聘 预计可 (预计 (全年预计 (年度预计 预计将 预计到 预计年产 预计每年 预计明年 投产后可 达产后 建成后可 建成后将 计划新增 计划完成 预期 将达到 将完成 计划投资 计划到 总目标 计划于
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
    return (WordTable(pairs.map(\.0)), pairs.map(\.1))
  }()

  /// Maps a sentence.
  ///
  /// Complexity: constant, and linear in the length of the sentence for whoever asks first.
  init(_ document: LogicalText, _ sentence: Sentence, of index: SentenceIndex) {
    self.document = document
    self.index = index
    text = document.scalars
    range = sentence.range
    letters = index.letters[sentence.letters]
  }

  private func findStretches() -> [Stretch] {
    var state = State(sentence: range)
    var stretches: [Stretch] = []
    stretches.reserveCapacity(letters.count + 2)
    stretches.append(Stretch(start: 0, state: state.place(at: range.lowerBound)))
    func note(_ place: PlaceState, from start: Int) {
      if place == stretches[stretches.count - 1].state { return }
      let start = UInt32(truncatingIfNeeded: start - range.lowerBound)
      stretches.append(Stretch(start: start, state: place))
    }
    for letter in letters {
      let index = letter.place
      let group = letter.classes
      // What holds changes at such letters only.
      if group.isDisjoint(with: .structural) { continue }
      note(state.place(at: index), from: index)
      state.take(text, at: index, of: group)
      note(state.place(at: index + 1), from: index + 1)
    }
    note(PlaceState(clause: state.clause, isTitled: false, isQuoted: false), from: range.upperBound)
    return stretches
  }

  private func findYears() -> [(place: Int, year: Int)] {
    var years: [(place: Int, year: Int)] = []
    for letter in letters where letter.classes.contains(.yearStart) {
      if let year = DateReader.year(text, at: letter.place, end: range.upperBound),
        !isInTitle(letter.place)
      {
        years.append((letter.place, year))
      }
    }
    return years
  }

  private func findCues() -> UInt16 {
    let (words, meanings) = Self.cueWords
    var cues: UInt16 = 0
    for letter in letters where letter.classes.contains(.cue) {
      guard let found = words.match(text, at: letter.place, end: range.upperBound) else { continue }
      if cueEnds.isEmpty { cueEnds = Array(repeating: [], count: Cue.allCases.count) }
      let cue = meanings[found.word]
      cues |= cue.bit
      cueEnds[cue.rawValue].append(letter.place + found.length)
    }
    return cues
  }

  /// What holds at the place that the pass over the sentence has come to.
  private struct State {
    let sentence: Range<Int>
    /// Where the clause begins, counted from the start of the sentence.
    var clause: UInt32 = 0
    /// Where the clauses begin that go on behind open brackets.
    private var outer: [UInt32] = []
    private var titles = 0
    /// The end of the last title, known from the first one on.
    private var lastTitleEnd: Int?
    private var isQuoted = false

    init(sentence: Range<Int>) {
      self.sentence = sentence
    }

    func isTitled(_ index: Int) -> Bool { titles > 0 && index < lastTitleEnd ?? 0 }

    func place(at index: Int) -> PlaceState {
      PlaceState(clause: clause, isTitled: isTitled(index), isQuoted: isQuoted)
    }

    /// Goes on behind a scalar.
    mutating func take(_ text: [UInt32], at index: Int, of group: LetterClass) {
      let scalar = text[index]
      let next = UInt32(truncatingIfNeeded: index + 1 - sentence.lowerBound)
      if group.contains(.clauseBreak) {
        clause = next
      } else if group.contains(.opening) {
        outer.append(clause)
        clause = next
        if scalar == 0x300A { openTitle(text) }
        if scalar == 0x201C { isQuoted = true }
      } else if group.contains(.closing) {
        if let last = outer.popLast() { clause = last }
        if scalar == 0x300B, titles > 0 { titles -= 1 }
        if scalar == 0x201D { isQuoted = false }
      }
    }

    private mutating func openTitle(_ text: [UInt32]) {
      titles += 1
      if lastTitleEnd != nil { return }  // looked for once, whether there is one or not
      lastTitleEnd = sentence.last { text[$0] == 0x300B } ?? sentence.lowerBound
    }
  }

  /// What holds at a place.
  ///
  /// Complexity: logarithmic in the number of clauses, brackets and quotation marks.
  private func state(at index: Int) -> PlaceState {
    if stretches.isEmpty { stretches = findStretches() }
    let found = Self.count(stretches.count) { Int(stretches[$0].start) <= index - range.lowerBound }
    return stretches[found - 1].state
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
    let found = Self.count(years.count) { years[$0].place < index }
    return found > 0 ? years[found - 1].year : nil
  }

  /// Whether a word of the cue stands between two places.
  func holds(_ cue: Cue, from start: Int, to end: Int) -> Bool {
    lastEnd(of: cue, before: end).map { $0 > start } ?? false
  }

  /// Where the last word of the cue before a place ends.
  func lastEnd(of cue: Cue, before end: Int) -> Int? {
    if cues & cue.bit == 0 { return nil }
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
