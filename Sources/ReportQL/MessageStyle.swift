import ReportCorpus
public import ReportText

/// How diagnostics are written: in which language, for people or for programs.
public struct MessageStyle: Hashable, Sendable {
  /// The forms of diagnostics.
  public enum Form: String, Hashable, Sendable, CaseIterable {
    /// Drawn, with the line they speak of and a caret below it.
    case text
    /// One JSON object a line.
    case json
  }

  /// The language to speak.
  public var language: Language
  /// The form of diagnostics.
  public var form: Form

  /// Puts a style together.
  public init(language: Language = .english, form: Form = .text) {
    self.language = language
    self.form = form
  }

  /// Diagnostics about a text, each line ended; empty where there are none.
  ///
  /// - Parameters:
  ///   - diagnostics: What is told.
  ///   - source: The text that it speaks of.
  ///   - statement: Which statement of a script it speaks of; JSON has it as `statement`.
  /// - Returns: The text.
  public func text(
    of diagnostics: [Diagnostic],
    in source: SourceText,
    statement: Int? = nil
  ) -> String {
    switch form {
    case .text:
      let renderer = DiagnosticRenderer(source, in: language)
      return diagnostics.map { renderer.render($0) + "\n" }.joined()
    case .json:
      let places = PlaceTable(source)
      return diagnostics.map { json($0, source, places, statement) + "\n" }.joined()
    }
  }

  /// A diagnostic that concerns no place in a text, its last line ended.
  public func text(of diagnostic: Diagnostic, statement: Int? = nil) -> String {
    text(of: [diagnostic], in: SourceText(name: "", ""), statement: statement)
  }

  /// One object: what, in words and by a code that stays the same; where, by line and column and
  /// by code points; and what would help.
  private func json(
    _ told: Diagnostic,
    _ source: SourceText,
    _ places: PlaceTable,
    _ statement: Int?
  ) -> String {
    var members: [(name: String, value: String)] = [
      ("severity", quoted(told.severity.rawValue)),
      ("code", quoted(told.code)),
      ("message", quoted(told.message[language])),
      ("help", told.label.isEmpty ? "null" : quoted(told.label[language])),
      ("notes", "[" + told.help.map { quoted($0[language]) }.joined(separator: ",") + "]"),
    ]
    if let statement { members.append(("statement", String(statement))) }
    if let span = told.span {
      let (start, end) = (places.place(at: span.start), places.place(at: span.end))
      members += [
        ("file", quoted(source.name)),
        ("line", String(start.line)), ("column", String(start.column)),
        ("end", "{\"line\":\(end.line),\"column\":\(end.column)}"),
        (
          "span",
          "[\(places.codePointOffset(at: span.start)),\(places.codePointOffset(at: span.end))]"
        ),
      ]
    }
    return "{" + members.map { "\"\($0.name)\":\($0.value)" }.joined(separator: ",") + "}"
  }

  private func quoted(_ text: String) -> String { NDJSONFormat.quoted(text) }
}
