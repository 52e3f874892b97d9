public import ReportText

/// Why a query gave no answer: everything that is wrong with it, at its places.
public struct QueryFailure: Error, Sendable, CustomStringConvertible {
  /// What is wrong, in the order of the text.
  public var diagnostics: [Diagnostic]
  /// The text that the places are in.
  public var source: SourceText

  /// The full diagnostics as a person sees them, in English.
  public var description: String { drawn() }

  /// The full diagnostics as a person sees them.
  ///
  /// - Parameter language: The language to speak.
  /// - Returns: The text; no line break at the end.
  public func drawn(in language: Language = .english) -> String {
    let renderer = DiagnosticRenderer(source, in: language)
    return diagnostics.map { renderer.render($0) }.joined(separator: "\n")
  }
}
