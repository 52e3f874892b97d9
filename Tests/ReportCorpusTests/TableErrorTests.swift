import ReportCorpus
import ReportText
import Testing

/// What is wrong with a table is told at its line and column.
@Suite struct TableErrorTests {
  @Test func aRowWithAFieldTooManyIsShownWhole() {
    #expect(
      failure("编号,名称\n1,开平市公安局,x,y\n") == """
        error: 4 fields where the header names 2 columns
         --> t.csv:2:10
          |
        2 | 1,开平市公安局,x,y
          |                ^ one too many
          = help: a field that holds a comma stands in quotes: "a, b"
        """
    )
  }

  @Test(arguments: [
    ("", "1:1 the table is empty"),
    ("\n1,2", "1:1 the table is empty"),
    ("a,,c\n", "1:3 column 2 has no name"),
    ("a,b, \n", "1:5 column 3 has no name"),
    ("a,b,Ａ\n", "1:5 two columns are called `Ａ`"),
    ("a,b,c\n1,2,3\n1,2\n", "3:4 2 fields where the header names 3 columns"),
    ("a,b\n1,\"x\n2,y\n", "2:3 this quote is not closed"),
    ("a,b\n1,\"x\"y\n", "2:6 the field goes on behind its closing quote"),
    ("a,b\n中,\"x\"中\n", "2:6 the field goes on behind its closing quote"),
  ])
  func delimitedTextIsWrongAtAPlace(text: String, expected: String) {
    #expect(gist(text, "t.csv") == expected)
  }

  @Test(arguments: [
    ("", "1:1 the table is empty"),
    ("{}\n{}", "1:1 the table is empty"),
    ("{\"a\":1}\n[1]", "2:1 this line is no JSON object"),
    ("{\"a\":1}\nx", "2:1 this line is no JSON object"),
    ("{\"a\":1,}", "1:8 this is no JSON"),
    ("{\"a\" 1}", "1:6 this is no JSON"),
    ("{\"a\":01}", "1:6 this is no JSON"),
    ("{\"a\":1.}", "1:6 this is no JSON"),
    ("{\"a\":.5}", "1:6 this is no JSON"),
    ("{\"a\":nul}", "1:6 this is no JSON"),
    ("{\"a\":1", "1:7 this is no JSON"),
    ("{\"a\":\"x", "1:8 this is no JSON"),
    ("{\"a\":\"\\x\"}", "1:7 this cannot stand in a JSON text"),
    ("{\"a\":\"\\u12\"}", "1:7 this cannot stand in a JSON text"),
    ("{\"a\":\"x\ty\"}", "1:8 this cannot stand in a JSON text"),
    ("{\"a\":1} {\"a\":2}", "1:9 the line goes on behind its object"),
    ("{\"a\":1,\"a\":2}", "1:9 two columns are called `a`"),
    ("{\"\":1}", "1:3 column 1 has no name"),
  ])
  func linesOfJSONAreWrongAtAPlace(text: String, expected: String) {
    #expect(gist(text, "t.ndjson") == expected)
  }

  @Test func nestingIsLimited() {
    let text = "{\"a\":" + String(repeating: "[", count: 200_000)
    #expect(gist(text, "t.ndjson") == "1:106 objects and arrays nest deeper than 100 levels")
  }

  /// Whatever the bytes are, there is a table or an error, and the reader ends.
  @Test func damagedTablesNeverCrash() {
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let seeds = [
      ("t.csv", "a,b,c\n1,\"x, \"\"y\"\"\",2.5\n中文,,96.67%\r\n2025-01-28,true,1e400\n"),
      ("t.ndjson", "{\"a\":1,\"b\":\"x\\u4e2d\\n\"}\n{\"c\":[{\"d\":null}],\"a\":-2.5e3}\n"),
    ]
    let pieces = Array("\",\n\r\\u{}[]:1e-%年").map(String.init) + [""]
    for (name, seed) in seeds {
      for _ in 0..<3000 {
        var characters = seed.unicodeScalars.map { String($0) }
        for _ in 0...next(4) { characters[next(characters.count)] = pieces[next(pieces.count)] }
        let text = SourceText(name: name, characters.prefix(next(characters.count) + 1).joined())
        do throws(TableFailure) {
          let table = try TableReader.read(text, as: "t")
          #expect(table.columns.allSatisfy { $0.count == table.rowCount })
        } catch {
          #expect(error.issue.span.end <= text.bytes.count)
        }
      }
    }
  }

  private func gist(_ text: String, _ file: String) -> String {
    let lines = failure(text, file).split(separator: "\n").map(String.init)
    let place = lines.dropFirst().first?.split(separator: ":").dropFirst().joined(separator: ":")
    return "\(place ?? "") \(lines.first?.dropFirst("error: ".count) ?? "")"
  }

  private func failure(_ text: String, _ file: String = "t.csv") -> String {
    do throws(TableFailure) {
      _ = try TableReader.read(SourceText(name: file, text), as: "t")
      return ""
    } catch {
      return DiagnosticRenderer(error.source).render(error.issue.diagnostic)
    }
  }
}
