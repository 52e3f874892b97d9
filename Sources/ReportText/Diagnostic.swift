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
  /// The name of what it tells, which stays the same when its wording changes; for programs.
  public var code: String
  /// What is wrong, in one line without the place.
  public var message: Wording
  /// Where it is; `nil` where it concerns no place in a text.
  public var span: SourceSpan?
  /// What is written behind the caret: mostly what was probably meant.
  public var label: Wording
  /// Further lines below: how to mend it.
  public var help: [Wording]

  /// Puts a diagnostic together.
  public init(
    _ severity: Severity,
    _ code: String,
    _ message: Wording,
    at span: SourceSpan? = nil,
    label: Wording = .nothing,
    help: [Wording] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.label = label
    self.help = help
  }
}

extension Diagnostic.Severity {
  /// The word that a drawn diagnostic begins with.
  public var word: Wording {
    switch self {
    case .error: Wording("error", "错误")
    case .warning: Wording("warning", "警告")
    case .note: Wording("note", "注意")
    }
  }
}
