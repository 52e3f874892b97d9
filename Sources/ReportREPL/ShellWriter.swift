import Glibc

/// Why a text could not be written.
public enum WriteFailure: Error, Hashable, Sendable {
  /// Nobody reads any more: `reportql … | head`.
  case readerGone
  /// The system refused, with this error number.
  case refused(Int32)
}

/// Where answers and messages go.
public protocol ShellWriter {
  /// Writes an answer for standard output.
  mutating func write(answer: String) throws(WriteFailure)

  /// Writes a message for standard error; there is nobody to tell where that fails.
  mutating func write(message: String)
}

/// Writes to two file descriptors.
public struct FileDescriptorWriter: ShellWriter, Sendable {
  private let answers: Int32
  private let messages: Int32

  /// A writer to standard output and standard error, or to other descriptors.
  ///
  /// From here on a pipe that nobody reads is an error of the write and no longer a signal
  /// that ends the process.
  public init(answers: Int32 = 1, messages: Int32 = 2) {
    self.answers = answers
    self.messages = messages
    signal(SIGPIPE, SIG_IGN)
  }

  /// Writes an answer, in as many pieces as the system takes it.
  public mutating func write(answer: String) throws(WriteFailure) {
    try Self.write(Array(answer.utf8), to: answers)
  }

  /// Writes an answer in UTF-8, in as many pieces as the system takes it.
  public mutating func write(answer: [UInt8]) throws(WriteFailure) {
    try Self.write(answer, to: answers)
  }

  /// Writes a message.
  public mutating func write(message: String) {
    try? Self.write(Array(message.utf8), to: messages)
  }

  private static func write(_ text: [UInt8], to descriptor: Int32) throws(WriteFailure) {
    var rest = text[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EPIPE {
        throw .readerGone
      } else if errno != EINTR {
        throw .refused(errno)
      }
    }
  }
}
