import ReportText

/// What of a metric's wording counts when wordings are compared.
///
/// Two phrases are the same wording when their keys are equal. Left out are:
/// - case, full and half width, white space (``FoldedText``);
/// - quotation marks, and brackets around words: `审(执)结` is `审执结`;
/// - words in brackets that are an abbreviation or begin with 含: `(GDP)`, `(含年前案)`;
/// - 的, 各类 and 各种 wherever they stand;
/// - at the start, words that say whose or when (全市, 本年) or that it is a sum (共, 累计);
/// - at the end, words that say that it is a number (数, 数量, 总数).
///
/// Words that change a measure stay: 新收, 旧存, 上年结转, 历年, 一审, 人均, 全国, 总额.
enum WordingKey {
  private static let leading = WordTable(
    """
    全市 全县 全区 全省 全州 全盟 全旗 全镇 全局 全院 全系统 全市法院 全省法院 全市检察机关 全省检察机关 全市公安机关
    我市 我县 我区 我省 我州 我局 我院 本市 本县 本区 本省 本州 本局 本院 市局 县局 区局
    全年 年内 今年 今年以来 当年 本年 本年度 共 共计 总计 合计 累计 总共 一共 完成 实现
    """
  )
  private static let trailing = WordTable(
    "数 数量 总数 总数量 总量 量 件数 起数 宗数 人数 次数 户数 家数"
  )
  private static let anywhere = WordTable("的 各类 各种")
  /// The letters that those begin with.
  private static let anywhereStarts = ScalarSet("的各")
  private static let shortest = 2

  private static let openingBracket: UInt32 = 0x28
  private static let closingBracket: UInt32 = 0x29
  /// The character 含.
  private static let including: UInt32 = 0x542B

  /// The scalars that count; none for a phrase that says nothing.
  ///
  /// Complexity: linear in the length of the phrase.
  static func key(of phrase: String) -> [UInt32] {
    var letters: [UInt32] = []
    var phrase = phrase
    return phrase.withUTF8 { Array(key(of: $0, in: &letters)) }
  }

  /// The same of a phrase in UTF-8, worked out in letters that many phrases take their turn in.
  static func key(
    of phrase: UnsafeBufferPointer<UInt8>,
    in letters: inout [UInt32]
  ) -> ArraySlice<UInt32> {
    if letters.count < phrase.count {
      letters += repeatElement(0, count: phrase.count - letters.count)
    }
    var (count, isPlain) = letters.withUnsafeMutableBufferPointer { fold(phrase, into: $0) }
    if !isPlain { count = dropMarks(&letters, count) }
    return letters[withoutEnds(letters, count)]
  }

  /// Writes the folded phrase; returns how many letters it has, and whether none of them can be a
  /// mark or begin a word that never counts.
  ///
  /// - Precondition: There is room for a letter a byte.
  private static func fold(
    _ phrase: UnsafeBufferPointer<UInt8>,
    into letters: UnsafeMutableBufferPointer<UInt32>
  ) -> (count: Int, isPlain: Bool) {
    precondition(letters.count >= phrase.count, "there is room")
    let starts = anywhereStarts
    var index = 0
    var count = 0
    var isPlain = true
    while index < phrase.count {
      if phrase[index] &- 0xE4 < 6, index + 2 < phrase.count {
        // Chinese characters fold to themselves.
        let letter = Scalars.ofThree(phrase, at: index)
        if starts.contains(letter) { isPlain = false }
        letters[count] = letter
        count &+= 1
        index &+= 3
        continue
      }
      isPlain = false
      let (value, next) = Scalars.read(phrase, at: index)
      index = next
      let simple = FoldedText.simpleFold(value)
      if simple == FoldedText.deleted { continue }
      if simple != FoldedText.notSimple {
        letters[count] = simple
        count &+= 1
      } else if let (head, tail) = FoldedText.fold(value) {
        letters[count] = head
        count &+= 1
        if let tail {
          letters[count] = tail
          count &+= 1
        }
      }
    }
    return (count, isPlain)
  }

  /// Takes out marks, asides and words that never count; returns how many letters are left.
  private static func dropMarks(_ letters: inout [UInt32], _ count: Int) -> Int {
    let anywhere = Self.anywhere
    var kept = 0
    var index = 0
    while index < count {
      let scalar = letters[index]
      if scalar <= lastMark, isMark(scalar) {
        let aside = scalar == openingBracket ? asideEnd(letters[..<count], from: index) : nil
        index = aside ?? index + 1
      } else if let word = anywhere.match(letters, at: index, end: count) {
        index += word.length
      } else {
        if kept < index { letters[kept] = scalar }
        kept += 1
        index += 1
      }
    }
    return kept
  }

  /// No mark stands behind it in the order of scalars.
  private static let lastMark: UInt32 = 0x3011

  private static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case openingBracket, closingBracket, 0x22, 0x27, 0x5B, 0x5D: true
    case 0x2018...0x201D, 0x3008...0x3011: true  // “ ” ‘ ’ and 〈 》 「 』 【 】
    default: false
    }
  }

  /// The end of an abbreviation, or of what is included, in brackets.
  private static func asideEnd(_ scalars: ArraySlice<UInt32>, from start: Int) -> Int? {
    guard let end = scalars[start...].firstIndex(of: closingBracket), end > start + 1 else {
      return nil
    }
    let inner = scalars[(start + 1)..<end]
    let isAside = inner.first == including || inner.allSatisfy { $0 < 0x80 }
    return isAside ? end + 1 : nil
  }

  /// What is left between neutral words, at least two characters where there are two.
  private static func withoutEnds(_ core: [UInt32], _ count: Int) -> Range<Int> {
    var range = 0..<count
    while let word = leading.match(core, at: range.lowerBound, end: range.upperBound),
      range.count - word.length >= shortest
    {
      range = (range.lowerBound + word.length)..<range.upperBound
    }
    while let word = trailing.matchSuffix(
      core,
      from: range.lowerBound,
      endingAt: range.upperBound
    ), range.count - word.length >= shortest {
      range = range.lowerBound..<(range.upperBound - word.length)
    }
    return range
  }
}
