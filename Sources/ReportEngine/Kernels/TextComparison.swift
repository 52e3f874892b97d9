import ReportCorpus
import ReportText

/// How texts stand to another one in the order of code points, which is that of UTF-8 bytes.
struct TextComparison {
  private let comparison: Comparison
  private let other: [UInt8]
  private let foldedOther: [Unicode.Scalar]

  init(_ comparison: Comparison, to other: String) {
    self.comparison = comparison
    self.other = Array(other.utf8)
    foldedOther = Array(FoldedText.fold(other).unicodeScalars)
  }

  /// Whether bytes stand so to the other text.
  func holds(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    other.withUnsafeBufferPointer { comparison.holds(StringPool.order(bytes, $0).signum()) }
  }
}

extension TextComparison: TextMatcher {
  func prospects(in index: TextIndex) -> TextProspects {
    let isEqual = comparison == .equal
    return TextProspects(possible: isEqual ? index.holders(of: foldedOther).all : .all)
  }

  func scan(_ texts: Range<Int>, _ part: TextPart, _ tools: Void) {
    for text in texts where holds(part.text(text)) { part.note(text) }
  }
}
