/// A word that the grammar gives a meaning.
///
/// Only the reserved ones can never be names; the others mean something at one place and are
/// free names everywhere else. `Grammar/Keywords.tsv` lists them for readers.
public enum Keyword: String, Hashable, Sendable, CaseIterable {
  /// Words of a query's frame.
  case select, distinct, `as`, from, `where`, group, by, having, order, limit, offset
  /// Words that put relations together.
  case join, on, using, with, union, intersect, except, pivot
  /// Words of conditions and values.
  case and, or, not, `in`, between, like, `is`, div, null, `true`, `false`
  /// Words of choices, and of lists that hold everything.
  case `case`, when, then, `else`, all
  /// Words that are free names except at their one place.
  case explain, analyze, cite, asc, desc, nulls, first, last
  /// Words that begin a statement about what there is, and what it can be about.
  case describe, show, check, coverage, relations, columns, functions, metrics,
    agencies, years
  /// Words that begin a statement that gives a name.
  case `let`, param, load
  /// Words that are free names except in front of `join`.
  case inner, cross, left, outer
  /// A word that is a free name except in front of a subquery.
  case exists
  /// Words of expressions that are free names except at their one place.
  case end, cast, filter, over, partition, rows, unbounded, preceding, following, current, row

  /// Whether the word can never be a name unless it is quoted.
  public var isReserved: Bool {
    switch self {
    case .explain, .analyze, .cite, .asc, .desc, .nulls, .first, .last, .describe, .show, .check,
      .coverage,
      .relations, .columns, .functions, .metrics, .agencies, .years, .let, .param, .load, .inner,
      .cross,
      .left,
      .outer, .exists, .end, .cast, .filter, .over, .partition, .rows, .unbounded, .preceding,
      .following, .current, .row:
      false
    default: true
    }
  }

  /// The Chinese word that means the same; it is reserved, too.
  public var chineseAlias: String? {
    switch self {
    case .and: "且"
    case .or: "或"
    case .not: "非"
    default: nil
    }
  }

  /// The reserved word that a name spells, in any case; `nil` for a free name.
  ///
  /// - Parameter name: The characters of a name, full-width letters already narrowed.
  init?(reserved name: String) {
    guard let keyword = Self.reserved[Self.lowercased(name)] else { return nil }
    self = keyword
  }

  /// Whether a name spells this word, in any case.
  func isSpelt(by name: String) -> Bool { Self.lowercased(name) == rawValue }

  private static let reserved: [String: Keyword] = {
    var words: [String: Keyword] = [:]
    for keyword in allCases where keyword.isReserved {
      words[keyword.rawValue] = keyword
      if let alias = keyword.chineseAlias { words[alias] = keyword }
    }
    return words
  }()

  /// Lowers ASCII letters only: `İ` must not turn into a letter of a keyword.
  private static func lowercased(_ name: String) -> String {
    String(decoding: name.utf8.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
  }
}
