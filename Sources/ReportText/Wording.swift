/// A sentence, or a part of one, in every language.
///
///     Wording("unknown column `\(name)`", "没有列 `\(name)`")[.chinese]
public struct Wording: Hashable, Sendable {
  /// The sentence in English.
  public var english: String
  /// The sentence in Chinese.
  public var chinese: String

  /// Puts the sentences together; they say the same.
  public init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// The same in all languages: a name, a piece of a query.
  public init(name: String) { self.init(name, name) }

  /// Nothing to say.
  public static let nothing = Wording("", "")

  /// Whether there is nothing to say.
  public var isEmpty: Bool { english.isEmpty }

  /// The sentence in a language.
  public subscript(language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }

  /// Two parts of a sentence, one behind the other.
  public static func + (left: Wording, right: Wording) -> Wording {
    Wording(left.english + right.english, left.chinese + right.chinese)
  }

  /// Parts of an enumeration, all of them meant: `a, b, c`.
  public static func list(_ parts: [Wording]) -> Wording {
    Wording(
      parts.map(\.english).joined(separator: ", "),
      parts.map(\.chinese).joined(separator: "、")
    )
  }

  /// Parts of an enumeration, one of them meant: `a, b or c`.
  public static func either(_ parts: [Wording]) -> Wording {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? .nothing }
    let others = list(Array(parts.dropLast()))
    return Wording(
      "\(others.english) or \(last.english)",
      "\(others.chinese) 或 \(last.chinese)"
    )
  }

  /// Names of an enumeration, each as code.
  public static func code(_ names: [String]) -> [Wording] {
    names.map { Wording(name: "`\($0)`") }
  }

  /// A question whether one of some names was meant; nothing where there are none.
  public static func didYouMean(_ names: [Wording]) -> Wording {
    let names = either(names)
    return names.isEmpty
      ? .nothing : Wording("did you mean \(names.english)?", "是否想写 \(names.chinese)？")
  }
}
