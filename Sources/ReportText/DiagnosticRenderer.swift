/// Draws diagnostics with the line they speak of and a caret below it.
///
///     error: unknown column `agncy`
///      --> rates.rql:3:8
///       |
///     3 | select agncy, rate where year=2025
///       |        ^^^^^ did you mean `agency` (机构)?
///
/// Carets count terminal cells, so they stand right under Chinese text.
public struct DiagnosticRenderer: Sendable {
  private let source: SourceText
  private let language: Language
  private let places: PlaceTable

  /// A long line is shown in a window of this many cells around the place.
  private static let lineWidth = 100

  /// Prepares to draw diagnostics about one text.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - language: The language to speak.
  public init(_ source: SourceText, in language: Language = .english) {
    self.source = source
    self.language = language
    self.places = PlaceTable(source)
  }

  /// Draws one diagnostic; no line break at the end.
  public func render(_ diagnostic: Diagnostic) -> String {
    let label = diagnostic.label[language]
    var lines = [
      Self.headline(diagnostic.severity, diagnostic.message[language], in: language)
    ]
    var margin = " "
    if let span = diagnostic.span {
      let place = places.place(at: span.start)
      let number = String(place.line)
      margin = String(repeating: " ", count: number.count)
      lines.append("\(margin)--> \(source.name):\(place.line):\(place.column)")
      lines.append("\(margin) |")
      let excerpt = Excerpt(
        source,
        line: places.span(ofLine: place.line),
        span: span,
        width: Self.lineWidth
      )
      lines.append("\(number) | \(excerpt.text)")
      lines.append("\(margin) | \(excerpt.carets)\(label.isEmpty ? "" : " \(label)")")
    } else if !label.isEmpty {
      lines.append("\(margin) = \(label)")
    }
    let help = Wording("help: ", "帮助：")[language]
    lines += diagnostic.help.map { "\(margin) = \(help)\($0[language])" }
    return lines.joined(separator: "\n")
  }
}

extension DiagnosticRenderer {
  /// What a diagnostic begins with: how serious it is, and the message.
  public static func headline(
    _ severity: Diagnostic.Severity,
    _ message: String,
    in language: Language
  ) -> String {
    severity.word[language] + Wording(": ", "：")[language] + message
  }
}

/// The part of a line that is shown, and the carets below it.
private struct Excerpt {
  var text: String
  var carets: String

  /// Cuts a window of about `width` cells around `span` out of the line.
  init(_ source: SourceText, line: SourceSpan, span: SourceSpan, width: Int) {
    let spanStart = min(max(span.start, line.start), line.end)
    let spanEnd = min(max(span.end, spanStart), line.end)
    var before = Self.printable(source.text(in: SourceSpan(line.start, spanStart)))
    let marked = Self.printable(source.text(in: SourceSpan(spanStart, spanEnd)))
    let after = Self.printable(source.text(in: SourceSpan(spanEnd, line.end)))

    let room = width / 2
    if DisplayWidth.cells(in: before) > room {
      let reversed = String(String.UnicodeScalarView(before.unicodeScalars.reversed()))
      let tail = DisplayWidth.truncate(reversed, to: room)
      before = String(String.UnicodeScalarView(tail.unicodeScalars.reversed()))
    }
    let left = max(2, width - DisplayWidth.cells(in: before))
    self.text = before + DisplayWidth.truncate(marked + after, to: left)
    let caretCount = max(1, min(DisplayWidth.cells(in: marked), left))
    self.carets =
      String(repeating: " ", count: DisplayWidth.cells(in: before))
      + String(repeating: "^", count: caretCount)
  }

  /// Replaces control characters, which take no cell, by one space each.
  private static func printable(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      shown.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(shown)
  }
}
