import ReportText

/// Chooses which lines of a document break, and writes it.
///
/// Complexity: linear in the size of the document, times the width of a line.
struct LayoutRenderer {
  /// Blanks that a level is moved to the right.
  static let indentation = 2

  private let width: Int
  private let meter: WorkMeter?
  private var output = ""
  /// The terminal cells that the current line takes so far.
  private var column: Int
  /// The blanks due before the next text of the line.
  private var due = 0
  /// What is still to be written, the next one last.
  private var rest: [Step]

  private struct Step {
    var level: Int
    var isFlat: Bool
    var document: LayoutDocument
  }

  /// Writes a document.
  ///
  /// - Parameters:
  ///   - document: What is written.
  ///   - width: The terminal cells of a line.
  ///   - column: The cells that already stand on the first line.
  ///   - meter: Counts the parts of the document that are looked at.
  /// - Returns: The text, without a line break at its end.
  static func render(
    _ document: LayoutDocument,
    width: Int,
    from column: Int = 0,
    meter: WorkMeter? = nil
  ) -> String {
    var renderer = LayoutRenderer(document, width, column, meter)
    renderer.run()
    return renderer.output
  }

  private init(_ document: LayoutDocument, _ width: Int, _ column: Int, _ meter: WorkMeter?) {
    self.width = width
    self.meter = meter
    self.column = column
    self.rest = [Step(level: 0, isFlat: false, document: document)]
  }

  private mutating func run() {
    while let step = rest.popLast() {
      meter?.steps += 1
      switch step.document {
      case .text(let text), .note(let text): write(text)
      case .line where step.isFlat: write(" ")
      case .softLine where step.isFlat: break
      case .line, .softLine, .hardLine: breakLine(step.level)
      case .nest(let inner): push(inner, step.level + 1, isFlat: step.isFlat)
      case .group(let inner):
        push(inner, step.level, isFlat: step.isFlat || fits(inner))
      case .sequence(let parts):
        for part in parts.reversed() { push(part, step.level, isFlat: step.isFlat) }
      }
    }
  }

  private mutating func push(_ document: LayoutDocument, _ level: Int, isFlat: Bool) {
    rest.append(Step(level: level, isFlat: isFlat, document: document))
  }

  /// Writes text; a quoted text or a comment may hold line breaks of its own.
  private mutating func write(_ text: String) {
    output += String(repeating: " ", count: due) + text
    let scalars = text.unicodeScalars
    if let lineBreak = scalars.lastIndex(where: Lexer.isLineBreak) {
      column = DisplayWidth.cells(in: text[scalars.index(after: lineBreak)...])
    } else {
      column += due + DisplayWidth.cells(in: text)
    }
    due = 0
  }

  private mutating func breakLine(_ level: Int) {
    output += "\n"
    column = 0
    due = level * Self.indentation
  }
}

// MARK: Looking ahead

extension LayoutRenderer {
  /// Parts of a sequence, and how far they are read.
  private struct Cursor {
    var parts: [LayoutDocument]
    var next = 0
    var isFlat: Bool
  }

  /// Whether a document fits on the rest of the line, with what must follow it there.
  private func fits(_ document: LayoutDocument) -> Bool {
    var free = width - column - due
    var cursors = [Cursor(parts: [document], isFlat: true)]
    var remaining = rest.count
    while free >= 0 {
      meter?.steps += 1
      guard var cursor = cursors.popLast() else {
        if remaining == 0 { return true }
        remaining -= 1
        cursors.append(Cursor(parts: [rest[remaining].document], isFlat: rest[remaining].isFlat))
        continue
      }
      guard cursor.next < cursor.parts.count else { continue }
      let part = cursor.parts[cursor.next]
      cursor.next += 1
      cursors.append(cursor)
      switch part {
      case .text(let text):
        let firstLine = text.unicodeScalars.prefix { !Lexer.isLineBreak($0) }
        free -= DisplayWidth.cells(in: String(firstLine))
        if firstLine.count < text.unicodeScalars.count { return free >= 0 }
      case .note: break
      case .hardLine: return !cursor.isFlat
      case .line where cursor.isFlat: free -= 1
      case .softLine where cursor.isFlat: break
      case .line, .softLine: return true
      case .nest(let inner), .group(let inner):
        cursors.append(Cursor(parts: [inner], isFlat: cursor.isFlat))
      case .sequence(let parts): cursors.append(Cursor(parts: parts, isFlat: cursor.isFlat))
      }
    }
    return false
  }
}
