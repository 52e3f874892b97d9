import ReportCorpus
import ReportText

/// A function of values of one row.
public struct ScalarFunction: Sendable {
  /// What an argument must be.
  enum Parameter: Sendable {
    /// Anything.
    case any
    /// A text.
    case text
    /// A regular expression, written as text.
    case pattern
    /// A whole number.
    case int
    /// A number or percent.
    case number
    /// A day.
    case date
    /// Of one type with the others of this kind.
    case common
  }

  /// What type the values are of.
  enum Result: Sendable {
    /// Always the same.
    case type(ColumnType)
    /// That of the first argument.
    case first
    /// That of the arguments that must have one in common.
    case common
  }

  /// How the values are computed; null arguments come only to functions that see nulls.
  typealias Body =
    @Sendable (_ arguments: [Value], _ context: EvaluationContext) throws(FunctionFailure) -> Value

  /// What the function is called.
  public let name: String
  /// For whom the function is there.
  public let help: FunctionHelp
  let parameters: [Parameter]
  /// How many of the last parameters may be left out.
  let optional: Int
  /// Whether the last parameter may come again and again.
  let repeats: Bool
  let result: Result
  /// Whether null arguments are looked at; else one of them makes the value null.
  let seesNulls: Bool
  /// Whether the name is an operator that stands between its two arguments.
  let isOperator: Bool
  let body: Body

  init(
    _ form: String,
    _ group: FunctionHelp.Group,
    _ parameters: [Parameter],
    optional: Int = 0,
    repeats: Bool = false,
    _ result: Result,
    seesNulls: Bool = false,
    isOperator: Bool = false,
    help: Wording,
    example: String,
    gives: String,
    _ body: @escaping Body
  ) {
    let name = isOperator ? form : String(form.prefix { $0 != "(" })
    self.name = name
    self.help = FunctionHelp(
      name: name,
      form: form,
      group: group,
      meaning: help,
      example: example,
      result: gives
    )
    self.parameters = parameters
    self.optional = optional
    self.repeats = repeats
    self.result = result
    self.seesNulls = seesNulls
    self.isOperator = isOperator
    self.body = body
  }

  /// What an argument at a position must be.
  func parameter(at index: Int) -> Parameter { parameters[min(index, parameters.count - 1)] }

  /// Whether so many arguments are right.
  func takes(_ count: Int) -> Bool {
    count >= parameters.count - optional && (repeats || count <= parameters.count)
  }

  /// How many arguments are right, in words.
  var wantedCount: Wording {
    let least = parameters.count - optional
    if repeats { return Wording("at least ", "至少") + ArgumentCount.words(least) }
    if optional == 0 { return ArgumentCount.words(least) }
    return ArgumentCount.words(least, to: parameters.count)
  }
}

/// Two functions are equal where they have one name.
extension ScalarFunction: Hashable {
  /// Compares the names.
  public static func == (left: ScalarFunction, right: ScalarFunction) -> Bool {
    left.name == right.name
  }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A number of arguments in words.
enum ArgumentCount {
  static func words(_ count: Int) -> Wording {
    switch count {
    case 0: Wording("no argument", "零个参数")
    case 1: Wording("one argument", "一个参数")
    default: Wording("\(count) arguments", "\(count) 个参数")
    }
  }

  static func words(_ least: Int, to most: Int) -> Wording {
    Wording(
      "\(least) \(most == least + 1 ? "or" : "to") \(most) arguments",
      "\(least) \(most == least + 1 ? "或" : "至") \(most) 个参数"
    )
  }
}

/// Why a function has no value.
enum FunctionFailure: Error {
  /// A whole number beyond 64 bits.
  case overflow
  /// A day outside the years 1 to 9999.
  case leavesCalendar
  /// A text that is no regular expression.
  case badPattern(PatternError)
  /// A replacement that names a group which the pattern does not have.
  case badReplacement(String)

  /// The failure of a function as an issue at its place.
  func issue(of function: String, at span: SourceSpan) -> EngineIssue {
    switch self {
    case .overflow: EngineIssue(.integerOverflow(operation: function), at: span)
    case .leavesCalendar: EngineIssue(.leavesCalendar(operation: function), at: span)
    case .badPattern(let error): EngineIssue(.badPattern(error), at: span)
    case .badReplacement(let text): EngineIssue(.badReplacement(text), at: span)
    }
  }
}
