public import ReportQL
import Glibc
import ReportText

/// The loop that carries lines to the state, and what it decides to the backend.
///
///     var shell = Shell(reader: StandardInput.reader(), backend: backend) { isComplete($0) }
///     let status: Int32 = shell.run(banner: "5 reports; .help for help") ? 0 : 1
public struct Shell<Backend: ShellBackend> {
  private var state: REPLState
  private let style: MessageStyle
  private var reader: any LineReader
  private var writer: any ShellWriter
  /// What answers the requests.
  public private(set) var backend: Backend
  private var somethingFailed = false
  private var isLeaving = false

  /// Puts a shell together; it does nothing yet.
  ///
  /// - Parameters:
  ///   - reader: Where lines come from; whether it is interactive decides how statements end.
  ///   - backend: What answers the requests.
  ///   - writer: Where answers and messages go.
  ///   - mode: The form of the answers to begin with.
  ///   - style: The language of what is said, and the form of diagnostics.
  ///   - isComplete: As in ``REPLState``.
  public init(
    reader: any LineReader,
    backend: Backend,
    writer: any ShellWriter = FileDescriptorWriter(),
    mode: OutputFormat = .table,
    style: MessageStyle = MessageStyle(),
    isComplete: @escaping @Sendable (String) -> Bool
  ) {
    self.state = REPLState(
      source: reader.isInteractive ? .terminal : .pipe,
      mode: mode,
      style: style,
      isComplete: isComplete
    )
    self.style = style
    self.reader = reader
    self.backend = backend
    self.writer = writer
  }

  /// Reads and runs until there is no more input.
  ///
  /// - Parameter banner: A line to greet with, where someone sits at the other end.
  /// - Returns: Whether all went well. At a terminal it always did: whoever typed saw the
  ///   messages.
  public mutating func run(banner: String = "") -> Bool {
    if reader.isInteractive { show(banner) }
    while !isLeaving {
      let input = reader.read(state.prompt, completing: completer)
      for effect in state.step(input) where !isLeaving {
        perform(effect)
      }
    }
    return reader.isInteractive || !somethingFailed
  }

  /// What completes words in the next line: it knows the lines before.
  private var completer: Completer {
    { [state, backend] before, after in
      state.completion(before: before, after: after) { backend.completion(before: $0, after: $1) }
    }
  }

  private mutating func perform(_ effect: Effect) {
    Interruption.clear()
    switch effect {
    case .run(let statements, let firstLine, let mode):
      report(backend.run(statements, firstLine: firstLine, mode: mode))
    case .open(let paths): report(backend.open(paths.map(HomeFolder.expand)))
    case .schema(let relation): report(backend.schema(of: relation))
    case .why(let row): report(backend.why(row: row))
    case .show(let text): show(text)
    case .complain(let message): report(ShellAnswer(messages: message, failed: true))
    case .remember(let entry): reader.remember(entry)
    case .leave: isLeaving = true
    }
  }

  /// Writes the output before what is to be said of it.
  private mutating func report(_ answer: ShellAnswer) {
    if answer.failed { somethingFailed = true }
    show(answer.output)
    if !answer.messages.isEmpty { writer.write(message: Self.ended(answer.messages)) }
  }

  private mutating func show(_ text: String) {
    if text.isEmpty { return }
    do throws(WriteFailure) {
      try writer.write(answer: Self.ended(text))
    } catch {
      isLeaving = true
      guard case .refused(let number) = error else { return }
      somethingFailed = true
      let reason = String(cString: strerror(number))
      let told = Diagnostic(
        .error,
        "unwritableAnswer",
        Wording("cannot write the answer: \(reason)", "无法写出答案：`\(reason)`")
      )
      writer.write(message: style.text(of: told))
    }
  }

  /// A text whose last line is ended.
  private static func ended(_ text: String) -> String {
    text.utf8.last == UInt8(ascii: "\n") ? text : text + "\n"
  }
}
