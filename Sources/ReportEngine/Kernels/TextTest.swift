import ReportText

/// A question about one text that is answered from its UTF-8 bytes.
enum TextTest: Hashable {
  /// Holds the other text, both folded.
  case contains(String)
  /// Fits a pattern of `like`: `%` for any run of characters, `_` for one; case of ASCII letters
  /// does not count.
  case like(String)
  /// Is matched somewhere by a regular expression.
  case matches(TextPattern)
  /// Stands so to the other text in the order of code points.
  case compare(Comparison, String)

  /// The question, ready to be asked often.
  func prepared() -> (UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .contains(let needle):
      let folded = Array(FoldedText.fold(needle).utf8)
      return { bytes in
        let text = FoldedText.fold(String(decoding: bytes, as: UTF8.self))
        return Self.holds(Array(text.utf8), folded)
      }
    case .like(let pattern):
      let compiled = LikePattern(pattern)
      return { compiled.fits(String(decoding: $0, as: UTF8.self)) }
    case .matches(let pattern):
      return { pattern.matches($0) }
    case .compare(let comparison, let other):
      let otherBytes = Array(other.utf8)
      return { comparison.holds(Self.order($0, otherBytes)) }
    }
  }

  /// -1, 0 or 1 as the left bytes stand before, at or behind the right ones.
  static func order(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Int {
    if left.elementsEqual(right) { return 0 }
    return left.lexicographicallyPrecedes(right) ? -1 : 1
  }

  private static func holds(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
    guard let first = needle.first else { return true }
    guard text.count >= needle.count else { return false }
    for start in 0...(text.count - needle.count) where text[start] == first {
      if text[start..<(start + needle.count)].elementsEqual(needle) { return true }
    }
    return false
  }
}

/// A pattern of `like`.
private struct LikePattern {
  private enum Piece {
    case anyRun
    case anyCharacter
    case character(Unicode.Scalar)
  }

  private let pieces: [Piece]

  init(_ pattern: String) {
    pieces = pattern.unicodeScalars.map { scalar in
      switch scalar {
      case "%": .anyRun
      case "_": .anyCharacter
      default: .character(Self.lowered(scalar))
      }
    }
  }

  /// Matches greedily and goes back to the last `%` only: at most the product of the lengths.
  func fits(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.map(Self.lowered)
    var position = 0
    var piece = 0
    var lastRun: (piece: Int, position: Int)?
    while position < scalars.count {
      if piece < pieces.count, case .anyRun = pieces[piece] {
        lastRun = (piece, position)
        piece += 1
      } else if piece < pieces.count, Self.fits(pieces[piece], scalars[position]) {
        piece += 1
        position += 1
      } else if let run = lastRun {
        lastRun = (run.piece, run.position + 1)
        piece = run.piece + 1
        position = run.position + 1
      } else {
        return false
      }
    }
    return pieces[piece...].allSatisfy { if case .anyRun = $0 { true } else { false } }
  }

  private static func fits(_ piece: Piece, _ scalar: Unicode.Scalar) -> Bool {
    switch piece {
    case .anyRun: false
    case .anyCharacter: true
    case .character(let wanted): wanted == scalar
    }
  }

  private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar
  }
}
