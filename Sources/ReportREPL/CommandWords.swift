/// Splits what follows the dot into words.
enum CommandWords {
  /// The words of a line: white space separates, quotes hold together, a backslash takes the
  /// next character as it is.
  ///
  ///     try CommandWords.split(#"open "My Reports" b\ c"#)  // ["open", "My Reports", "b c"]
  static func split(_ line: String) throws(DotCommandIssue) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var characters = line.makeIterator()
    while let character = characters.next() {
      if let open = quote {
        if character == open { quote = nil } else { word?.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character == "\\" {
        word = (word ?? "") + (characters.next().map(String.init) ?? "\\")
      } else if character.isWhitespace {
        if let ended = word { words.append(ended) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let quote { throw .unclosedQuote(quote) }
    return words + [word].compactMap(\.self)
  }
}
