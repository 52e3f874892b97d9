/// The forms of files that reports are read from.
public enum DocumentFormat: Hashable, Sendable, CaseIterable {
  /// `.txt` and `.md`: the text itself.
  case plainText
  /// `.html` and `.htm`: a web page.
  case html
  /// `.docx`: a document of Word or WPS.
  case word
  /// `.pdf`: printed pages.
  case pdf
  /// `.json`: an array of documents, or documents one after another.
  case json
  /// `.ndjson` and `.jsonl`: a document a line.
  case ndjson

  /// The form that a file's name ends with, in any case.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: "."), dot != fileName.startIndex else { return nil }
    let ending = fileName[fileName.index(after: dot)...].lowercased()
    guard let format = Self.allCases.first(where: { $0.fileExtensions.contains(ending) }) else {
      return nil
    }
    self = format
  }

  /// The endings of names, without the dot.
  public var fileExtensions: [String] {
    switch self {
    case .plainText: ["txt", "md"]
    case .html: ["html", "htm"]
    case .word: ["docx"]
    case .pdf: ["pdf"]
    case .json: ["json"]
    case .ndjson: ["ndjson", "jsonl"]
    }
  }

  /// All endings, as a sentence lists them: `.txt, .md, … or .ndjson`.
  public static var listOfExtensions: String {
    let all = allCases.flatMap(\.fileExtensions).map { ".\($0)" }
    return all.dropLast().joined(separator: ", ") + " or " + (all.last ?? "")
  }
}
