extension DocumentIssue: CustomStringConvertible {
  /// The issue as a sentence without the file's name.
  public var description: String {
    switch self {
    case .notText(let issue):
      "\(issue)"
    case .nestedTooDeep(let limit):
      "its elements nest deeper than \(limit) levels"
    case .damagedArchive:
      "not a .docx: no ZIP archive, or a damaged one"
    case .missingPart(let part):
      "not a .docx: the archive holds no `\(part)`"
    case .partTooLarge(let part, let limit):
      "its part `\(part)` is larger than \(limit >> 20) MiB"
    case .damagedXML(let part, let line):
      "damaged: the XML of `\(part)` is wrong in line \(line)"
    }
  }
}
