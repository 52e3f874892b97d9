import Glibc

/// The character set of the terminal, as the C library understands it.
enum TerminalLocale {
  /// Makes the C library read and write UTF-8, whatever the environment says.
  ///
  /// In any other character set libedit drops what is typed in Chinese. Only the character type
  /// changes: numbers keep their decimal point.
  ///
  /// - Returns: Whether a UTF-8 locale was found.
  static func useUTF8() -> Bool {
    for name in ["", "C.UTF-8", "C.utf8", "en_US.UTF-8", "zh_CN.UTF-8"] {
      if setlocale(LC_CTYPE, name) != nil, isUTF8 { return true }
    }
    return false
  }

  private static var isUTF8: Bool {
    guard let codeset = nl_langinfo(nl_item(CODESET)) else { return false }
    return String(cString: codeset).lowercased() == "utf-8"
  }
}
