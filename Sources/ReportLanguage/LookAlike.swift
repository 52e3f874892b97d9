import ReportText

/// Letters of other scripts that look like those of ASCII.
public enum LookAlike {
  /// The scripts they belong to.
  public enum Script: Hashable, Sendable, CaseIterable {
    /// Cyrillic.
    case cyrillic
    /// Greek.
    case greek
  }

  /// The ASCII letter that a letter looks like, and its script; `nil` for all others.
  static func meant(by scalar: Unicode.Scalar) -> (letter: String, script: Script)? {
    if let letter = cyrillic[scalar] { return (String(letter), .cyrillic) }
    return greek[scalar].map { (String($0), .greek) }
  }

  private static let cyrillic = pairs(
    "а a в b с c е e һ h і i ј j к k м m о o р p ѕ s т t у y х x ԁ d ԛ q ѡ w "
      + "А A В B С C Е E Н H І I Ј J К K М M О O Р P Ѕ S Т T У Y Х X"
  )

  private static let greek = pairs(
    "α a ο o ν v ρ p υ u ι i κ k τ t χ x "
      + "Α A Β B Ε E Ζ Z Η H Ι I Κ K Μ M Ν N Ο O Ρ P Τ T Υ Y Χ X"
  )

  private static func pairs(_ text: String) -> [Unicode.Scalar: Unicode.Scalar] {
    let letters = text.unicodeScalars.filter { $0 != " " }
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (index, letter) in letters.enumerated() where index % 2 == 0 {
      table[letter] = letters[letters.index(letters.startIndex, offsetBy: index + 1)]
    }
    return table
  }
}

extension LookAlike.Script {
  /// What the script is called.
  var word: Wording {
    switch self {
    case .cyrillic: Wording("Cyrillic", "西里尔")
    case .greek: Wording("Greek", "希腊")
    }
  }
}

extension Lexer {
  /// Reports the first letter of a word that only looks like one of ASCII; the word is read as
  /// it was meant.
  ///
  /// A word wholly of another script may be a name.
  mutating func withoutLookAlikes(_ word: String, from start: Int) -> String {
    guard word.utf8.contains(where: { $0 < 0x80 }), word.utf8.contains(where: { $0 >= 0x80 })
    else { return word }
    var meant = ""
    var isReported = false
    for position in start..<index {
      let scalar = FoldedText.narrowed(scalars[position])
      guard let (letter, script) = LookAlike.meant(by: scalar) else {
        meant.unicodeScalars.append(scalar)
        continue
      }
      meant += letter
      if isReported { continue }
      isReported = true
      issues.append(
        SyntaxIssue(
          .lookAlike(String(scalar), meant: letter, script: script),
          at: SourceSpan(offsets[position], offsets[position + 1])
        )
      )
    }
    return meant
  }
}
