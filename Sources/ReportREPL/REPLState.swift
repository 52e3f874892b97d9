public import ReportQL
import ReportText

/// What the shell remembers between two lines: it decides what a line means, and touches no
/// terminal, file or clock.
///
///     var state = REPLState(source: .terminal) { !$0.hasSuffix(",") }
///     state.step(.text("select agency,"))  // []
///     state.step(.text("rate;"))           // [.remember(…), .run("select agency,\nrate;", …)]
public struct REPLState: Sendable {
  /// Where the lines come from, which decides how a statement ends.
  public enum Source: Hashable, Sendable {
    /// A whole line runs at once; else input goes on to `;` or an empty line.
    case terminal
    /// Statements end at `;` or at the end of the input.
    case pipe
  }

  /// Where the lines come from.
  public let source: Source
  /// The form of the answers; `.mode` sets it.
  public private(set) var mode: OutputFormat
  /// The statement that was begun and has not ended.
  private(set) var pending = PendingStatement()

  /// The language of what is said, and the form of diagnostics.
  private let style: MessageStyle
  private let isComplete: @Sendable (String) -> Bool
  /// The number of the last line read, counted from 1.
  private var line = 0
  /// Everything typed since the last fresh prompt: one entry of the history.
  private var entry: [String] = []

  /// A state at a fresh prompt.
  ///
  /// - Parameters:
  ///   - source: Where the lines come from.
  ///   - mode: The form of the answers to begin with.
  ///   - style: The language of what is said, and the form of diagnostics.
  ///   - isComplete: Says of some text whether it needs no further line. It answers false only
  ///     where more text could mend it: inside an open quote or parenthesis, or where an
  ///     operand is wanted. Text with a mistake that more text cannot mend is complete.
  public init(
    source: Source,
    mode: OutputFormat = .table,
    style: MessageStyle = MessageStyle(),
    isComplete: @escaping @Sendable (String) -> Bool
  ) {
    self.source = source
    self.mode = mode
    self.style = style
    self.isComplete = isComplete
  }

  /// The prompt to read the next line with.
  public var prompt: Prompt { pending.isEmpty ? .statement : .continuation }

  /// What the word can become that ends at a place of the next line.
  ///
  /// - Parameters:
  ///   - text: The line before the place.
  ///   - rest: The line behind it.
  ///   - complete: Says it of statements.
  /// - Returns: The word and what fits it.
  public func completion(
    before text: String,
    after rest: String,
    asking complete: Completer
  ) -> Completion {
    if !pending.isEmpty { return complete(pending.text + "\n" + text, rest) }
    if DotCommand.isWritten(in: text) { return DotCommand.completion(of: text, asking: complete) }
    return complete(text, rest)
  }

  /// Decides what an input means.
  public mutating func step(_ input: Input) -> [Effect] {
    switch input {
    case .text(let text):
      return take(text)
    case .unreadable(let text, let problem):
      pending.spoil()
      let told = Diagnostic(.error, "unreadableInput", problem)
      return [.complain(String(style.text(of: told).dropLast()))] + take(text)
    case .interrupt:
      pending.clear()
      entry = []
      return []
    case .end:
      let rest = source == .pipe ? finish() : []
      pending.clear()
      return rest + [.leave]
    }
  }

  private mutating func take(_ text: String) -> [Effect] {
    let isFresh = pending.isEmpty
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    entry.append(text)
    var effects: [Effect] = []
    for (index, next) in lines.enumerated() {
      line += 1
      effects += takeLine(next, isAlone: lines.count == 1)
      if effects.last == .leave || index + 1 == lines.count { break }
    }
    if source == .terminal, isFresh, !pending.isEmpty, isComplete(pending.text) {
      effects += finish()
    }
    return remembered(before: effects)
  }

  /// Takes one line; an empty one ends a statement only where it was typed by itself, since a
  /// paste means what the same text means in a file.
  private mutating func takeLine(_ next: String, isAlone: Bool) -> [Effect] {
    if pending.isEmpty {
      if DotCommand.isWritten(in: next) { return obey(next) }
      if source == .terminal, isAlone, let word = Self.bareCommand(next) { return obey(word) }
      if PendingStatement.saysNothing(next) {
        pending.forgive()
        return []
      }
    } else if source == .terminal, isAlone, PendingStatement.isBlank(next) {
      return finish()
    }
    pending.append(next, line: line)
    return pending.hasEnded(isComplete) ? finish() : []
  }

  /// Puts what was typed into the history in front of what it does, once nothing is pending.
  private mutating func remembered(before effects: [Effect]) -> [Effect] {
    guard pending.isEmpty else { return effects }
    defer { entry = [] }
    guard source == .terminal else { return effects }
    let typed = PendingStatement.trimmed(entry.joined(separator: "\n"))
    return typed.isEmpty ? effects : [.remember(typed)] + effects
  }

  private mutating func finish() -> [Effect] {
    defer { pending.clear() }
    guard !pending.isEmpty, !pending.isSpoiled else { return [] }
    // At a terminal every statement is numbered from its own first line, as it is seen.
    let firstLine = source == .pipe ? pending.firstLine : 1
    return [.run(pending.text, firstLine: firstLine, mode: mode)]
  }

  private mutating func obey(_ line: String) -> [Effect] {
    defer { pending.forgive() }
    if pending.isSpoiled { return [] }
    do throws(DotCommandIssue) {
      switch try DotCommand(line) {
      case .help(let name):
        return [.show((name?.explanation ?? DotCommand.Name.overview)[style.language])]
      case .open(let paths): return [.open(paths)]
      case .schema(let relation): return [.schema(relation: relation)]
      case .why(let row): return [.why(row: row)]
      case .mode(let chosen?):
        mode = chosen
        return []
      case .mode(nil): return [.show(mode.rawValue)]
      case .quit: return [.leave]
      }
    } catch {
      return [.complain(error.drawn(as: style))]
    }
  }

  /// The command that a newcomer means by a word alone, which is no statement.
  private static func bareCommand(_ line: String) -> String? {
    let word = PendingStatement.trimmed(line).lowercased()
    return ["help", "quit", "exit"].contains(word) ? ".\(word)" : nil
  }
}
