/// Kinds of files that are told by their first bytes and hold no plain text.
public enum FileSignature: String, Hashable, Sendable, CaseIterable {
  /// Portable Document Format.
  case pdf
  /// A ZIP archive, which `.docx`, `.xlsx` and `.ofd` are too.
  case zip
  /// The files of Word, Excel and WPS before 2007.
  case oldOffice
  /// Rich Text Format.
  case richText
  /// A PNG image.
  case png
  /// A JPEG image.
  case jpeg
  /// A gzip archive.
  case gzip

  /// The kind of a file that starts with these bytes.
  public init?(of bytes: [UInt8]) {
    guard let kind = Self.allCases.first(where: { bytes.starts(with: $0.firstBytes) }) else {
      return nil
    }
    self = kind
  }

  /// What messages call it.
  public var name: String {
    switch self {
    case .pdf: "a PDF (.pdf)"
    case .zip: "a ZIP archive or a Word document (.docx)"
    case .oldOffice: "an old Word or Excel document (.doc, .xls)"
    case .richText: "Rich Text (.rtf)"
    case .png: "a PNG image"
    case .jpeg: "a JPEG image"
    case .gzip: "a gzip archive"
    }
  }

  private var firstBytes: [UInt8] {
    switch self {
    case .pdf: Array("%PDF-".utf8)
    case .zip: [0x50, 0x4B, 0x03, 0x04]
    case .oldOffice: [0xD0, 0xCF, 0x11, 0xE0]
    case .richText: Array("{\\rtf".utf8)
    case .png: [0x89, 0x50, 0x4E, 0x47]
    case .jpeg: [0xFF, 0xD8, 0xFF]
    case .gzip: [0x1F, 0x8B, 0x08]
    }
  }
}
