import CLibEdit
import Glibc
import ReportText

/// Reads lines from a terminal by libedit: edited, recalled, pasted.
///
/// Only the thread that made it may use it, and there is one terminal: make one.
final class EditLineReader: LineReader {
  private let editor: OpaquePointer
  private let recalled: OpaquePointer
  private let file: HistoryFile?
  private var entries = HistoryEntries(limit: 0)
  private let context: EditLineContext
  private let paste: BracketedPaste

  /// Whether someone sits at the other end.
  let isInteractive = true

  /// Takes over the terminal on the standard streams; `nil` where libedit cannot serve it.
  init?(history file: HistoryFile?) {
    guard TerminalLocale.useUTF8(), let context = EditLineContext() else { return nil }
    guard let editor = editline_start("reportql") else { return nil }
    guard let recalled = history_init() else {
      el_end(editor)
      return nil
    }
    self.editor = editor
    self.recalled = recalled
    self.file = file
    self.context = context
    self.paste = BracketedPaste(terminal: getenv("TERM").map { String(cString: $0) } ?? "")
    Interruption.watch()
    configure()
    entries = file?.load() ?? HistoryEntries(limit: HistoryFile.Limits.entries)
    entries.entries.forEach(recall)
  }

  deinit {
    history_end(recalled)
    el_end(editor)
  }

  func read(_ prompt: Prompt) -> Input {
    var text = ""
    while true {
      context.prompt = text.isEmpty ? prompt : .continuation
      switch readLine() {
      case .text(let line):
        text += line
        guard paste.mayArriveUnmarked, StandardInput.hasWaitingInput else { return .text(text) }
        text += "\n"
      case .end where !text.isEmpty: return .text(text)
      case let other: return other
      }
    }
  }

  func read(_ prompt: Prompt, completing complete: @escaping Completer) -> Input {
    context.completer = complete
    defer { context.completer = nil }
    return read(prompt)
  }

  func remember(_ entry: String) {
    file?.append(entry)
    if entries.add(entry) {
      editline_history_clear(recalled)
      entries.entries.forEach(recall)
    } else {
      recall(entry)
    }
  }

  private func recall(_ entry: String) {
    _ = editline_history_add(recalled, entry)
  }

  private func readLine() -> Input {
    Interruption.clear()
    context.isInterrupted = false
    // libedit itself would do it only after the prompt, and leave what is typed in between to
    // the terminal, which knows no arrow keys.
    editline_prepare_terminal(editor)
    paste.begin()
    var count: Int32 = 0
    errno = 0
    let line = el_gets(editor, &count)
    let reason = errno
    paste.end()
    if let line, count > 0 { return input(line, count: Int(count)) }
    if context.isInterrupted || Interruption.isRequested || (count < 0 && reason == EINTR) {
      print("^C")
      el_reset(editor)
      return .interrupt
    }
    print("")
    return .end
  }

  /// The line without the line break that ended it.
  private func input(_ line: UnsafePointer<CChar>, count: Int) -> Input {
    var bytes = UnsafeRawBufferPointer(start: line, count: count)[...]
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if let text = String(validating: bytes, as: UTF8.self) { return .text(text) }
    return .unreadable(
      String(decoding: bytes, as: UTF8.self),
      problem: Wording(
        "the line is not UTF-8; its statement is left out",
        "这一行不是 UTF-8，略去这条语句"
      )
    )
  }

  private func print(_ text: String) {
    editline_flush()
    var writer = FileDescriptorWriter()
    try? writer.write(answer: text + "\n")
  }
}

/// How the editor is set up.
extension EditLineReader {
  private func configure() {
    editline_set_client_data(editor, Unmanaged.passUnretained(context).toOpaque())
    editline_set_prompt(editor) { editor in
      guard let data = editline_client_data(editor) else { return nil }
      return EditLineContext.at(data).promptBytes
    }
    editline_set_signals(editor, 1)
    editline_set_editor(editor, "emacs")
    el_source(editor, nil)
    drawWideCharactersAnew()
    editline_history_set_size(recalled, Int32(HistoryFile.Limits.entries))
    editline_set_history(editor, recalled)
    for (key, function) in Self.keys { editline_bind(editor, key, function) }
    takeInterruptionsAsKeys()
    paste.install(in: editor)
    context.pastesArriveUnmarked = paste.mayArriveUnmarked
    WordCompletion.install(in: editor)
  }

  /// Makes Ctrl-C a key like any other while a line is edited.
  ///
  /// As a signal it would be lost where it comes just before libedit waits for a key. The key
  /// first goes to the end of the line, so that the fresh prompt stands below all of it.
  private func takeInterruptionsAsKeys() {
    let name = "reportql-interrupt"
    editline_add_function(editor, name, "Drop the line") { editor, _ in
      if let data = editline_client_data(editor) { EditLineContext.at(data).isInterrupted = true }
      return UInt8(CC_EOF)
    }
    editline_release_interrupt(editor)
    editline_bind(editor, "\\e[900~", "ed-move-to-end")
    editline_bind(editor, "\\e[901~", name)
    editline_bind_keys(editor, "^C", "\\e[900~\\e[901~")
    editline_bind_alternative(editor, "^C", name)
  }

  /// Takes the terminal's insert and delete capabilities away from libedit, which counts
  /// characters where the terminal counts cells, and so loses the cursor before wide ones.
  private func drawWideCharactersAnew() {
    for name in ["ic", "IC", "im", "dc", "DC"] { editline_set_capability(editor, name, "") }
  }

  /// What people expect of these keys and libedit does not bind, or binds to something else.
  private static let keys = [
    ("^R", "em-inc-search-prev"),
    ("^W", "ed-delete-prev-word"),
    ("\\e[3~", "ed-delete-next-char"),
    ("\\e[1~", "ed-move-to-beg"),
    ("\\e[4~", "ed-move-to-end"),
    ("\\e[1;5D", "ed-prev-word"),
    ("\\e[1;5C", "em-next-word"),
  ]
}
