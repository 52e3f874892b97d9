import ReportText

/// Reads who reports, about which year, signed when.
struct HeaderReader {
  let document: LogicalText

  private var text: [UInt32] { document.scalars }

  /// Lines at the start that may be title, agency and date.
  private static let headLines = 8
  /// Lines at the end that may be signature, date and what a web page leaves behind.
  private static let tailLines = 8
  private static let longestTitle = 60

  private static let titleWords = WordTable("报告 公报 年报 总结 汇报 情况 年鉴 说明")

  /// The header of the report.
  func read() -> ReportHeader {
    var header = ReportHeader()
    let title = self.title()
    header.title = title.map { document.unwrapped(document.span(of: $0)) }
    let signature = self.signature()
    header.date = signature?.date ?? headDate()
    header.agency = agency(title: title, signature: signature?.line)
    header.year = year(title: title) ?? signatureYear(header.date)
    return header
  }

  // MARK: Title

  func title() -> Range<Int>? {
    for line in document.lines.prefix(Self.headLines) {
      let isNumbered = line.mark.map { $0.rank != .markdown } ?? false
      if isNumbered { return nil }
      let range = content(line)
      guard range.count <= Self.longestTitle, !holdsStop(range) else { return nil }
      if Self.titleWords.occurs(in: text, range), !isDashed(range) { return range }
    }
    return nil
  }

  private func content(_ line: LogicalLine) -> Range<Int> {
    (line.range.lowerBound + (line.mark?.length ?? 0))..<line.range.upperBound
  }

  private func holdsStop(_ range: Range<Int>) -> Bool {
    range.contains { text[$0] == 0x3002 || text[$0] == 0x2C || text[$0] == 0x3A }
  }

  private func isDashed(_ range: Range<Int>) -> Bool {
    range.first.map { text[$0] == 0x2014 || text[$0] == 0x2015 || text[$0] == 0x2D } ?? true
  }

  /// Whether a line tells when and where a report was made: 2010年1月20日在某市第十四届人民代表大会….
  private func isOccasion(_ line: Range<Int>) -> Bool {
    guard let first = line.first, Scalars.isDigit(text[first]),
      let date = DateReader.date(text, at: first, end: line.upperBound)
    else { return false }
    return date.end < line.upperBound && text[date.end] == 0x5728  // 在
  }

  // MARK: Date

  private func signature() -> (date: CalendarDate, line: Range<Int>?)? {
    let lines = document.lines
    for index in lines.indices.suffix(Self.tailLines).reversed() {
      var range = lines[index].range
      if let first = range.first, text[first] == 0x28 { range = (first + 1)..<range.upperBound }
      guard let date = DateReader.date(text, at: range.lowerBound, end: range.upperBound),
        range.upperBound - date.end <= 1, index > 0
      else {
        if let inline = trailingDate(lines[index].range), index >= lines.count - Self.tailLines {
          return inline
        }
        continue
      }
      let before = index > 0 ? lines[index - 1].range : nil
      return (date.day, before)
    }
    return nil
  }

  /// A line such as `开平市公安局 2025年11月5日`.
  private func trailingDate(_ range: Range<Int>) -> (date: CalendarDate, line: Range<Int>?)? {
    guard range.count <= 40, !holdsStop(range),
      let start = range.first(where: { Scalars.isDigit(text[$0]) }), start > range.lowerBound,
      let date = DateReader.date(text, at: start, end: range.upperBound),
      date.end == range.upperBound
    else { return nil }
    return (date.day, range.lowerBound..<start)
  }

  private func headDate() -> CalendarDate? {
    for line in document.lines.prefix(Self.headLines) where line.range.count <= Self.longestTitle {
      for index in line.range where Scalars.isDigit(text[index]) {
        if let date = DateReader.date(text, at: index, end: line.range.upperBound) {
          return date.day
        }
      }
    }
    return nil
  }

  // MARK: Year

  private func year(title: Range<Int>?) -> Int? {
    if let title, let year = DateReader.firstYear(text, in: title) { return year }
    for line in document.lines.prefix(Self.headLines) where line.range != title {
      let sentence =
        SentenceSplitter.sentences(of: text, in: content(line), limit: 1).first
        ?? line.range
      if isDashed(sentence) || sentence.count < 12 && line.mark == nil || isOccasion(sentence) {
        continue
      }
      if sentence.first.map({ text[$0] == 0x28 }) ?? false { continue }
      if let year = DateReader.firstYear(text, in: sentence) { return year }
    }
    return nil
  }

  /// Reports are signed in the first months of the year after, or in the last of their own.
  private func signatureYear(_ date: CalendarDate?) -> Int? {
    guard let date else { return nil }
    let (year, month, _) = date.components
    return month <= 6 ? year - 1 : year
  }

  // MARK: Agency

  /// The government of the place that a title or the line with the congress below it names.
  private func government(_ title: Range<Int>) -> String? {
    guard AgencyReader.isGovernmentReport(text, title) else { return nil }
    for line in document.lines.prefix(Self.headLines) {
      if let name = AgencyReader.government(text, in: line.range) { return name }
    }
    return nil
  }

  private func agency(title: Range<Int>?, signature: Range<Int>?) -> String? {
    if let title, let name = AgencyReader.leadingName(text, in: title) { return name }
    if let signature, signature.count <= 30,
      let name = AgencyReader.wholeName(text, in: signature)
    {
      return name
    }
    for line in document.lines.prefix(Self.headLines) {
      let range = content(line)
      if range.count <= 30, !holdsStop(range), let name = AgencyReader.wholeName(text, in: range) {
        return name
      }
    }
    for line in document.lines.suffix(Self.tailLines).reversed() where line.range.count <= 30 {
      if let name = AgencyReader.wholeName(text, in: line.range) { return name }
    }
    if let title, let name = government(title) { return name }
    for line in document.lines.prefix(Self.headLines) where !isDashed(line.range) {
      for sentence in SentenceSplitter.sentences(of: text, in: content(line), limit: 2) {
        if let name = AgencyReader.subject(text, in: sentence) { return name }
      }
    }
    return nil
  }
}
