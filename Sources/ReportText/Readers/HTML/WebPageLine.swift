/// Takes from the lines of a web page what its tools and its footer wrote.
enum WebPageLine {
  /// A longer line is prose, whatever words stand in it.
  private static let longest = 120

  private static let frameWords = [
    "扫一扫在手机", "扫码", "扫一扫", "当前位置", "您的位置", "您现在的位置", "所在位置", "版权所有", "ICP备",
    "公网安备", "网站标识码", "技术支持", "建议使用", "浏览次数", "点击次数", "访问次数", "访问量", "阅读次数", "阅读量",
    "点击量", "浏览量", "返回顶部", "上一篇", "下一篇", "打印本页", "关闭窗口", "关闭本页", "分享到", "无障碍", "相关链接",
    "责任编辑", "主办单位", "承办单位", "主办：", "Copyright", "copyright", "©", "视力保护色",
  ]
  /// Lines that tell where and when a page was published are kept up to the first tool.
  private static let publication = [
    "发布时间", "发布日期", "发文日期", "成文日期", "信息来源", "来源", "时间", "日期", "作者", "发布机构", "索引号",
  ]
  private static let toolStarts = [
    "浏览次数", "点击次数", "访问次数", "访问量", "阅读次数", "阅读量", "点击量", "浏览量", "浏览", "阅读", "点击", "字号",
    "字体", "打印", "【打印", "[打印", "分享", "收藏", "视力保护色", "责任编辑", "扫一扫",
  ]
  private static let tools = [
    "打印", "关闭", "分享", "收藏", "返回", "字号", "字体", "下载", "首页", "登录", "注册", "更多", "繁体", "简体", "微信",
    "微博", "复制链接", "大", "中", "小", "默认", "特大", "保存", "朗读", "到", "English", "A+", "A-",
  ]

  /// What is left of a line; `nil` where that is nothing.
  static func cleaned(_ line: String) -> String? {
    guard line.unicodeScalars.count <= longest, !line.unicodeScalars.contains("。") else {
      return line
    }
    if publication.contains(where: { line.hasPrefix($0) }) { return cut(line) }
    if frameWords.contains(where: { holds(line, $0) }) || isOnlyTools(line) { return nil }
    return line
  }

  private static func cut(_ line: String) -> String? {
    var end = line.endIndex
    for start in toolStarts {
      if let found = firstIndex(of: start, in: line), found < end { end = found }
    }
    let rest = trimmed(line[..<end])
    return rest.isEmpty ? nil : rest
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let last = text.last, last == " " || last == "|" || last == "【" || last == "[" {
      text.removeLast()
    }
    return String(text)
  }

  private static func isOnlyTools(_ line: String) -> Bool {
    var rest = line[...]
    while let first = rest.first {
      if let tool = tools.first(where: { rest.hasPrefix($0) }) {
        rest.removeFirst(tool.count)
      } else if first.isLetter || first.isNumber {
        return false
      } else {
        rest.removeFirst()
      }
    }
    return true
  }

  private static func holds(_ line: String, _ word: String) -> Bool {
    firstIndex(of: word, in: line) != nil
  }

  private static func firstIndex(of word: String, in line: String) -> String.Index? {
    let wanted = Array(word.utf8)
    let bytes = Array(line.utf8)
    guard bytes.count >= wanted.count else { return nil }
    for start in 0...(bytes.count - wanted.count)
    where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
      return line.utf8.index(line.startIndex, offsetBy: start)
    }
    return nil
  }
}
