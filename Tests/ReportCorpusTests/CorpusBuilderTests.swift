import ReportCorpus
import ReportFacts
import ReportText
import Testing

@Suite struct CorpusBuilderTests {
  /// One report whose one sentence states a rate, a fall and a plan.
  private func corpus() -> Corpus {
    let text = SourceText(name: "r/甲.txt", "头\n化解率98%，案件下降19.23%，力争明年95%。")
    let sentence = SourceSpan(4, text.bytes.count)
    func span(of words: String) -> SourceSpan {
      let all = Array(text.bytes)
      let wanted = Array(words.utf8)
      let start = (0...(all.count - wanted.count))
        .first { Array(all[$0..<($0 + wanted.count)]) == wanted }
      return SourceSpan(start ?? 0, (start ?? 0) + wanted.count)
    }
    let facts = [
      Fact(
        span: span(of: "98%"),
        sentence: 0,
        quantity: "98%",
        value: 98,
        unit: "%",
        kind: .rate,
        bound: .exact,
        year: 2024,
        metric: "化解率"
      ),
      Fact(
        span: span(of: "19.23%"),
        sentence: 0,
        quantity: "19.23%",
        value: 19.23,
        unit: "%",
        kind: .change,
        bound: .exact,
        trend: .down,
        year: 2024,
        metric: "案件"
      ),
      Fact(
        span: span(of: "95%"),
        sentence: 0,
        quantity: "95%",
        value: 95,
        unit: "%",
        kind: .rate,
        bound: .exact,
        year: 2025,
        metric: "化解率",
        isTarget: true
      ),
    ]
    let extraction = ReportExtraction(
      header: ReportHeader(agency: "甲局", year: 2024),
      sections: [
        ReportSection(path: "", heading: "", level: 0, part: .other, span: text.span)
      ],
      sentences: [
        ReportSentence(text: text.text(in: sentence), section: 0, span: sentence)
      ],
      facts: facts
    )
    var builder = CorpusBuilder()
    builder.add(id: "甲", text: text, extraction: extraction)
    return builder.build()
  }

  private func value(_ relation: String, _ column: String, _ row: Int = 0) throws -> Value {
    let relation = try #require(corpus().relation(named: relation))
    return relation.columns[try #require(relation.schema.index(of: column))][row]
  }

  @Test func plansAreRowsOfTargetsOnly() throws {
    #expect(corpus().relation(named: "facts")?.rowCount == 2)
    #expect(try value("targets", "value") == .number(95))
    #expect(try value("sentences", "facts") == .int(2))
    #expect(try value("reports", "facts") == .int(2))
  }

  @Test func aRateIsAPercentAndAFallIsNegative() throws {
    #expect(try value("facts", "rate") == .percent(0.98))
    #expect(try value("facts", "change") == .null)
    #expect(try value("facts", "change", 1) == .percent(-0.1923))
    #expect(try value("facts", "delta", 1) == .number(-19.23))
    #expect(try value("facts", "rate", 1) == .null)
  }

  @Test func placesAreHandedOutInCodePointsAndLines() throws {
    #expect(try value("facts", "span_start") == .int(5))
    #expect(try value("facts", "span_end") == .int(8))
    #expect(try value("facts", "source") == .text("r/甲.txt:2:4"))
    #expect(try value("reports", "characters") == .int(28))
  }

  @Test func relationsAndColumnsAnswerToTheirChineseNames() throws {
    #expect(corpus().relation(named: "事实")?.name == "facts")
    #expect(corpus().relation(named: "ＦＡＣＴＳ")?.name == "facts")
    #expect(try value("句子表", "正文") == value("sentences", "text"))
  }

  @Test func theDigestIsThatOfTheBytes() {
    var builder = CorpusBuilder()
    let nothing = ReportExtraction(header: ReportHeader(), sections: [], sentences: [], facts: [])
    builder.add(id: "a", text: SourceText(name: "a", "abc"), extraction: nothing)
    let reports = builder.build().relation(named: "reports")
    let column = reports?.schema.index(of: "sha256").map { reports?.columns[$0][0] }
    // The test vector of FIPS 180-2.
    #expect(
      column
        == .text("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    )
  }
}
