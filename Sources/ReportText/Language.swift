/// A language that people are spoken to in.
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// Chinese, in simplified characters.
  case chinese = "zh"

  /// The language of a locale: Chinese where its name begins with `zh`, else English.
  ///
  ///     Language(locale: "zh_CN.UTF-8")  // chinese
  ///
  /// - Parameter locale: A name as the environment has it; `nil` where it has none.
  public init(locale: String?) {
    self = locale?.lowercased().hasPrefix("zh") == true ? .chinese : .english
  }

  /// The language that the environment asks for: of `LC_ALL`, `LC_MESSAGES` and `LANG` the first
  /// that is set and not empty decides.
  public init(environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    self.init(locale: locale)
  }
}
