import ReportQL

extension DotCommand {
  /// What the last word of a command can become.
  ///
  /// - Parameters:
  ///   - line: The line up to the end of the word; ``isWritten(in:)`` holds of it.
  ///   - complete: Says it of statements.
  /// - Returns: The word and what fits it.
  static func completion(of line: String, asking complete: Completer) -> Completion {
    let written = line.drop(while: \.isWhitespace).dropFirst()
    let words = written.split(whereSeparator: \.isWhitespace).map(String.init)
    let word = written.last?.isWhitespace == false ? words.last ?? "" : ""
    if words.isEmpty || words.count == 1 && !word.isEmpty {
      return fitting(word, among: Name.allCases.map(\.rawValue))
    }
    // Only the first argument is a word that is known.
    guard words.count == (word.isEmpty ? 1 : 2) else { return Completion() }
    switch Name(spelling: words[0].lowercased()) {
    case .help: return fitting(word, among: Name.allCases.map(\.rawValue))
    case .mode: return fitting(word, among: OutputFormat.allCases.map(\.rawValue))
    case .schema: return complete("describe \(word)", "")
    default: return Completion()
    }
  }

  private static func fitting(_ word: String, among words: [String]) -> Completion {
    Completion(word: word, candidates: words.filter { $0.hasPrefix(word.lowercased()) })
  }
}
