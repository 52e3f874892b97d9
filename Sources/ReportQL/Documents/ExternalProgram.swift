private import Glibc

/// Runs a program of the system without a shell.
enum ExternalProgram {
  /// What a run gave.
  struct Outcome {
    var output: [UInt8] = []
    var messages: [UInt8] = []
    var status: Int32 = 0
  }

  /// Why there is no outcome.
  enum Issue: Error, Hashable {
    /// The system knows no program of that name.
    case notFound
    /// The system refused to start it, with this error number.
    case notStarted(Int32)
    /// It did not end within these seconds.
    case tookTooLong(seconds: Int)
    /// It wrote more bytes than this.
    case wroteTooMuch(limit: Int)
  }

  /// Runs a program, found as the shell would find it, with nothing on standard input.
  static func run(
    _ name: String,
    _ arguments: [String],
    seconds: Int,
    outputLimit: Int
  ) throws(Issue) -> Outcome {
    let output = try Stream()
    let messages = try Stream()
    defer {
      output.close()
      messages.close()
    }
    let process = try start(name, arguments, output: output, messages: messages)
    output.closeWriter()
    messages.closeWriter()
    var outcome = Outcome()
    let issue = read(output, messages, into: &outcome, seconds: seconds, limit: outputLimit)
    if issue != nil { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    if let issue { throw issue }
    // A program ended by a signal counts as failed.
    outcome.status = status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    return outcome
  }

  private static func start(
    _ name: String,
    _ arguments: [String],
    output: Stream,
    messages: Stream
  ) throws(Issue) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writer, 1)
    posix_spawn_file_actions_adddup2(&actions, messages.writer, 2)
    var words = ([name] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let status = posix_spawnp(&process, name, &actions, nil, &words, environ)
    switch status {
    case 0: return process
    case ENOENT: throw .notFound
    default: throw .notStarted(status)
    }
  }

  /// Reads both streams to their ends; returns why it stopped before.
  private static func read(
    _ output: Stream,
    _ messages: Stream,
    into outcome: inout Outcome,
    seconds: Int,
    limit: Int
  ) -> Issue? {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(seconds)
    var isOpen = [true, true]
    while isOpen != [false, false] {
      let left = clock.now.duration(to: deadline).components.seconds
      guard left >= 0, clock.now < deadline else { return .tookTooLong(seconds: seconds) }
      var polled = [output, messages].enumerated().map { index, stream in
        pollfd(fd: isOpen[index] ? stream.reader : -1, events: Int16(POLLIN), revents: 0)
      }
      guard poll(&polled, 2, Int32(left + 1) * 1000) > 0 else { continue }
      if polled[0].revents != 0 { isOpen[0] = output.read(into: &outcome.output) }
      if polled[1].revents != 0 { isOpen[1] = messages.read(into: &outcome.messages) }
      if outcome.output.count + outcome.messages.count > limit {
        return .wroteTooMuch(limit: limit)
      }
    }
    return nil
  }

  /// A pipe from the program to us, which other programs started meanwhile do not inherit.
  private final class Stream {
    let reader: Int32
    private(set) var writer: Int32
    private static let chunk = 1 << 16

    init() throws(Issue) {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw .notStarted(errno) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      reader = ends[0]
      writer = ends[1]
    }

    /// Takes what is there; returns whether more may come.
    func read(into bytes: inout [UInt8]) -> Bool {
      let piece = [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
        count = max(0, Glibc.read(reader, buffer.baseAddress, buffer.count))
      }
      bytes += piece
      return !piece.isEmpty
    }

    func closeWriter() {
      if writer >= 0 { Glibc.close(writer) }
      writer = -1
    }

    func close() {
      closeWriter()
      Glibc.close(reader)
    }
  }
}
