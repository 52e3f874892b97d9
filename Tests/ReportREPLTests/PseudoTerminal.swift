import Foundation
import Glibc
import Testing

/// A program at a terminal of its own, which tests type into and read from.
final class PseudoTerminal {
  /// Why no program runs at a terminal.
  enum Failure: Error {
    case noTerminal(Int32)
    case notStarted(path: String, Int32)
  }

  /// What the program wrote and no test expected yet, control sequences included.
  private var screen = ""
  private var bytes: [UInt8] = []
  private let leader: Int32
  private let process: pid_t

  /// What the Glibc module leaves out: macros with arguments and GNU extensions.
  private enum Linux {
    /// `TIOCSPTLCK`.
    static let setLock: UInt = 0x4004_5431
    /// `TIOCGPTN`.
    static let getNumber: UInt = 0x8004_5430
    /// `POSIX_SPAWN_SETSID`.
    static let spawnInNewSession: Int16 = 0x80
  }

  /// Far more than a busy machine needs; reached only by a test that fails.
  private static let patience: Duration = .seconds(20)

  /// Starts a program in a session of its own, whose controlling terminal is a new one.
  init(_ path: String, environment: [String], columns: UInt16 = 80) throws {
    leader = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: Int32 = 0
    guard leader >= 0, ioctl(leader, Linux.setLock, &unlocked) == 0,
      ioctl(leader, Linux.getNumber, &number) == 0
    else { throw Failure.noTerminal(errno) }
    let name = "/dev/pts/\(number)"
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(leader, UInt(TIOCSWINSZ), &size)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Test threads block all signals, and what they start would inherit that.
    var nothing = sigset_t()
    sigemptyset(&nothing)
    posix_spawnattr_setsigmask(&attributes, &nothing)
    let flags = Linux.spawnInNewSession | Int16(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, flags)

    var started: pid_t = 0
    let result = Self.withCStrings([path]) { arguments in
      Self.withCStrings(environment) { variables in
        posix_spawn(&started, path, &actions, &attributes, arguments, variables)
      }
    }
    process = started
    guard result == 0 else { throw Failure.notStarted(path: path, result) }
  }

  deinit {
    if process > 0, exitStatus == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(leader)
  }

  /// Types; control characters are keys: `\u{3}` is Ctrl-C.
  func type(_ keys: String) {
    let keys = Array(keys.utf8)
    _ = write(leader, keys, keys.count)
  }

  /// Expects the program to write `text` behind what was expected before.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let deadline = ContinuousClock.now + Self.patience
    repeat {
      if let found = screen.range(of: text) {
        screen.removeSubrange(..<found.upperBound)
        return
      }
    } while readMore() && ContinuousClock.now < deadline
    let comment = Comment(rawValue: "no \(text.debugDescription) in \(screen.debugDescription)")
    Issue.record(comment, sourceLocation: sourceLocation)
  }

  /// The exit status, once the program has left; `nil` where it does not leave.
  func leaves() -> Int32? {
    let deadline = ContinuousClock.now + Self.patience
    while exitStatus == nil, ContinuousClock.now < deadline {
      _ = readMore()
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process { exitStatus = status >> 8 & 0xFF }
    }
    return exitStatus
  }

  private var exitStatus: Int32?

  /// Reads what the program wrote; false where its terminal is closed.
  private func readMore() -> Bool {
    var request = pollfd(fd: leader, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, 100) == 1 else { return true }
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = read(leader, &chunk, chunk.count)
    guard count > 0 else { return false }
    bytes += chunk[..<count]
    // A character may be cut at the end of a chunk: it waits for its rest.
    let whole = bytes.lastIndex { $0 & 0xC0 != 0x80 }.map { last in
      bytes[last] < 0x80 ? bytes.count : last
    }
    let end = String(validating: bytes, as: UTF8.self) == nil ? whole ?? 0 : bytes.count
    screen += String(decoding: bytes[..<end], as: UTF8.self)
    bytes.removeFirst(end)
    return true
  }

  private static func withCStrings<Result>(
    _ strings: [String],
    _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
  }
}
