/// Why a document gives no text.
public enum DocumentIssue: Error, Hashable, Sendable {
  /// Its bytes are no text.
  case notText(DecodingIssue)
  /// Its elements nest deeper than this.
  case nestedTooDeep(limit: Int)
  /// It is no ZIP archive, or a damaged one.
  case damagedArchive
  /// The archive lacks this part.
  case missingPart(String)
  /// A part of the archive would unpack to more bytes than this.
  case partTooLarge(String, limit: Int)
  /// The XML of a part is wrong at this line.
  case damagedXML(part: String, line: Int)
}
