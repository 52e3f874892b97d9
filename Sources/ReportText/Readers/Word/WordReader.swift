/// Reads the text of Word documents: paragraphs as lines, tables as `a | b | c`.
///
/// Headers, footers, notes, deleted text and tables of contents are left out.
public enum WordReader {
  private static let documentPart = "word/document.xml"
  private static let stylesPart = "word/styles.xml"

  /// The text of a document.
  ///
  /// Complexity: linear in the length of the unpacked document.
  ///
  /// - Throws: ``DocumentIssue``.
  public static func read(name: String, bytes: [UInt8]) throws(DocumentIssue) -> SourceText {
    let archive = try ZipArchive(bytes)
    guard let document = try archive.part(documentPart) else {
      throw .missingPart(documentPart)
    }
    let styles = WordStyles()
    if let part = try archive.part(stylesPart) {
      try XMLWalk.walk(part, part: stylesPart, visitor: styles)
    }
    let body = WordBody(styles: styles)
    try XMLWalk.walk(document, part: documentPart, visitor: body)
    return SourceText(name: name, lines: body.lines)
  }
}
