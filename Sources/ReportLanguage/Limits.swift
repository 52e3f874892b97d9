/// How large a query may be.
///
/// At both limits parser, printer and layout need less than 512 KiB of stack, the size of a
/// secondary thread on macOS, and less than 6 MiB in a debug build; a test holds it.
enum Limits {
  /// Levels of parentheses, calls and prefix operators in one expression.
  ///
  /// The parser recurses once a level.
  static let nesting = 100

  /// How many levels a subquery counts for: so many more functions does the parser go through.
  static let levelsOfSubquery = 5

  /// Relations behind one `from`, and selects in one query that are combined.
  ///
  /// Each is a level of the plan, and the evaluator recurses once a level.
  static let relations = 64

  /// Binary operators in one expression.
  ///
  /// A chain of them makes a tree as deep as it is long, and whatever walks the tree recurses.
  static let operators = 1000
}
