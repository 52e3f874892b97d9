/// Something to tell a person about a text: what, where, and what would help.
///
/// It carries finished sentences but no layout; ``DiagnosticRenderer`` draws it.
public struct Diagnostic: Error, Hashable, Sendable {
  /// How serious a diagnostic is.
  public enum Severity: String, Hashable, Sendable {
    /// Nothing was done because of it.
    case error
    /// Something was left out or may not be meant.
    case warning
    /// Worth knowing beside the answer.
    case note
  }

  /// How serious it is.
  public var severity: Severity
  /// What is wrong, in one line without the place.
  public var message: String
  /// Where it is; `nil` where it concerns no place in a text.
  public var span: SourceSpan?
  /// What is written behind the caret: mostly what was probably meant.
  public var label: String
  /// Further lines below: how to mend it.
  public var help: [String]

  /// Puts a diagnostic together.
  public init(
    _ severity: Severity,
    _ message: String,
    at span: SourceSpan? = nil,
    label: String = "",
    help: [String] = []
  ) {
    self.severity = severity
    self.message = message
    self.span = span
    self.label = label
    self.help = help
  }
}
