import ReportText
import Testing

/// Holds that a diagnostic speaks both languages, and neither with words of the other.
func expectBothLanguages(_ told: Diagnostic, _ comment: Comment) {
  for wording in [told.message, told.label] + told.help {
    expectBothLanguages(wording, comment)
  }
  #expect(!told.message.isEmpty, comment)
  #expect(!told.code.isEmpty, comment)
}

/// Holds that a wording speaks both languages, and Chinese without English words but names.
func expectBothLanguages(_ wording: Wording, _ comment: Comment) {
  #expect(wording.english.isEmpty == wording.chinese.isEmpty, comment)
  #expect(wording.english.filter { $0 == "`" }.count.isMultiple(of: 2), comment)
  let leftover = englishWords(in: wording.chinese)
  #expect(leftover.isEmpty, "\(comment): \(leftover) in \(wording.chinese)")
}

/// The English words of a Chinese sentence that stand outside of code and quotations.
private func englishWords(in sentence: String) -> [String] {
  // What stands between backquotes or quotation marks is of the query, or a name.
  var plain = ""
  var closing: Character?
  for character in sentence {
    if let mark = closing {
      if character == mark { closing = nil }
    } else if character == "`" || character == "\"" {
      closing = character
    } else {
      plain.append(character)
    }
  }
  return plain.split { !($0.isASCII && $0.isLetter) }.map(String.init)
    .filter { $0.count > 1 && !names.contains($0) }
}

/// What has no Chinese name.
private let names: Set<String> = ["UTF", "GB", "JSON", "XML", "ZIP", "MiB", "ReportQL"]
