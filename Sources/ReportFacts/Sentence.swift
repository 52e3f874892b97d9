import ReportText

/// Where a sentence stands, and of what classes its letters are.
struct Sentence {
  var range: Range<Int>
  var letters: LetterClass

  /// The sentences of a line.
  static func all(of text: [UInt32], in line: Range<Int>, _ classes: LetterClass.Table)
    -> [Sentence]
  {
    SentenceSplitter.sentences(of: text, in: line).map {
      Sentence(range: $0, letters: classes.union(text, $0))
    }
  }
}
