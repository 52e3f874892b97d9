/// What a number is that states no figure of the report.
public enum Distractor: String, Hashable, Sendable, CaseIterable {
  /// A piece of a longer token or an ordinal: `1+9+N`, `7×24`, `第12`.
  case partOfName
  /// Part of the name of a document: `《…(2021—2025年)》`.
  case title
  /// A year, a day or a time of day.
  case date
  /// An age.
  case age
  /// The name or number of something: a hotline, a road, a meeting.
  case nameOfThing
  /// Part of a slogan or name between quotation marks: `“三会一课”`.
  case quotation
  /// A limit that says what another figure counts, or that a law sets.
  case threshold
  /// A Chinese numeral that counts nothing of the year's work: `一系列`, `两个维护`.
  case chineseNumeral
  /// A number without a measure word where nothing says that it is a figure.
  case noMeasureWord
}
