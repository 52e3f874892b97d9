/// The text of printed pages, as `pdftotext` writes it, without what stands on every page.
///
/// What is left is a wrapped text: ``LogicalText`` joins its lines, also over pages.
public enum PrintedPages {
  /// The text of pages that end with a form feed.
  ///
  /// Complexity: linear in the length of the text.
  public static func read(name: String, text: String) -> SourceText {
    let pages = text.unicodeScalars.split(separator: "\u{0C}", omittingEmptySubsequences: true)
      .map { page in
        page.split(separator: "\n").map { trimmed(String(Substring($0))) }
          .filter { $0.contains { !$0.isWhitespace } }
      }
    let running = RunningLines(pages)
    return SourceText(name: name, lines: pages.flatMap { running.leftOut(of: $0) })
  }

  /// Without white space at the end; what stands before shows columns.
  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while let last = line.last, last.isWhitespace { line.removeLast() }
    return String(line)
  }
}

/// Finds page numbers, and heads and feet that stand on most pages.
private struct RunningLines {
  private var heads: [String: Int] = [:]
  private var feet: [String: Int] = [:]
  private let pageCount: Int
  /// A line on fewer pages may be there by chance.
  private static let fewestPages = 3

  init(_ pages: [[String]]) {
    pageCount = pages.count
    for page in pages {
      if let first = page.first { heads[Self.key(first), default: 0] += 1 }
      let body = page.last.map(Self.isPageNumber) == true ? page.dropLast() : page[...]
      if let last = body.last { feet[Self.key(last), default: 0] += 1 }
    }
  }

  /// The page without its running lines.
  func leftOut(of page: [String]) -> ArraySlice<String> {
    var page = page[...]
    if let first = page.first, Self.isPageNumber(first) || isRunning(first, heads) {
      page.removeFirst()
    }
    if let last = page.last, Self.isPageNumber(last) { page.removeLast() }
    if let last = page.last, isRunning(last, feet) { page.removeLast() }
    return page
  }

  private func isRunning(_ line: String, _ counts: [String: Int]) -> Bool {
    let key = Self.key(line)
    let count = counts[key] ?? 0
    return !key.isEmpty && count >= Self.fewestPages && count * 2 > pageCount
  }

  /// The line without spaces and digits: a head may hold the number of the page.
  private static func key(_ line: String) -> String {
    line.filter { !$0.isWhitespace && !$0.isNumber }
  }

  /// `12`, `- 12 -`, `— 12 —`, `第 12 页 共 20 页`, `12 / 20`.
  private static func isPageNumber(_ line: String) -> Bool {
    let marks: Set<Character> = ["-", "—", "–", "－", "―", "第", "页", "共", "/", "·", "，", "|"]
    let letters = line.filter { !$0.isWhitespace }
    // Four digits and nothing else are a year that was wrapped.
    return letters.count <= 14 && letters.contains { $0.isNumber }
      && letters.allSatisfy { $0.isASCII && $0.isNumber || marks.contains($0) }
      && (letters.count <= 3 || letters.contains { marks.contains($0) })
  }
}
