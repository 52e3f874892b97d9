import Foundation

/// The memory of this process, in bytes, as the kernel counts it.
enum ProcessMemory {
  /// What is resident now.
  static var resident: Int { kilobytes(of: "VmRSS:") * 1024 }
  /// The most that was resident at any time.
  static var peak: Int { kilobytes(of: "VmHWM:") * 1024 }

  private static func kilobytes(of key: String) -> Int {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix(key) }),
      let number = line.split(whereSeparator: \.isWhitespace).dropFirst().first
    else { return 0 }
    return Int(number) ?? 0
  }
}
