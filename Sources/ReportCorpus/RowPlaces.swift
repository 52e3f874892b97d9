import ReportText

/// Where the rows of a relation stand in reports.
public enum RowPlaces: Sendable {
  /// Nowhere.
  case none
  /// One place a row.
  case list([RowPlace])
  /// Where columns of the relation say.
  case characters(CharacterPlaces)

  /// How many rows have a place.
  public var count: Int {
    switch self {
    case .none: 0
    case .list(let places): places.count
    case .characters(let places): places.count
    }
  }

  /// The place of a row.
  ///
  /// Complexity: linear in the length of the report.
  public subscript(row: Int) -> RowPlace {
    switch self {
    case .none: preconditionFailure("rows that stand nowhere have no place")
    case .list(let places): return places[row]
    case .characters(let places): return places[row]
    }
  }
}

/// The places of rows that are known by their first and last characters.
public final class CharacterPlaces: Sendable {
  /// What around a row is shown with it.
  enum Context {
    /// Nothing.
    case none
    /// Nothing behind the first line of the row, which is where it stands.
    case firstLine
    /// The sentence that the row stands in.
    case sentence(CharacterPlaces)
  }

  let rows: RowRuns
  private let starts: CodedColumn
  private let ends: CodedColumn
  private let context: Context
  private let texts: ReportTexts

  /// Puts places together.
  ///
  /// - Parameters:
  ///   - rows: The rows of every report.
  ///   - starts: The character that each row begins with, counted from 0 in its report.
  ///   - ends: The character behind its last.
  ///   - context: What around it is shown with it.
  ///   - texts: The reports.
  /// - Precondition: Both columns are of whole numbers without nulls.
  init(
    _ rows: RowRuns,
    from starts: CodedColumn,
    to ends: CodedColumn,
    in context: Context,
    of texts: ReportTexts
  ) {
    (self.rows, self.starts, self.ends) = (rows, starts, ends)
    (self.context, self.texts) = (context, texts)
  }

  /// How many rows there are.
  var count: Int { rows.count }

  fileprivate subscript(row: Int) -> RowPlace {
    let report = rows.report(at: row)
    var span = texts.span(ofCharacters: characters(of: row), in: report)
    var around = span
    switch context {
    case .none: break
    case .firstLine:
      span = SourceSpan(span.start, endOfLine(span, in: report))
      around = span
    case .sentence(let sentences):
      let first = characters(of: row).lowerBound
      if let sentence = sentences.row(around: first, ofReport: report) {
        around = texts.span(ofCharacters: sentences.characters(of: sentence), in: report)
      }
    }
    return RowPlace(report: report, span: span, context: around)
  }

  /// A row's first character as `file:line:column`.
  func source(of row: Int) -> String {
    let first = starts.wholeNumber(of: row)
    return texts.source(ofCharacter: first, in: rows.report(at: row))
  }

  private func characters(of row: Int) -> Range<Int> {
    starts.wholeNumber(of: row)..<ends.wholeNumber(of: row)
  }

  /// The row of a report that a character stands in, rows being in order.
  private func row(around character: Int, ofReport report: Int) -> Int? {
    let rows = rows.rows(ofReport: report)
    var (low, high) = (rows.lowerBound, rows.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if starts.wholeNumber(of: middle) <= character { low = middle + 1 } else { high = middle }
    }
    guard low > rows.lowerBound, character < ends.wholeNumber(of: low - 1) else { return nil }
    return low - 1
  }

  /// Where the first line of a span ends, its line break left out.
  private func endOfLine(_ span: SourceSpan, in report: Int) -> Int {
    let bytes = texts[report].bytes
    guard let end = bytes[span.range].firstIndex(of: UInt8(ascii: "\n")) else { return span.end }
    let isCarriageReturn = end > span.start && bytes[end - 1] == UInt8(ascii: "\r")
    return isCarriageReturn ? end - 1 : end
  }
}

extension CodedColumn {
  /// The whole number of a row that has one.
  fileprivate func wholeNumber(of row: Int) -> Int {
    guard case .ints(let base, _) = domain else { preconditionFailure("a column of whole numbers") }
    return Int(base) + Int(codes[row])
  }
}
