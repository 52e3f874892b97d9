import ReportCorpus
public import ReportText

extension QueryNote {
  /// How the note is told to a person.
  public var diagnostic: Diagnostic {
    switch kind {
    case .textLikeColumn(let text, let column):
      Diagnostic(
        .note,
        "quotes make text: \"\(text)\" is not the column `\(column)`",
        at: span,
        label: "write \(text) without quotes for the column"
      )
    case .divisionByZero: Diagnostic(.note, "a division by zero gave null", at: span)
    case .failedConversion(let text, let type):
      Diagnostic(.note, "\"\(text)\" is no \(type.rawValue), and so gave null", at: span)
    case .mixture(let mixture):
      Diagnostic(
        .note,
        mixture.message,
        at: span,
        label: mixture.label,
        help: mixture.help
      )
    }
  }
}

extension Mixture {
  private var isOfSharesOnly: Bool { dimensions.allSatisfy { $0.column == "metric" } }
  private var isOfOneColumn: Bool { dimensions.count == 1 && shares == 0 }

  fileprivate var message: String {
    let aggregates = texts.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
    let isPlural = texts.count > 1
    if isOfSharesOnly {
      return purpose == .sum
        ? "\(aggregates) \(isPlural ? "add" : "adds") up \(shares) shares\(place)"
        : "\(aggregates) \(isPlural ? "weigh" : "weighs") \(shares) shares all alike\(place)"
    }
    let verb = isPlural ? "mix" : "mixes"
    let verbOfCells = isPlural ? "put side by side" : "puts side by side"
    let mixes = "\(aggregates) \(purpose == .cells ? verbOfCells : verb)"
    return isOfOneColumn
      ? "\(mixes) \(dimensions[0].counted)\(place): \(dimensions[0].listed)"
      : "\(mixes) what does not belong together\(place)"
  }

  private var place: String {
    if groups == 1 { return "" }
    let noun = purpose == .cells ? "row" : "group"
    return mixedGroups == groups
      ? " in every \(noun)" : " in \(mixedGroups) of \(groups) \(noun)s"
  }

  fileprivate var label: String {
    if isOfSharesOnly { return weighing }
    if isOfOneColumn { return dimensions[0].separation(purpose) + " keeps them apart" }
    return dimensions.map(\.counted).joined(separator: ", ")
  }

  fileprivate var help: [String] {
    if isOfOneColumn { return [] }
    let separations = dimensions.map { "\($0.name): \($0.listed); \($0.separation(purpose))" }
    return separations + (isOfSharesOnly || shares == 0 ? [] : [weighing])
  }

  private var weighing: String {
    "weigh them by what they are shares of, `sum(\(measure) * n) / sum(n)`, or take "
      + "`median(\(measure))`"
  }
}

extension Mixture.Dimension {
  /// So many values are told of one column.
  private static let mostValues = 4

  /// How many values there are.
  fileprivate var counted: String { "\(counts.count) \(column)s" }

  /// The values with the most rows.
  fileprivate var listed: String {
    let shown = sorted.prefix(Self.mostValues).map { value, count in
      "\(value == .null ? "null" : value == .text("") ? "\"\"" : value.plainText) \(count)"
    }
    let more = counts.count - shown.count
    return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// What keeps the values apart.
  fileprivate func separation(_ purpose: MixtureWatch.Purpose) -> String {
    let grouping = purpose == .cells ? "`\(name)` in the select list" : "`group by \(name)`"
    let within = isHidden ? "select `\(name)` within, then " : ""
    // Where every value stands once, none of them is the one that is meant.
    if usual == nil, counts.count > 2, counts.values.allSatisfy({ $0 == 1 }) {
      return within + grouping
    }
    return "\(within)`where \(condition)` or \(grouping)"
  }
}
