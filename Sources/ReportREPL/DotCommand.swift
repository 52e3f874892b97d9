import ReportQL
import ReportText

/// A command to the shell itself, written with a leading dot.
enum DotCommand: Hashable {
  case help(Name?)
  case open([String])
  case schema(relation: String?)
  /// Tell how the figures behind a row of the last answer were read.
  case why(row: Int)
  /// Set the output mode; `nil` asks which one is set.
  case mode(OutputFormat?)
  case quit

  /// The names of the commands, in the order in which the help lists them.
  enum Name: String, CaseIterable {
    case help
    case open
    case schema
    case why
    case mode
    case quit

    /// The command of that name, or of an alias of it.
    init?(spelling: String) {
      guard let name = Name(rawValue: Name.aliases[spelling] ?? spelling) else { return nil }
      self = name
    }

    /// Everything that can stand behind the dot.
    static let spellings = allCases.map(\.rawValue) + aliases.keys.sorted()

    private static let aliases = ["exit": "quit"]
  }

  /// Whether a line is meant for the shell itself.
  ///
  /// A Chinese input method types `。` or `．` where the key says `.`.
  static func isWritten(in line: some StringProtocol) -> Bool {
    guard let mark = line.unicodeScalars.first(where: { !$0.properties.isWhitespace }) else {
      return false
    }
    return marks.contains(mark)
  }

  /// Reads a line for which ``isWritten(in:)`` holds.
  init(_ line: String) throws(DotCommandIssue) {
    let words = try CommandWords.split(Self.withoutMarks(line))
    guard let spelling = words.first else { throw .noName }
    guard let name = Name(spelling: FoldedText.fold(spelling)) else {
      throw .unknownCommand(spelling)
    }
    let arguments = Array(words.dropFirst())
    switch name {
    case .help: self = .help(try Self.topic(arguments))
    case .open:
      guard !arguments.isEmpty else { throw .wrongArguments(.open) }
      self = .open(arguments)
    case .schema: self = .schema(relation: try Self.optional(arguments, of: .schema))
    case .why:
      guard arguments.count == 1, let row = Int(arguments[0]), row > 0 else {
        throw .wrongArguments(.why)
      }
      self = .why(row: row)
    case .mode: self = .mode(try Self.outputMode(arguments))
    case .quit:
      guard arguments.isEmpty else { throw .wrongArguments(.quit) }
      self = .quit
    }
  }

  private static func topic(_ arguments: [String]) throws(DotCommandIssue) -> Name? {
    guard let topic = try optional(arguments, of: .help) else { return nil }
    let spelling = FoldedText.fold(isWritten(in: topic) ? withoutMarks(topic) : topic)
    guard let name = Name(spelling: spelling) else { throw .unknownCommand(spelling) }
    return name
  }

  private static func outputMode(_ arguments: [String]) throws(DotCommandIssue) -> OutputFormat? {
    guard let word = try optional(arguments, of: .mode) else { return nil }
    guard let mode = OutputFormat(rawValue: FoldedText.fold(word)) else {
      throw .unknownMode(word)
    }
    return mode
  }

  private static func optional(
    _ arguments: [String],
    of name: Name
  ) throws(DotCommandIssue) -> String? {
    guard arguments.count <= 1 else { throw .wrongArguments(name) }
    return arguments.first
  }

  /// The line without the dot in front and without a semicolon, which habit adds, behind.
  private static func withoutMarks(_ line: String) -> String {
    var scalars = line.unicodeScalars[...]
    scalars = scalars.drop { $0.properties.isWhitespace }.dropFirst()
    while let last = scalars.last, last.properties.isWhitespace || last == ";" || last == "；" {
      scalars.removeLast()
    }
    return String(scalars)
  }

  private static let marks: Set<Unicode.Scalar> = [".", "．", "。", "｡"]
}
