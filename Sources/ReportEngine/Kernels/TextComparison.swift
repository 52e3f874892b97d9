import ReportCorpus
import ReportText

private import Glibc

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
    other.withUnsafeBufferPointer { comparison.holds(Self.order(bytes, $0)) }
  }

  /// -1, 0 or 1 as the left bytes stand before, at or behind the right ones.
  static func order(
    _ left: UnsafeBufferPointer<UInt8>,
    _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let shared = min(left.count, right.count)
    if shared > 0, let left = left.baseAddress, let right = right.baseAddress {
      let order = Int(memcmp(left, right, shared))
      if order != 0 { return order.signum() }
    }
    return (left.count - right.count).signum()
  }
}

extension TextComparison: TextMatcher {
  func candidates(in index: TextIndex) -> (TextIndex.Candidates, Certainty) {
    let isEqual = comparison == .equal
    return (isEqual ? index.candidates(holding: foldedOther).candidates : .all, .none)
  }

  func scan(_ texts: Range<Int>, _ part: TextPart, _ tools: Void) {
    for text in texts where holds(part.text(text)) { part.note(text) }
  }
}
