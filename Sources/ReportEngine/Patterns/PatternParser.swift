/// Reads regular expressions in the syntax of RE2.
///
/// It reads only what RE2 has accepted, and gives up on what is rare: word boundaries, classes by
/// property or name, octal and hexadecimal escapes, matching line by line.
struct PatternParser {
  private struct GivesUp: Error {}

  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var ignoresCase = false
  private var dotIsAnything = false
  private var depth = 0

  /// Nested deeper, a pattern is left to RE2: the parser recurses once a level.
  private static let deepest = 100

  /// What a pattern consists of, or `nil` where it holds what is not read here.
  static func node(_ pattern: String) -> PatternNode? {
    var parser = PatternParser(scalars: Array(pattern.unicodeScalars))
    guard let node = try? parser.choice(), parser.place == parser.scalars.count else { return nil }
    return node
  }

  private init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    if next == scalar {
      place += 1
      return true
    }
    return false
  }

  private mutating func taken() throws -> Unicode.Scalar {
    guard let scalar = next else { throw GivesUp() }
    place += 1
    return scalar
  }

  // MARK: - Structure

  private mutating func choice() throws -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw GivesUp() }
    var choices = [try sequence()]
    while take("|") { choices.append(try sequence()) }
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  private mutating func sequence() throws -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      guard let part = try atom() else { continue }
      parts.append(try repeated(part))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func repeated(_ part: PatternNode) throws -> PatternNode {
    var part = part
    while let scalar = next {
      switch scalar {
      case "*": part = .repeated(part, least: 0, most: nil)
      case "+": part = .repeated(part, least: 1, most: nil)
      case "?": part = .repeated(part, least: 0, most: 1)
      case "{":
        guard let (least, most, end) = bounds(from: place + 1) else { return part }
        part = .repeated(part, least: least, most: most)
        place = end - 1
      default: return part
      }
      place += 1
      _ = take("?")
    }
    return part
  }

  /// The bounds that follow a brace; `nil` where the brace stands for itself.
  private func bounds(from start: Int) -> (least: Int, most: Int?, end: Int)? {
    var place = start
    func number() -> Int? {
      let digits = scalars[place...].prefix { ("0"..."9").contains($0) }
      place += digits.count
      return Int(String(String.UnicodeScalarView(digits)))
    }
    guard let least = number(), place < scalars.count else { return nil }
    if scalars[place] == "}" { return (least, least, place + 1) }
    guard scalars[place] == "," else { return nil }
    place += 1
    guard place < scalars.count else { return nil }
    if scalars[place] == "}" { return (least, nil, place + 1) }
    guard let most = number(), place < scalars.count, scalars[place] == "}" else { return nil }
    return (least, most, place + 1)
  }

  /// One part of a sequence; `nil` where it only says how to read what follows.
  private mutating func atom() throws -> PatternNode? {
    switch try taken() {
    case "(": return try group()
    case "[": return .scalar(try set())
    case ".": return .scalar(dotIsAnything ? ScalarRanges([ScalarRanges.all]) : .newline.complement)
    case "^": return .textStart
    case "$": return .textEnd
    case "\\": return try escape()
    case "*", "+", "?": throw GivesUp()
    case let scalar: return .scalar(try folded(ScalarRanges(scalar.value)))
    }
  }

  private mutating func group() throws -> PatternNode? {
    let outer = (ignoresCase, dotIsAnything)
    if take("?") {
      if take("P") || next == "<" {
        while try taken() != ">" {}
      } else if try flags() {
        return nil
      }
    }
    let inner = try choice()
    if !take(")") { throw GivesUp() }
    (ignoresCase, dotIsAnything) = outer
    return inner
  }

  /// Reads flags up to a colon, or up to the parenthesis that ends them: then it says so.
  private mutating func flags() throws -> Bool {
    var value = true
    while true {
      switch try taken() {
      case "i": ignoresCase = value
      case "s": dotIsAnything = value
      // Which match is preferred does not matter.
      case "U": break
      case "-": value = false
      case ":": return false
      case ")": return true
      default: throw GivesUp()
      }
    }
  }

  // MARK: - Scalars

  private func folded(_ set: ScalarRanges) throws -> ScalarRanges {
    if !ignoresCase { return set }
    guard let folded = set.withoutCase else { throw GivesUp() }
    return folded
  }

  private mutating func escape() throws -> PatternNode {
    switch next {
    case "A": place += 1; return .textStart
    case "z": place += 1; return .textEnd
    default: break
    }
    if let named = try namedSet() { return .scalar(named) }
    return .scalar(try folded(ScalarRanges(try escapedScalar().value)))
  }

  /// A class of one letter behind a backslash.
  private mutating func namedSet() throws -> ScalarRanges? {
    let set: ScalarRanges
    switch next {
    case "d": set = .digits
    case "D": set = ScalarRanges.digits.complement
    case "w": set = .word
    case "W": set = ScalarRanges.word.complement
    case "s": set = .space
    case "S": set = ScalarRanges.space.complement
    default: return nil
    }
    if ignoresCase { throw GivesUp() }
    place += 1
    return set
  }

  private mutating func escapedScalar() throws -> Unicode.Scalar {
    switch try taken() {
    case "a": return "\u{07}"
    case "f": return "\u{0C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{0B}"
    case let scalar:
      let isMark =
        (0x21...0x7E).contains(scalar.value) && scalar != "_" && !("0"..."9").contains(scalar)
        && !("a"..."z").contains(scalar) && !("A"..."Z").contains(scalar)
      if !isMark { throw GivesUp() }
      return scalar
    }
  }

  /// A class in brackets.
  private mutating func set() throws -> ScalarRanges {
    let isNegated = take("^")
    var ranges = ScalarRanges([])
    var isFirst = true
    while isFirst || next != "]" {
      isFirst = false
      if next == "[", place + 1 < scalars.count, scalars[place + 1] == ":" { throw GivesUp() }
      if next == "\\" {
        place += 1
        if let named = try namedSet() {
          ranges = ranges.union(named)
          continue
        }
        place -= 1
      }
      let low = try setScalar()
      var high = low
      if next == "-", place + 1 < scalars.count, scalars[place + 1] != "]" {
        place += 1
        high = try setScalar()
      }
      guard low.value <= high.value else { throw GivesUp() }
      ranges = ranges.union(try folded(ScalarRanges([low.value...high.value])))
    }
    place += 1
    return isNegated ? ranges.complement : ranges
  }

  private mutating func setScalar() throws -> Unicode.Scalar {
    let scalar = try taken()
    return scalar == "\\" ? try escapedScalar() : scalar
  }
}
