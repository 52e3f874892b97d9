import CLibEdit
import Glibc
import ReportQL

/// Completes the word before the cursor when the tabulator key is pressed.
struct WordCompletion {
  private static let functionName = "reportql-complete"

  /// What the key does to a line.
  enum Step: Hashable {
    /// Nothing fits.
    case refuse
    /// Put a text in the place of the last characters before the cursor.
    case replace(count: Int, with: String)
    /// Show what fits.
    case list([String])
  }

  /// Decides what to do where some words fit.
  ///
  /// What all of them share is written out; where that is no more than was typed, they are shown.
  static func step(for completion: Completion) -> Step {
    let typed = completion.word.unicodeScalars.count
    let common = completion.commonBeginning
    if completion.candidates.isEmpty { return .refuse }
    if completion.candidates.count == 1 || common.unicodeScalars.count > typed {
      return common == completion.word ? .refuse : .replace(count: typed, with: common)
    }
    return .list(completion.candidates)
  }

  /// Lets the editor complete words.
  static func install(in editor: OpaquePointer) {
    editline_add_function(editor, functionName, "Complete the word") { editor, _ in
      guard let editor, let data = editline_client_data(editor) else { return UInt8(CC_ERROR) }
      return WordCompletion.complete(in: editor, EditLineContext.at(data))
    }
    editline_bind(editor, "^I", functionName)
  }

  private static func complete(in editor: OpaquePointer, _ context: EditLineContext) -> UInt8 {
    // A paste that the terminal did not mark may hold tabulators.
    if context.pastesArriveUnmarked, StandardInput.hasWaitingInput {
      return UInt8(el_insertstr(editor, "\t") == 0 ? CC_REFRESH : CC_ERROR)
    }
    guard let line = el_line(editor)?.pointee, let complete = context.completer else {
      return UInt8(CC_ERROR)
    }
    let before = text(from: line.buffer, to: line.cursor)
    let after = text(from: line.cursor, to: line.lastchar)
    switch step(for: complete(before, after)) {
    case .refuse: return UInt8(CC_ERROR)
    case .replace(let count, let replacement):
      el_deletestr(editor, Int32(count))
      return UInt8(el_insertstr(editor, replacement) == 0 ? CC_REFRESH : CC_ERROR)
    case .list(let words):
      editline_flush()
      var writer = FileDescriptorWriter()
      try? writer.write(answer: "\n" + CandidateList.text(words, width: terminalWidth))
      return UInt8(CC_REDISPLAY)
    }
  }

  private static func text(from start: UnsafePointer<CChar>, to end: UnsafePointer<CChar>) -> String
  {
    String(decoding: UnsafeRawBufferPointer(start: start, count: end - start), as: UTF8.self)
  }

  /// How many cells a line of the terminal takes.
  private static var terminalWidth: Int {
    var size = winsize()
    let usual = 80
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return usual }
    return Int(size.ws_col)
  }
}
