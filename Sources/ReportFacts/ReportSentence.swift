public import ReportText

/// One sentence of a report.
public struct ReportSentence: Sendable {
  /// The index of the innermost section it stands in, in ``ReportExtraction/sections``.
  public var section: Int
  /// Where it stands in the file.
  public var span: SourceSpan
  private var words: Words

  /// Most sentences of most reports are never asked for their text, so that it is put together when
  /// one is.
  private enum Words: Sendable {
    case given(String)
    case standing(in: LogicalText, SourceSpan)
  }

  /// Puts a sentence together.
  public init(text: String, section: Int, span: SourceSpan) {
    self.section = section
    self.span = span
    words = .given(text)
  }

  /// The sentence that stands at a place of a report.
  init(in document: LogicalText, section: Int, span: SourceSpan) {
    self.section = section
    self.span = span
    words = .standing(in: document, span)
  }

  /// The sentence with wrapped lines joined.
  ///
  /// Complexity: linear in the length of the sentence.
  public var text: String {
    get {
      switch words {
      case .given(let text): text
      case .standing(in: let document, let span): document.unwrapped(span)
      }
    }
    set { words = .given(newValue) }
  }
}

extension ReportSentence: Hashable {
  /// Whether two sentences say the same at the same place.
  public static func == (left: Self, right: Self) -> Bool {
    left.section == right.section && left.span == right.span && left.text == right.text
  }

  /// Hashes what the sentence says, and where.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(section)
    hasher.combine(span)
    hasher.combine(text)
  }
}
