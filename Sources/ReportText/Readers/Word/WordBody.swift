/// Collects the lines of the main part of a Word document.
final class WordBody: XMLVisitor {
  private let styles: WordStyles
  private var collector = LineCollector()
  /// The paragraphs begun: a text box stands within a paragraph.
  private var paragraphs: [Paragraph] = []
  private var tables: [Table] = []
  private var takesText = false
  /// How many elements deep it is in what is left out.
  private var skipped = 0

  private struct Paragraph {
    var text = ""
    var level: Int?
    var isOfContents = false
  }

  private struct Table {
    var cells: [String] = []
    /// The lines of the cell begun.
    var cell: [String] = []
    /// How many columns it takes beyond its own.
    var extraColumns = 0
  }

  /// Deleted text, and the second copy of a drawing for old programs.
  private static let leftOut: Set<String> = ["w:del", "w:moveFrom", "mc:Fallback", "w:tblGrid"]
  private static let deepestHeading = 6
  private static let widestSpan = 100

  init(styles: WordStyles) { self.styles = styles }

  /// The lines of the document.
  var lines: [String] { collector.lines }

  func begin(_ tag: String, attributes: [String: String]) {
    if skipped > 0 || Self.leftOut.contains(tag) {
      skipped += 1
      return
    }
    switch tag {
    case "w:p": paragraphs.append(Paragraph())
    case "w:t": takesText = true
    case "w:tab", "w:ptab": append(" ")
    case "w:br", "w:cr": append("\n")
    case "w:noBreakHyphen": append("-")
    case "w:tbl": tables.append(Table())
    case "w:tc": change { $0.cell = [] }
    case "w:gridSpan":
      let span = attributes["w:val"].flatMap { Int($0) } ?? 1
      change { $0.extraColumns = min(max(span, 1), Self.widestSpan) - 1 }
    default: beginProperty(tag, attributes)
    }
  }

  private func beginProperty(_ tag: String, _ attributes: [String: String]) {
    guard !paragraphs.isEmpty else { return }
    let last = paragraphs.count - 1
    switch tag {
    case "w:pStyle":
      let style = attributes["w:val"] ?? ""
      paragraphs[last].level = paragraphs[last].level ?? styles.headingLevels[style]
      if styles.contents.contains(style) { paragraphs[last].isOfContents = true }
    case "w:outlineLvl":
      guard let level = attributes["w:val"].flatMap({ Int($0) }) else { return }
      paragraphs[last].level = level < WordStyles.bodyLevel ? level + 1 : nil
    case "w:hyperlink":
      if attributes["w:anchor"]?.hasPrefix("_Toc") == true { paragraphs[last].isOfContents = true }
    default: break
    }
  }

  func take(_ text: String) {
    if takesText, skipped == 0 { append(text) }
  }

  func end(_ tag: String) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch tag {
    case "w:t": takesText = false
    case "w:p": endParagraph()
    case "w:tc":
      change { table in
        table.cells.append(table.cell.joined(separator: " "))
        table.cells += Array(repeating: "", count: table.extraColumns)
        table.cell = []
        table.extraColumns = 0
      }
    case "w:tr":
      let row = tables.last?.cells ?? []
      change { $0.cells = [] }
      endRow(row)
    case "w:tbl": _ = tables.popLast()
    default: break
    }
  }

  private func endParagraph() {
    guard let paragraph = paragraphs.popLast(), !paragraph.isOfContents else { return }
    var collected = LineCollector()
    for line in paragraph.text.split(separator: "\n") { collected.appendLine(String(line)) }
    if !tables.isEmpty {
      change { $0.cell += collected.lines }
    } else if let level = paragraph.level, !collected.lines.isEmpty {
      let marks = String(repeating: "#", count: min(level, Self.deepestHeading))
      collector.appendLine(marks + " " + collected.lines.joined(separator: " "))
    } else {
      for line in collected.lines { collector.appendLine(line) }
    }
  }

  /// A row of a table within a cell belongs to that cell.
  private func endRow(_ row: [String]) {
    if tables.count > 1 {
      let text = row.filter { !$0.isEmpty }.joined(separator: " ")
      if !text.isEmpty { tables[tables.count - 2].cell.append(text) }
    } else if row.count == 1 {
      collector.appendLine(row[0])
    } else {
      collector.appendRow(row)
    }
  }

  private func append(_ text: String) {
    if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].text += text }
  }

  private func change(_ change: (inout Table) -> Void) {
    if !tables.isEmpty { change(&tables[tables.count - 1]) }
  }
}
