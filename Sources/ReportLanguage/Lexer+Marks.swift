import ReportText

extension Lexer {
  /// Reads punctuation or an operator; `nil` where none begins.
  mutating func readMark() -> Token.Kind? {
    let start = index
    if peek() == "。" { return readIdeographicStop() }
    let foreign = match(in: Self.foreignMarks)
    if foreign == nil, let (spelling, kind) = match(in: Self.marks) {
      index += spelling.count
      return kind
    }
    guard let (spelling, meant) = foreign ?? match(in: Self.foreignNot) else { return nil }
    index += spelling.count
    report(.foreignMark(written: text(from: start), meant: Self.spelling(of: meant)), from: start)
    return meant
  }

  /// 。 is a point where it touches words on both sides, else it ends a statement.
  private mutating func readIdeographicStop() -> Token.Kind {
    let touchesBefore = peek(-1).map { Self.continuesName($0) || $0 == "`" } ?? false
    let touchesBehind = peek(1).map { Self.continuesName($0) || $0 == "`" } ?? false
    index += 1
    return .mark(touchesBefore && touchesBehind ? .point : .semicolon)
  }

  static func startsMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "。" || marks.contains { $0.spelling.first == scalar }
      || foreignMarks.contains { $0.spelling.first == scalar }
  }

  private typealias Spelling = (spelling: [Unicode.Scalar], kind: Token.Kind)

  private func match(in table: [Spelling]) -> Spelling? {
    table.first { entry in
      entry.spelling.indices.allSatisfy { peek($0) == entry.spelling[$0] }
    }
  }

  private static func spelling(of kind: Token.Kind) -> String {
    switch kind {
    case .keyword(let keyword): keyword.rawValue
    case .mark(let mark): mark.rawValue
    default: ""
    }
  }

  /// The marks of the language, longer ones before those that they begin with.
  private static let marks: [Spelling] = {
    var table = Mark.allCases.map { (Array($0.rawValue.unicodeScalars), Token.Kind.mark($0)) }
    table += [("!=", Mark.notEqual), ("≠", .notEqual), ("≤", .lessOrEqual), ("≥", .greaterOrEqual)]
      .map { (Array($0.0.unicodeScalars), .mark($0.1)) }
    table.append((["、"], .mark(.comma)))
    return table.sorted { $0.0.count > $1.0.count }
  }()

  /// Marks of other languages and look-alikes, with what is written here instead.
  private static let foreignMarks: [Spelling] = {
    let table: [(String, Token.Kind)] = [
      ("===", .mark(.equal)), ("==", .mark(.equal)), ("!==", .mark(.notEqual)),
      ("=~", .mark(.contains)), ("=<", .mark(.lessOrEqual)), ("=>", .mark(.greaterOrEqual)),
      ("&&", .keyword(.and)),
      ("〜", .mark(.contains)), ("∼", .mark(.contains)),
      ("−", .mark(.minus)), ("–", .mark(.minus)), ("—", .mark(.minus)),
      ("×", .mark(.star)), ("÷", .mark(.slash)),
    ]
    return table.map { (Array($0.0.unicodeScalars), $0.1) }
  }()

  /// `!` is foreign only where it begins none of the language's own marks.
  private static let foreignNot: [Spelling] = [(["!"], .keyword(.not))]
}
