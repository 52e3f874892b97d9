/// Text with the places where its lines may break.
///
/// A group stands on one line where that fits; else all of its own lines break, and the groups
/// inside it try again.
indirect enum LayoutDocument: Sendable {
  /// Characters as they are.
  case text(String)
  /// A comment behind which the line ends; no line is broken because it is long.
  case note(String)
  /// A blank, or a line break where its group is broken.
  case line
  /// Nothing, or a line break where its group is broken.
  case softLine
  /// A line break, which breaks all groups around it.
  case hardLine
  /// What stands one level further to the right after a line break.
  case nest(LayoutDocument)
  /// What stands on one line if it can.
  case group(LayoutDocument)
  /// One behind the other.
  case sequence([LayoutDocument])

  /// Nothing.
  static let empty = LayoutDocument.sequence([])
}
