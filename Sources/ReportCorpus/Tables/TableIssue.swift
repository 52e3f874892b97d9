public import ReportText

/// What is wrong with a file that was to be read as a table.
///
/// The enum knows, `TableIssue+Wording.swift` says it.
public struct TableIssue: Error, Hashable, Sendable {
  /// What is wrong.
  public var kind: Kind
  /// Where in the file.
  public var span: SourceSpan

  /// Puts an issue together.
  public init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// The kinds of what can be wrong.
  public enum Kind: Hashable, Sendable {
    /// There is no line that names the columns.
    case noHeader
    /// A file of JSON without any object.
    case noObject
    /// A column without a name, counted from 1.
    case unnamedColumn(Int)
    /// Two columns of one name.
    case columnTwice(String)
    /// A row with more or fewer fields than there are columns.
    case fieldCount(found: Int, wanted: Int)
    /// A quote that is not closed; the place is the opening one.
    case unclosedQuote
    /// Something between a closing quote and the end of the field.
    case behindQuote
    /// A line that holds no JSON object.
    case noJSONObject
    /// Something else was expected within a JSON object.
    case badJSON(wanted: String)
    /// A text in JSON with an escape or a character that cannot stand there.
    case badJSONText
    /// The rest of the line behind a JSON object.
    case behindObject
    /// Objects nested too deep.
    case nestedTooDeep(limit: Int)
  }
}

/// Why a text was not read as a table: what is wrong and the text itself.
public struct TableFailure: Error, Sendable {
  /// What is wrong.
  public var issue: TableIssue
  /// The text that the place is in.
  public var source: SourceText
}
