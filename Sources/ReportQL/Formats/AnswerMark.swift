import ReportCorpus

/// The object in front of each answer that tells programs where the rows of the next one begin.
///
///     {"statement":2,"line":5,"columns":["agency","rate"],"types":["text","percent"],"rows":3}
///     {"statement":3,"line":6,"error":"unknownColumn"}
enum AnswerMark {
  /// The mark of an outcome as a line of JSON, the line ended.
  ///
  /// Behind it stand as many lines as `rows` says; what a row holds cannot be taken for a mark.
  static func line(of outcome: StatementOutcome, at place: StatementPlace) -> String {
    var members = ["\"statement\":\(place.number)", "\"line\":\(place.line)"]
    if let table = outcome.table {
      let names = NDJSONFormat.uniqueNames(table.columns.map(\.name))
      let types = table.columns.map(\.type.rawValue)
      members += [
        "\"columns\":" + list(names), "\"types\":" + list(types), "\"rows\":\(table.rowCount)",
      ]
    } else if case .failure(let failure) = outcome {
      let first = failure.diagnostics.first { $0.severity == .error } ?? failure.diagnostics.first
      members.append("\"error\":" + (first.map { NDJSONFormat.quoted($0.code) } ?? "null"))
    }
    return "{" + members.joined(separator: ",") + "}\n"
  }

  private static func list(_ texts: [String]) -> String {
    "[" + texts.map(NDJSONFormat.quoted).joined(separator: ",") + "]"
  }
}

extension StatementOutcome {
  /// What the statement gave as rows; `nil` where it failed.
  var table: ResultTable? {
    switch self {
    case .rows(let result):
      ResultTable(columns: result.columns, rowCount: result.rowCount, data: result.data)
    case .plan(let lines): ResultTable(["plan"], lines.map { [$0] })
    case .listing(let listing): ResultTable(listing.columns, listing.rows)
    case .citations(let citations):
      ResultTable(
        ["report", "source", "marked", "sentence"],
        citations.map { [$0.report, $0.source, $0.marked, $0.before + $0.marked + $0.after] }
      )
    case .nothing: ResultTable([], [])
    case .failure: nil
    }
  }
}
