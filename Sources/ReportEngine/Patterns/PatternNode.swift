/// What a regular expression consists of, as far as whether it matches depends on it.
///
/// Groups that capture, and which of several matches is preferred, are left out.
indirect enum PatternNode: Hashable, Sendable {
  /// One scalar of a set.
  case scalar(ScalarRanges)
  /// One behind the other; none is the empty text.
  case sequence([PatternNode])
  /// Any of some.
  case choice([PatternNode])
  /// As often as within a range; without an upper end where there is none.
  case repeated(PatternNode, least: Int, most: Int?)
  /// The start of the text.
  case textStart
  /// The end of the text.
  case textEnd
}
