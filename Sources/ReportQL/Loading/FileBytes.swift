private import Glibc
import ReportText

/// Reads whole files, pipes and devices among them.
public enum FileBytes {
  /// Why the system gave no bytes.
  public struct Refusal: Error, Hashable, Sendable {
    /// The error number of the system.
    public let number: Int32

    /// Whether there is nothing of that name.
    public var isMissing: Bool { number == ENOENT || number == ENOTDIR }

    /// The reason in words.
    public var reason: String {
      switch number {
      case EISDIR: "it is a folder"
      case EACCES: "no permission"
      default: String(cString: strerror(number))
      }
    }
  }

  private static let chunk = 1 << 18

  /// The bytes of a file.
  ///
  /// Complexity: linear in their number.
  ///
  /// - Parameter path: The file; `/dev/stdin` and named pipes are read to their end.
  /// - Returns: All bytes.
  /// - Throws: ``Refusal`` where the system does not give them.
  public static func read(_ path: String) throws(Refusal) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Refusal(number: errno) }
    defer { close(descriptor) }
    var status = stat()
    var bytes: [UInt8] = []
    // A pipe has no size, and a file may grow while it is read.
    let size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    var room = size > 0 ? size : chunk
    while true {
      let piece = try piece(of: descriptor, upTo: room)
      if piece.isEmpty { return bytes }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      // Where all is there that should be, one byte more would tell of growth.
      room = bytes.count == size ? 1 : max(chunk, size - bytes.count)
    }
  }

  private static func piece(of descriptor: Int32, upTo size: Int) throws(Refusal) -> [UInt8] {
    var count = -1
    repeat {
      let piece = [UInt8](unsafeUninitializedCapacity: size) { space, filled in
        count = Glibc.read(descriptor, space.baseAddress, space.count)
        filled = max(0, count)
      }
      if count >= 0 { return piece }
    } while errno == EINTR
    throw Refusal(number: errno)
  }
}

extension Wording {
  /// Why the system gave no bytes; what it says itself is not translated.
  static func refusal(_ reason: String) -> Wording {
    switch reason {
    case "it is a folder": Wording(reason, "这是文件夹")
    case "it links to nothing": Wording(reason, "这个链接没有指向任何文件")
    case "no permission": Wording(reason, "没有读取权限")
    default: Wording(reason, "`\(reason)`")
    }
  }
}
