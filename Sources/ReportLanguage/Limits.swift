/// How large a query may be.
enum Limits {
  /// Levels of parentheses, calls and prefix operators in one expression.
  ///
  /// The parser recurses once a level; this keeps it well inside a small thread's stack.
  static let nesting = 200

  /// Binary operators in one expression.
  ///
  /// A chain of them makes a tree as deep as it is long, and whatever walks the tree recurses.
  static let operators = 2000
}
