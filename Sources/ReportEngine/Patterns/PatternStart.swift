import ReportText

/// The texts of which every match of a pattern begins with one, byte for byte.
struct PatternStart {
  /// The texts, in order; none is empty.
  let texts: [[UInt8]]
  /// Whether each of them is a match by itself, and there is no other.
  let areWhole: Bool

  private static let mostTexts = 4

  /// The texts of a pattern; `nil` where they are not few, or one may be empty, or the pattern
  /// asks where the text starts or ends before it takes a character.
  init?(_ node: PatternNode) {
    guard let (texts, areWhole) = Self.start(node), !texts.contains([]) else { return nil }
    // What begins with another of the texts is found with it.
    let needed = texts.filter { text in
      !texts.contains { $0 != text && text.starts(with: $0) }
    }
    self.texts = needed.sorted { $0.lexicographicallyPrecedes($1) }
    self.areWhole = areWhole
  }

  private typealias Start = (texts: Set<[UInt8]>, areWhole: Bool)

  private static func start(_ node: PatternNode) -> Start? {
    switch node {
    case .textStart, .textEnd: return nil
    case .scalar(let set):
      guard set.count <= mostTexts, set.count > 0 else { return nil }
      let scalars = set.ranges.joined().compactMap { Unicode.Scalar($0) }
      return (Set(scalars.map { Array(String(Character($0)).utf8) }), true)
    case .sequence(let parts): return start(ofSequence: parts)
    case .choice(let choices):
      var texts: Set<[UInt8]> = []
      var areWhole = true
      for choice in choices {
        guard let more = start(choice) else { return nil }
        texts.formUnion(more.texts)
        areWhole = areWhole && more.areWhole
      }
      return texts.count <= mostTexts ? (texts, areWhole) : nil
    case .repeated(let inner, let least, let most):
      guard least > 0, let once = start(inner) else { return nil }
      return (once.texts, once.areWhole && least == 1 && most == 1)
    }
  }

  private static func start(ofSequence parts: [PatternNode]) -> Start {
    var texts: Set<[UInt8]> = [[]]
    for part in parts {
      guard let more = start(part), texts.count * more.texts.count <= mostTexts else {
        return (texts, false)
      }
      texts = Set(texts.flatMap { head in more.texts.map { head + $0 } })
      if !more.areWhole { return (texts, false) }
    }
    return (texts, true)
  }
}
