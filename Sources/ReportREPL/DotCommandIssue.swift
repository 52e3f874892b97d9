/// What can be wrong with a line for the shell itself.
enum DotCommandIssue: Error, Hashable {
  /// A dot and nothing behind it.
  case noName
  case unknownCommand(String)
  case wrongArguments(DotCommand.Name)
  case unknownMode(String)
  case unclosedQuote(Character)
}
