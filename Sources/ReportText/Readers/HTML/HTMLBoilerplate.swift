/// Tells the frame of a web page (menus, paths, footers) from its text.
struct HTMLBoilerplate {
  /// How much text the page has; what holds most of it is no frame, whatever it is called.
  let pageLength: Int

  private static let textless: Set<String> = [
    "script", "style", "noscript", "template", "head", "svg", "math", "canvas", "object", "embed",
    "iframe", "audio", "video", "button", "select", "textarea", "datalist", "option",
  ]
  private static let frameTags: Set<String> = ["nav", "footer", "aside", "dialog"]
  private static let frameRoles: Set<String> = [
    "navigation", "contentinfo", "banner", "search", "complementary",
  ]
  /// Words of which classes and ids of frames are made.
  private static let frameWords: Set<String> = [
    "nav", "navbar", "navigation", "menu", "menus", "submenu", "breadcrumb", "breadcrumbs",
    "crumb", "crumbs", "footer", "foot", "copyright", "share", "bdshare", "qrcode", "ewm",
    "sidebar", "pagination", "pager", "toolbar", "dqwz", "topbar", "prevnext", "bottom",
  ]
  private static let blocks: Set<String> = [
    "div", "ul", "ol", "dl", "table", "section", "p", "td", "form", "center",
  ]
  private static let headings: Set<String> = ["h1", "h2", "h3"]

  /// Whether nothing inside is text of the page.
  static func isNoText(_ element: HTMLElement) -> Bool {
    if textless.contains(element.tag) || element.attributes["hidden"] != nil { return true }
    guard let style = element.attributes["style"] else { return false }
    return style.lowercased().filter { $0 != " " }.contains("display:none")
  }

  /// Whether the element is part of the frame.
  func isFrame(_ element: HTMLElement) -> Bool {
    if Self.isNoText(element) { return true }
    if element.textLength * 2 > pageLength { return false }
    if Self.frameTags.contains(element.tag) || isNamedAsFrame(element) { return true }
    if element.tag == "header", element.first(Self.headings) == nil { return true }
    return isMenu(element)
  }

  private func isNamedAsFrame(_ element: HTMLElement) -> Bool {
    if let role = element.attributes["role"], Self.frameRoles.contains(role.lowercased()) {
      return true
    }
    return ["class", "id"].contains { name in
      guard let value = element.attributes[name] else { return false }
      return value.lowercased().split { !$0.isLetter }.contains {
        Self.frameWords.contains(String($0))
      }
    }
  }

  /// Whether it is mostly links and says nothing in a sentence.
  private func isMenu(_ element: HTMLElement) -> Bool {
    Self.blocks.contains(element.tag) && element.linkCount >= 3 && !element.holdsSentence
      && element.linkLength * 10 >= element.textLength * 8
  }
}
