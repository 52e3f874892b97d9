import ReportText

/// What holds at each place of a sentence, found in one pass, so that no reader looks back over
/// the sentence for every figure.
struct SentenceMap {
  /// The sentence.
  let range: Range<Int>
  /// Where the clause of each place begins, brackets and quotation marks being skipped whole.
  private var clauses: [Int32] = []
  /// Whether each place stands in a title or between quotation marks.
  private var marks: [Marks] = []
  /// The years outside titles, in order.
  private var years: [(place: Int, year: Int)] = []
  /// The ends of the words of each cue, in order.
  private var cues = [[Int]](repeating: [], count: Cue.allCases.count)

  private struct Marks: OptionSet {
    let rawValue: UInt8
    static let quoted = Marks(rawValue: 1)
    static let titled = Marks(rawValue: 2)
  }

  /// What a word says of the figures behind it.
  enum Cue: Int, CaseIterable {
    case wish, goal, total, day, month, quarter, half, yearToDate
  }

  private static let cueWords: (table: WordTable, cues: [Cue]) = {
    let words: [(Cue, String)] = [
      (
        .wish,
        """
        力争 争取达到 争取实现 争取完成 拟 预计 计划新增 计划完成 预期 将达到 将完成 计划投资 计划到 总目标 计划于
        """
      ),
      (.goal, "目标是 预期目标 主要目标为 目标为 奋斗目标"),
      (.total, "成立以来 至今 历年 自成立 建成以来 运行以来 累计至 建院以来 建局以来 开通以来 启用以来 投用以来 上线以来 实施以来"),
      (.day, "每天 每日 日均"),
      (.month, "每月 月均"),
      (.quarter, "每季度 一季度 二季度 三季度 四季度 季均"),
      (.half, "上半年 下半年 每半年"),
      (.yearToDate, "今年以来 今年来 截至 截止"),
    ]
    let pairs = words.flatMap { cue, text in
      text.split(whereSeparator: \.isWhitespace).map { (String($0), cue) }
    }
    return (WordTable(pairs.map(\.0)), pairs.map(\.1))
  }()

  /// Maps a sentence.
  ///
  /// Complexity: linear in the length of the sentence.
  init(_ text: [UInt32], sentence: Range<Int>) {
    range = sentence
    clauses.reserveCapacity(sentence.count + 1)
    marks.reserveCapacity(sentence.count + 1)
    let lastTitleEnd = sentence.last { text[$0] == 0x300B } ?? sentence.lowerBound
    var outer: [Int32] = []
    var clause = Int32(truncatingIfNeeded: sentence.lowerBound)
    var titles = 0
    var isQuoted = false
    let (breaks, opening, closing) = (Self.breaks, Phrase.opening, Phrase.closing)
    let (cueWords, cueSorts) = Self.cueWords
    for index in sentence {
      clauses.append(clause)
      let isTitled = titles > 0 && index < lastTitleEnd
      marks.append(isTitled ? isQuoted ? [.titled, .quoted] : .titled : isQuoted ? .quoted : [])
      let scalar = text[index]
      if let found = cueWords.match(text, at: index, end: sentence.upperBound) {
        cues[cueSorts[found.word].rawValue].append(index + found.length)
      }
      // No mark is a Chinese character; a year may start with 一 or 二.
      if Scalars.isHan(scalar), scalar != 0x4E00, scalar != 0x4E8C { continue }
      let next = Int32(truncatingIfNeeded: index + 1)
      if breaks.contains(scalar) {
        clause = next
      } else if opening.contains(scalar) {
        outer.append(clause)
        clause = next
        if scalar == 0x300A { titles += 1 }
        if scalar == 0x201C { isQuoted = true }
      } else if closing.contains(scalar) {
        if let last = outer.popLast() { clause = last }
        if scalar == 0x300B, titles > 0 { titles -= 1 }
        if scalar == 0x201D { isQuoted = false }
      } else {
        if !isTitled, let year = DateReader.year(text, at: index, end: sentence.upperBound) {
          years.append((index, year))
        }
      }
    }
    clauses.append(clause)
    marks.append([])
  }

  private static let breaks = ScalarSet(",:;|")

  /// Where the clause of `index` begins, but not before `start`.
  func clauseStart(before index: Int, from start: Int) -> Int {
    max(start, Int(clauses[index - range.lowerBound]))
  }

  /// Whether a place stands within 《》.
  func isInTitle(_ index: Int) -> Bool { marks[index - range.lowerBound].contains(.titled) }

  /// Whether a place stands within “”.
  func isInQuotes(_ index: Int) -> Bool { marks[index - range.lowerBound].contains(.quoted) }

  /// The last year that is named before a place outside titles.
  func year(before index: Int) -> Int? {
    let found = Self.count(years.count) { years[$0].place < index }
    return found > 0 ? years[found - 1].year : nil
  }

  /// Whether a word of the cue stands between two places.
  func holds(_ cue: Cue, from start: Int, to end: Int) -> Bool {
    let ends = cues[cue.rawValue]
    if ends.isEmpty { return false }
    let found = Self.count(ends.count) { ends[$0] <= end }
    return found > 0 && ends[found - 1] > start
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
