import ReportText
import SeededNumbers

@testable import ReportLanguage

/// Damages to a text, as typing, pasting and cutting make them.
enum Mutation {
  /// Damages a text here and there, by bytes, characters or tokens.
  static func apply(to text: String, _ random: inout SplitMix64) -> String {
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      // What is no UTF-8 any more is replaced, as it would be on the way here.
      let bytes = damaged(
        Array(text.utf8),
        inserting: [0, 9, 10, 0x22, 0x2F, 0x80, 0xE5, 0xEF],
        &random
      )
      return String(decoding: bytes, as: UTF8.self)
    case 1:
      let scalars = damaged(Array(text.unicodeScalars), inserting: strangeCharacters, &random)
      return String(String.UnicodeScalarView(scalars))
    default:
      return damaged(tokens(of: text), inserting: strangeTokens, &random).joined(separator: " ")
    }
  }

  private static func damaged<Element>(
    _ elements: [Element],
    inserting strange: [Element],
    _ random: inout SplitMix64
  ) -> [Element] {
    var elements = elements
    for _ in 0...Int.random(in: 0..<4, using: &random) {
      guard !elements.isEmpty else { break }
      let place = Int.random(in: elements.indices, using: &random)
      let other = Int.random(in: elements.indices, using: &random)
      let new = strange[Int.random(in: strange.indices, using: &random)]
      switch Int.random(in: 0..<6, using: &random) {
      case 0: elements.remove(at: place)
      case 1: elements.swapAt(place, other)
      case 2: elements[place] = new
      case 3: elements.insert(new, at: place)
      case 4: elements.removeSubrange(min(place, other)..<max(place, other))
      default:
        elements.insert(contentsOf: elements[min(place, other)..<max(place, other)], at: place)
      }
    }
    return elements
  }

  private static func tokens(of text: String) -> [String] {
    let source = SourceText(name: "query", text)
    return ScriptReader(source).tokens.map { source.text(in: $0.span) }
  }

  private static let strangeCharacters = Array(
    "()'\"`/;,.*%~!=<>-+且或非万%“”「」。、？&|#\n\u{0}\u{FEFF}😀é９_e".unicodeScalars
  )

  private static let strangeTokens =
    Keyword.allCases.map(\.rawValue) + Mark.allCases.map(\.rawValue) + [
      "a", "`b`", "\"c\"", "/d/", "12", "3.5万", "90%", "$e", "-- f\n", "/* g */", "f(", "\"", "/*",
    ]
}
