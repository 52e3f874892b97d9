import SeededNumbers
import Testing

@testable import ReportCorpus

@Suite struct PhraseTableTests {
  private static let words = [
    "电信网络诈骗", "信访事项", "行政复议案件", "结案率", "办结率", "同比", "网络", "a", "ab", "万", "件", "，", "5",
    "。", "电信", "事项办结",
  ]

  private static let texts = {
    var random = SplitMix64(seed: 21)
    return (0..<600).map { _ in
      (0..<Int.random(in: 0...6, using: &random))
        .map { _ in words.randomElement(using: &random) ?? "" }
        .joined()
    }
  }()

  /// The rows of a text.
  private func rows(of text: String, _ table: PhraseTable) -> Set<Int> {
    var rows: Set<Int> = []
    var node = PhraseTable.root
    for scalar in text.unicodeScalars + ["\0"] {
      table.follow(scalar.value, &node, row: { row, _ in rows.insert(row) })
    }
    return rows
  }

  /// All parts of the texts that are three to eight letters long.
  private var needles: Set<String> {
    var needles: Set<String> = []
    for text in Self.texts {
      let letters = Array(text)
      for start in letters.indices {
        for length in 3...8 where start + length <= letters.count {
          needles.insert(String(letters[start..<(start + length)]))
        }
      }
    }
    return needles
  }

  @Test func aTextHoldsAFrequentNeedleWhereOneOfItsPhrasesDoes() {
    let table = PhraseTable(sampling: StringPool(Self.texts))
    let rowsOfTexts = Self.texts.map { rows(of: $0, table) }
    var (frequent, toLookAt) = (0, 0)
    for needle in needles.sorted() {
      guard let holding = table.rows(holding: needle.unicodeScalars.map(\.value)) else { continue }
      frequent += 1
      for (text, rows) in zip(Self.texts, rowsOfTexts) {
        let holds = text.contains(needle)
        if !rows.isDisjoint(with: holding) {
          #expect(holds, "\(text) by a phrase of \(needle)")
        } else if holds {
          toLookAt += 1
          #expect(rows.contains(PhraseTable.rest), "\(text) without a phrase of \(needle)")
        }
      }
    }
    #expect(frequent > 40)
    #expect(toLookAt < Self.texts.count)
  }

  @Test func onlyLongPhrasesOfLettersThatAreFrequentHaveRows() {
    let table = PhraseTable(sampling: StringPool(Self.texts))
    func hasRows(_ needle: String) -> Bool {
      table.rows(holding: needle.unicodeScalars.map(\.value)) != nil
    }
    #expect(hasRows("电信网络诈骗"))
    #expect(hasRows("信网络诈"))
    #expect(!hasRows("电信"))
    #expect(!hasRows("结案率5"))
    #expect(!hasRows("结案率，"))
    #expect(!hasRows("查无此语"))
    #expect(!hasRows(""))
  }

  @Test func aPoolWithoutPhrasesHasOneRow() {
    for texts in [[], ["", "，5。"], ["结案率", "网络"]] {
      let table = PhraseTable(sampling: StringPool(texts))
      #expect(table.rowCount == 1)
      #expect(table.rows(holding: "结案率".unicodeScalars.map(\.value)) == nil)
    }
  }
}
