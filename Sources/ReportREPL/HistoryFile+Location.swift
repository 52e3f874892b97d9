import Glibc

/// Where the history is kept.
extension HistoryFile {
  /// The file that the environment names; `nil` where none is to be kept.
  ///
  /// `REPORTQL_HISTORY` names the file itself, and nothing where it is empty. Else it is
  /// `reportql/history` in `XDG_STATE_HOME`, or in `~/.local/state`.
  init?(environment: (String) -> String?) {
    if let chosen = environment("REPORTQL_HISTORY") {
      guard !chosen.isEmpty else { return nil }
      path = chosen
    } else if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      path = state + "/reportql/history"
    } else if let home = environment("HOME"), home.hasPrefix("/") {
      path = home + "/.local/state/reportql/history"
    } else {
      return nil
    }
  }

  /// The file that this process's environment names.
  static var standard: HistoryFile? {
    HistoryFile { name in getenv(name).map { String(cString: $0) } }
  }
}
