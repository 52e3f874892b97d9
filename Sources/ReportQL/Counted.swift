import ReportText

/// Numbers of things, in words.
enum Counted {
  static func rows(_ count: Int) -> Wording {
    Wording(count == 1 ? "1 row" : "\(count) rows", "\(count) 行")
  }

  static func groups(_ count: Int) -> Wording {
    Wording(count == 1 ? "1 group" : "\(count) groups", "\(count) 组")
  }
}
