import ReportText

/// What the folded form of every text that a pattern matches must hold.
indirect enum PatternNeed: Hashable {
  /// Nothing in particular.
  case nothing
  /// A text, folded; a 0 stands for any digit.
  case text([Unicode.Scalar])
  /// All of some.
  case all([PatternNeed])
  /// One of some.
  case oneOf([PatternNeed])

  /// At most that many texts are told apart where a part of a pattern stands for several.
  private static let mostTexts = 24
  /// At most that many characters are told apart.
  private static let mostScalars = 10

  /// What a pattern needs.
  init(_ node: PatternNode) {
    if let texts = Self.texts(of: node) {
      self = Self.oneOf(texts)
      return
    }
    switch node {
    case .sequence(let parts): self = Self.need(of: parts)
    case .choice(let choices):
      let needs = choices.map { PatternNeed($0) }
      self = needs.contains(.nothing) ? .nothing : .oneOf(needs)
    case .repeated(let inner, let least, _): self = least > 0 ? PatternNeed(inner) : .nothing
    case .scalar, .textStart, .textEnd: self = .nothing
    }
  }

  /// A sequence: the texts of neighbours are joined as long as they are few.
  private static func need(of parts: [PatternNode]) -> PatternNeed {
    var needs: [PatternNeed] = []
    var run: Set<[Unicode.Scalar]> = [[]]
    func endRun() {
      let need = oneOf(run)
      if need != .nothing { needs.append(need) }
      run = [[]]
    }
    for part in unrolled(parts) {
      if let texts = texts(of: part) {
        if let joined = joined(run, texts) {
          run = joined
        } else {
          endRun()
          run = texts
        }
      } else {
        endRun()
        let need = PatternNeed(part)
        if need != .nothing { needs.append(need) }
      }
    }
    endRun()
    return needs.isEmpty ? .nothing : needs.count == 1 ? needs[0] : .all(needs)
  }

  /// Writes what is repeated at least once as once and then any number.
  private static func unrolled(_ parts: [PatternNode]) -> [PatternNode] {
    parts.flatMap { part -> [PatternNode] in
      guard case .repeated(let inner, let least, let most) = part, least > 0, least != most else {
        return [part]
      }
      let copies = Array(repeating: inner, count: min(least, 4))
      return copies + [.repeated(inner, least: 0, most: nil)]
    }
  }

  private static func oneOf(_ texts: Set<[Unicode.Scalar]>) -> PatternNeed {
    if texts.contains([]) { return .nothing }
    let sorted = texts.sorted { $0.lexicographicallyPrecedes($1) }
    return sorted.count == 1 ? .text(sorted[0]) : .oneOf(sorted.map { .text($0) })
  }

  /// The folded forms of all that a part stands for, where they are few.
  private static func texts(of node: PatternNode) -> Set<[Unicode.Scalar]>? {
    switch node {
    case .textStart, .textEnd: return [[]]
    case .scalar(let set): return texts(of: set)
    case .sequence(let parts):
      var texts: Set<[Unicode.Scalar]> = [[]]
      for part in parts {
        guard let more = self.texts(of: part), let joined = joined(texts, more) else { return nil }
        texts = joined
      }
      return texts
    case .choice(let choices):
      var texts: Set<[Unicode.Scalar]> = []
      for choice in choices {
        guard let more = self.texts(of: choice) else { return nil }
        texts.formUnion(more)
      }
      return texts.count <= mostTexts ? texts : nil
    case .repeated(let inner, let least, let most):
      guard let most, most <= 4, let once = texts(of: inner), once.count <= 4 else { return nil }
      var texts: Set<[Unicode.Scalar]> = least == 0 ? [[]] : []
      var times: Set<[Unicode.Scalar]> = [[]]
      for count in stride(from: 1, through: most, by: 1) {
        guard let more = joined(times, once) else { return nil }
        times = more
        if count >= least { texts.formUnion(times) }
      }
      return texts.count <= mostTexts ? texts : nil
    }
  }

  private static func texts(of set: ScalarRanges) -> Set<[Unicode.Scalar]>? {
    // All digits are one text.
    if set.count > mostScalars + 10 { return nil }
    var texts: Set<[Unicode.Scalar]> = []
    for scalar in set.ranges.joined() {
      guard let scalar = Unicode.Scalar(scalar) else { return nil }
      let folded = FoldedText.fold(String(Character(scalar))).unicodeScalars
      texts.insert(folded.map { ("0"..."9").contains($0) ? "0" : $0 })
    }
    return texts.count <= mostScalars && !texts.isEmpty ? texts : nil
  }

  private static func joined(
    _ left: Set<[Unicode.Scalar]>,
    _ right: Set<[Unicode.Scalar]>
  ) -> Set<[Unicode.Scalar]>? {
    if left.count * right.count > mostTexts { return nil }
    return Set(left.flatMap { head in right.map { head + $0 } })
  }
}
