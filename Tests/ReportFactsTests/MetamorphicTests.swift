import ReportFacts
import ReportText
import Testing

/// The five reports, changed in ways that change no fact.
@Suite struct MetamorphicTests {
  /// What a fact says, without regard to width.
  private func facts(_ text: String) -> [String] {
    ReportExtractor.extract(SourceText(name: "t", text)).facts.map { fact in
      let value = fact.value.map { "\($0)" } ?? "-"
      let row =
        "\(value) \(fact.unit) \(fact.kind) \(fact.trend.map { "\($0)" } ?? "") \(fact.isTarget)"
      return FoldedText.fold("\(row) \(fact.role) \(fact.metric)")
    }
  }

  private func longestParagraph(of text: String) throws -> String {
    let paragraphs: [Substring] = text.split(separator: "\n")
    return String(try #require(paragraphs.max { $0.count < $1.count }))
  }

  private func mapped(_ text: String, _ table: [Character: Character]) -> String {
    String(text.map { table[$0] ?? $0 })
  }

  @Test(arguments: ExampleReports.names) func punctuationMayBeHalfOrFullWidth(_ name: String) throws
  {
    let text = try ExampleReports.source(name).string
    let narrow = mapped(text, ["，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "％": "%"])
    #expect(facts(narrow) == facts(text))
    let wide = mapped(narrow, [",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "%": "％"])
    #expect(facts(wide) == facts(text))
  }

  @Test(arguments: ExampleReports.names) func digitsMayBeFullWidth(_ name: String) throws {
    let text = try ExampleReports.source(name).string
    let digits = Dictionary(uniqueKeysWithValues: zip("0123456789", "０１２３４５６７８９"))
    #expect(facts(mapped(text, digits)) == facts(text))
  }

  @Test(arguments: ExampleReports.names) func thousandsMayBeSeparated(_ name: String) throws {
    let source = try ExampleReports.source(name)
    var bytes = source.bytes
    for fact in ReportExtractor.extract(source).facts.reversed() {
      let digits = bytes[fact.span.range].indices.filter { (0x30...0x39).contains(bytes[$0]) }
      guard digits.count >= 4, digits.count <= 6, !bytes[fact.span.range].contains(0x2E),
        !bytes[fact.span.range].contains(0x2C), digits[digits.count - 1] - digits[0] < 6
      else { continue }
      bytes.insert(0x2C, at: digits[digits.count - 3])
    }
    #expect(facts(String(decoding: bytes, as: UTF8.self)) == facts(source.string))
  }

  @Test(arguments: ExampleReports.names, [60, 75, 88]) func linesMayBeWrapped(
    _ name: String,
    at columns: Int
  ) throws {
    let text = try ExampleReports.source(name).string
    let paragraph = try longestParagraph(of: text)
    var wrapped = ""
    var cells = 0
    for character in paragraph {
      let width = DisplayWidth.cells(in: String(character))
      if cells + width > columns {
        wrapped += "\n"
        cells = 0
      }
      wrapped.append(character)
      cells += width
    }
    #expect(facts(wrapped) == facts(paragraph))
  }

  @Test(arguments: ExampleReports.names) func headingsMayBeMarkdown(_ name: String) throws {
    let text = try ExampleReports.source(name).string
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let isHeading =
        line.count < 30 && "一二三四五六七八".contains(line.first ?? " ")
        && line.dropFirst().first == "、"
      return isHeading ? "\n## \(line)\n" : String(line)
    }
    #expect(facts(lines.joined(separator: "\n")) == facts(text))
  }

  @Test(arguments: ExampleReports.names) func agenciesMayBeExchanged(_ name: String) throws {
    let source = try ExampleReports.source(name)
    let agency = try #require(ReportExtractor.extract(source).header.agency)
    let text = source.string
    let other = "青河县市场监督管理局"
    let changed = text.replacing(agency, with: other)
    #expect(ReportExtractor.extract(SourceText(name: "t", changed)).header.agency == other)
    let expected = facts(text).map { $0.replacing(agency, with: other) }
    #expect(facts(changed).map { $0.prefix(20) } == expected.map { $0.prefix(20) })
  }

  @Test(arguments: ExampleReports.names) func sentencesMayBeShuffled(_ name: String) throws {
    let text = try ExampleReports.source(name).string
    let paragraph = try longestParagraph(of: text)
    let sentences = paragraph.split(separator: "。").map { "\($0)。" }
    let reversed = sentences.reversed().joined()
    #expect(facts(reversed).sorted() == facts(sentences.joined()).sorted())
  }
}
