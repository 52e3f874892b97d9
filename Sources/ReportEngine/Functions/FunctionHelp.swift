/// A function, aggregate or window function as people are told of it.
public struct FunctionHelp: Hashable, Sendable {
  /// What functions are about.
  public enum Group: String, Hashable, Sendable, CaseIterable {
    /// Texts.
    case text
    /// Numbers and percents.
    case numbers
    /// Days.
    case dates
    /// Choices between values.
    case choices
    /// Other types.
    case conversion
    /// Many rows in one value.
    case aggregates
    /// Other rows seen from each row.
    case windows
  }

  /// What it is called.
  public var name: String
  /// How it is written, with names for its arguments.
  public var form: String
  /// What it is about.
  public var group: Group
  /// What it gives, in one line.
  public var meaning: String
  /// An expression that uses it; aggregates and windows speak of `facts`.
  public var example: String
  /// What the example gives, as text.
  public var result: String
}

/// All functions of the language.
public enum FunctionCatalog {
  /// What there is to know of every function, group by group.
  public static let all: [FunctionHelp] =
    scalars.filter { !$0.isOperator }.map(\.help) + CastHelp.all + AggregateHelp.all
    + WindowHelp.all

  /// The functions of one row.
  static let scalars: [ScalarFunction] =
    TextFunctions.all + PatternFunctions.all + NumberFunctions.all + DateFunctions.all
    + ChoiceFunctions.all

  /// The function of one row that has a name or another spelling of it, in folded form.
  static func scalar(named name: String) -> ScalarFunction? { byName[spellings[name] ?? name] }

  /// All names that a call can begin with.
  static let names: [String] = all.map(\.name)

  /// The names, a line for each group, for a message.
  static let listing: [String] = FunctionHelp.Group.allCases.compactMap { group in
    let names = all.filter { $0.group == group }.map { "`\($0.name)`" }
    return names.isEmpty ? nil : "\(group.rawValue): " + names.joined(separator: " ")
  }

  private static let byName = Dictionary(
    scalars.filter { !$0.isOperator }.map { ($0.name, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  /// What other dialects of SQL call functions that are here, too.
  private static let spellings = [
    "substring": "substr", "pow": "power", "ceiling": "ceil", "ifnull": "coalesce",
    "char_length": "length",
  ]
}

/// What there is to know of `cast`, which is syntax.
private enum CastHelp {
  static let all = [
    FunctionHelp(
      name: "cast",
      form: "cast(value as type)",
      group: .conversion,
      meaning: "the value as int, number, percent, text, date or bool; null with a note where a"
        + " text says none; fractions are cut",
      example: #"cast("96.67%" as percent)"#,
      result: "96.67%"
    )
  ]
}
