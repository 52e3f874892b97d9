/// Which paragraph styles of a document are headings, and of which level.
final class WordStyles: XMLVisitor {
  /// The level of a heading, from 1, by the id of its style.
  private(set) var headingLevels: [String: Int] = [:]
  /// The ids of the styles of tables of contents.
  private(set) var contents: Set<String> = []
  private var style: String?

  /// What Word writes for text that is no heading.
  static let bodyLevel = 9

  func begin(_ tag: String, attributes: [String: String]) {
    switch tag {
    case "w:style":
      style = attributes["w:type"] == "paragraph" ? attributes["w:styleId"] : nil
    case "w:name":
      if let style, let name = attributes["w:val"] { takeName(name.lowercased(), of: style) }
    case "w:outlineLvl":
      if let style, let level = attributes["w:val"].flatMap({ Int($0) }), level < Self.bodyLevel {
        headingLevels[style] = level + 1
      }
    default: break
    }
  }

  private func takeName(_ name: String, of style: String) {
    if name.hasPrefix("toc ") {
      contents.insert(style)
    } else if name.hasPrefix("heading "), let level = Int(name.dropFirst("heading ".count)) {
      headingLevels[style] = level
    }
  }

  func take(_ text: String) {}

  func end(_ tag: String) {
    if tag == "w:style" { style = nil }
  }
}
