/// The title of a page where its body does not repeat it.
enum HTMLTitle {
  private static let reportWords = ["报告", "公报", "总结", "年报", "情况", "汇报", "年鉴"]

  /// The title of a report that stands in none of the lines.
  static func missing(of page: HTMLElement, in lines: [String]) -> String? {
    guard let head = page.first(["head"]) else { return nil }
    let named = head.elements.first {
      $0.tag == "meta" && $0.attributes["name"]?.lowercased() == "articletitle"
    }
    let title = named?.attributes["content"] ?? head.first(["title"]).map { beforeSite($0.text) }
    var collector = LineCollector()
    collector.appendLine(title ?? "")
    guard let line = collector.lines.first,
      reportWords.contains(where: { line.hasSuffix($0) || line.contains($0) })
    else { return nil }
    let wanted = line.filter { !$0.isWhitespace }
    let isRepeated = lines.contains { $0.filter { !$0.isWhitespace }.contains(wanted) }
    return isRepeated ? nil : line
  }

  /// `报告_某市人民政府网` without the name of the site.
  private static func beforeSite(_ title: String) -> String {
    guard let end = title.firstIndex(where: { "_|–—".contains($0) }) else {
      return title.split(separator: "-").first { part in
        reportWords.contains { part.contains($0) }
      }.map(String.init) ?? title
    }
    return String(title[..<end])
  }
}
