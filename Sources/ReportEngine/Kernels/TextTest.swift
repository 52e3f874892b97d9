import ReportCorpus

/// A question about one text that is answered from its UTF-8 bytes.
public enum TextTest: Hashable, Sendable {
  /// Holds the other text, both folded.
  case contains(String)
  /// Fits a pattern of `like`: `%` for any run of characters, `_` for one; case of ASCII letters
  /// does not count.
  case like(String)
  /// Is matched somewhere by a regular expression.
  case matches(TextPattern)
  /// Stands so to the other text in the order of code points.
  case compare(Comparison, String)

  /// The question, ready to be asked often.
  func prepared() -> (UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .contains(let needle): FoldedNeedle(needle).isHeld
    case .like(let pattern): LikePattern(pattern).fits
    case .matches(let pattern): pattern.matches
    case .compare(let comparison, let other): TextComparison(comparison, to: other).holds
    }
  }

  /// -1, 0 or 1 as the left bytes stand before, at or behind the right ones.
  static func order(_ left: String, _ right: String) -> Int {
    var (left, right) = (left, right)
    return left.withUTF8 { left in right.withUTF8 { StringPool.order(left, $0).signum() } }
  }
}
