import ReportText

/// The words that a completion offers, laid out for a terminal.
enum CandidateList {
  /// The words in columns, line by line from left to right, each line ended.
  ///
  /// - Parameters:
  ///   - words: The words.
  ///   - width: How many cells a line may take; a longer word has a line of its own.
  /// - Returns: The lines.
  static func text(_ words: [String], width: Int) -> String {
    let gap = 2
    let widths = words.map { DisplayWidth.cells(in: $0) }
    let column = (widths.max() ?? 0) + gap
    let columns = max(1, (width + gap) / column)
    var lines = ""
    for (index, word) in words.enumerated() {
      let endsLine = index % columns == columns - 1 || index == words.count - 1
      lines += word + (endsLine ? "\n" : String(repeating: " ", count: column - widths[index]))
    }
    return lines
  }
}
