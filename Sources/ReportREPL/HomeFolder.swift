import Glibc

/// The user's home folder.
enum HomeFolder {
  /// Where it is; `nil` where the environment does not say.
  static var path: String? {
    guard let value = getenv("HOME") else { return nil }
    let path = String(cString: value)
    return path.isEmpty ? nil : path
  }

  /// A path in which a leading `~` stands for the home folder, as in other shells.
  static func expand(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = Self.path else { return path }
    return home + path.dropFirst()
  }
}
