import Glibc
import ReportText

/// Reads lines from a pipe or a file, without prompt, history or editing.
///
/// Lines may have any length and end with LF or CR LF; a byte order mark in front is dropped.
public struct PipedLineReader: LineReader, Sendable {
  private let descriptor: Int32
  private let prompts: Bool
  private var buffer: [UInt8] = []
  /// Where the next line begins in `buffer`.
  private var start = 0
  private var lineNumber = 0
  private var hasEnded = false

  private static let chunkSize = 1 << 16

  /// A reader of standard input, or of another descriptor, which stays open.
  public init(descriptor: Int32 = 0) {
    self.init(descriptor: descriptor, prompts: false)
  }

  /// A reader that writes prompts, for a terminal on which lines cannot be edited.
  init(descriptor: Int32, prompts: Bool) {
    self.descriptor = descriptor
    self.prompts = prompts
  }

  /// Whether prompts are written.
  public var isInteractive: Bool { prompts }

  /// Keeps nothing.
  public mutating func remember(_ entry: String) {}

  /// Reads the next line.
  ///
  /// Complexity: linear in the length of the line.
  public mutating func read(_ prompt: Prompt) -> Input {
    if prompts {
      var writer = FileDescriptorWriter()
      try? writer.write(answer: prompt.text)
    }
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return input(buffer[start..<end])
      }
      if hasEnded {
        if start == buffer.count { return .end }
        defer { start = buffer.count }
        return input(buffer[start...])
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      if let failure = fill() { return failure }
    }
  }

  /// Reads some more bytes; an input instead where reading failed.
  private mutating func fill() -> Input? {
    var chunk = [UInt8](repeating: 0, count: Self.chunkSize)
    let count = chunk.withUnsafeMutableBytes {
      Glibc.read(descriptor, $0.baseAddress, $0.count)
    }
    if count > 0 {
      buffer += chunk[..<count]
    } else if count == 0 {
      hasEnded = true
    } else if errno == EINTR {
      if prompts && Interruption.isRequested {
        Interruption.clear()
        return .interrupt
      }
    } else {
      hasEnded = true
      let reason = String(cString: strerror(errno))
      return .unreadable(
        "",
        problem: Wording("cannot read the input: \(reason)", "无法读取输入：`\(reason)`")
      )
    }
    return nil
  }

  private mutating func input(_ bytes: ArraySlice<UInt8>) -> Input {
    lineNumber += 1
    var line = bytes
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if lineNumber == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    if let text = String(validating: line, as: UTF8.self) { return .text(text) }
    return .unreadable(
      String(decoding: line, as: UTF8.self),
      problem: Wording(
        "line \(lineNumber) of the input is not UTF-8; its statement is left out",
        "输入的第 \(lineNumber) 行不是 UTF-8，略去这条语句"
      )
    )
  }
}
