import Glibc

/// The history as it is kept between runs: one entry a line, in UTF-8, newest last.
///
/// Line breaks inside an entry are written `\n` and backslashes `\\`. Every entry is appended as
/// it is made, under a lock, so shells that run side by side do not lose each other's.
/// Whatever fails leaves the history shorter and disturbs nobody.
struct HistoryFile: Sendable {
  /// Where the file is.
  let path: String

  /// What is kept, and why no more.
  enum Limits {
    /// Entries kept; more are not worth searching through.
    static let entries = 1000
    /// Bytes of an entry that is kept; what is longer was a paste from a file.
    static let entryLength = 1 << 16
    /// Bytes of a file that is read; ours stay far below.
    static let fileSize = 1 << 26
  }

  /// The entries kept so far; the file is written anew where many lines in it are outdated.
  func load() -> HistoryEntries {
    var history = HistoryEntries(limit: Limits.entries)
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return history }
    defer { close(descriptor) }
    flock(descriptor, LOCK_EX)
    let lines = Self.contents(of: descriptor).split(separator: UInt8(ascii: "\n"))
    for line in lines {
      if let text = String(validating: line, as: UTF8.self) { history.add(Self.decoded(text)) }
    }
    if lines.count > 2 * Limits.entries {
      Self.rewrite(descriptor, with: history.entries.map { Self.encoded($0) + "\n" }.joined())
    }
    return history
  }

  /// Appends an entry, and makes the file and its folders where they are missing.
  func append(_ entry: String) {
    guard entry.utf8.count <= Limits.entryLength else { return }
    makeFolders()
    // What is typed may be confidential: only its author may read it.
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    flock(descriptor, LOCK_EX)
    Self.write(Self.encoded(entry) + "\n", to: descriptor)
  }

  /// An entry as one line.
  static func encoded(_ entry: String) -> String {
    var line = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\n": line += "\\n"
      case "\\": line += "\\\\"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// The entry that ``encoded(_:)`` wrote.
  static func decoded(_ line: String) -> String {
    var entry = ""
    var scalars = line.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "\\", let next = scalars.next() else {
        entry.unicodeScalars.append(scalar)
        continue
      }
      entry.unicodeScalars.append(next == "n" ? "\n" : next)
    }
    return entry
  }

  private func makeFolders() {
    for (index, byte) in path.utf8.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
      mkdir(String(decoding: path.utf8.prefix(index), as: UTF8.self), 0o700)
    }
  }

  private static func contents(of descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < Limits.fileSize {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// Writes first and cuts off afterwards: a crash in between loses no entry.
  private static func rewrite(_ descriptor: Int32, with text: String) {
    guard lseek(descriptor, 0, SEEK_SET) == 0, write(text, to: descriptor) else { return }
    ftruncate(descriptor, off_t(text.utf8.count))
  }

  @discardableResult
  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      == bytes.count
  }
}
