import ReportCorpus
import ReportText

/// A pattern of `like`: `%` for any run of characters, `_` for one; case of ASCII letters does not
/// count.
struct LikePattern {
  private enum Piece: Equatable {
    case anyRun
    case anyCharacter
    /// A byte of UTF-8, letters in lower case.
    case byte(UInt8)
  }

  private let pieces: [Piece]
  /// The longest part that texts hold as it is.
  private let anchor: ByteFinder?
  /// The parts without wildcards.
  private let literals: [String]

  init(_ pattern: String) {
    pieces = pattern.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "%"): .anyRun
      case UInt8(ascii: "_"): .anyCharacter
      default: .byte(Self.lowered(byte))
      }
    }
    literals = pattern.unicodeScalars.split { $0 == "%" || $0 == "_" }.map { String($0) }
    let fixed = pattern.utf8.split { byte in
      byte == UInt8(ascii: "%") || byte == UInt8(ascii: "_") || (byte | 0x20) &- 0x61 < 26
    }
    anchor = fixed.max { $0.count < $1.count }.map { ByteFinder([Array($0)]) }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte + 32 : byte }

  /// Matches greedily and goes back to the last `%` only: at most the product of the lengths.
  func fits(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    var piece = 0
    var lastRun: (piece: Int, position: Int)?
    while position < text.count {
      if piece < pieces.count, pieces[piece] == .anyRun {
        lastRun = (piece, position)
        piece += 1
      } else if piece < pieces.count, let next = Self.end(of: pieces[piece], text, position) {
        piece += 1
        position = next
      } else if let run = lastRun {
        position = Self.characterEnd(text, run.position)
        lastRun = (run.piece, position)
        piece = run.piece + 1
      } else {
        return false
      }
    }
    return pieces[piece...].allSatisfy { $0 == .anyRun }
  }

  private static func end(
    of piece: Piece,
    _ text: UnsafeBufferPointer<UInt8>,
    _ position: Int
  ) -> Int? {
    switch piece {
    case .anyRun: nil
    case .anyCharacter: characterEnd(text, position)
    case .byte(let wanted): lowered(text[position]) == wanted ? position + 1 : nil
    }
  }

  private static func characterEnd(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
    var end = position + 1
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}

extension LikePattern: TextMatcher {
  func prospects(in index: TextIndex) -> TextProspects {
    let parts = literals.map { literal in
      index.holders(of: Array(FoldedText.fold(literal).unicodeScalars)).all
    }
    return TextProspects(possible: parts.isEmpty ? .all : .both(parts))
  }

  func scan(_ texts: Range<Int>, _ part: TextPart, _ tools: Void) {
    guard let anchor else {
      for text in texts where fits(part.text(text)) { part.note(text) }
      return
    }
    var text = texts.lowerBound
    var place = part.offsets[text]
    let end = part.offsets[texts.upperBound]
    while let found = anchor.first(in: part.bytes, from: place, to: end) {
      text = part.offsets.text(at: found.lowerBound, from: text)
      if fits(part.text(text)) { part.note(text) }
      place = part.offsets[text + 1]
    }
  }
}
