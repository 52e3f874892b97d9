public import ReportText

/// Why a query gave no answer: everything that is wrong with it, at its places.
public struct QueryFailure: Error, Sendable, CustomStringConvertible {
  /// What is wrong, in the order of the text.
  public var diagnostics: [Diagnostic]
  /// The text that the places are in.
  public var source: SourceText

  /// The full diagnostics as a person sees them.
  public var description: String { source.drawn(diagnostics) }
}

extension SourceText {
  /// Diagnostics drawn one below the other.
  func drawn(_ diagnostics: [Diagnostic]) -> String {
    let renderer = DiagnosticRenderer(self)
    return diagnostics.map { renderer.render($0) }.joined(separator: "\n")
  }
}
