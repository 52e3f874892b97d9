import ReportCorpus
import ReportText
import SeededNumbers
import Testing

/// Tables of the user's: what is read out of CSV, TSV and NDJSON.
@Suite struct TableReaderTests {
  @Test func typesAreFoundOutOverTheWholeFile() throws {
    #expect(
      try shape(
        """
        n,x,share,day,ok,s,mixed
        1,1,96.67%,2025-01-28,true,a,1
        -20,2.5,90％,2025/2/1,FALSE,b,2
        ,1e3,-0.5 %,2024年3月5日,,c,x
        """
      ) == """
        n int: 1 -20 -
        x number: 1 2.5 1000
        share percent: 96.67% 90% -0.5%
        day date: 2025-01-28 2025-02-01 2024-03-05
        ok bool: true false -
        s text: a b c
        mixed text: 1 2 x
        """
    )
  }

  @Test func theLastRowMayChangeTheType() throws {
    var csv = "a\n"
    for number in 0..<5000 { csv += "\(number)\n" }
    #expect(try shape(csv).hasPrefix("a int:"))
    #expect(try shape(csv + "0.5\n").hasPrefix("a number:"))
    #expect(try shape(csv + "x\n").hasPrefix("a text:"))
  }

  @Test func codesAndNumbersWithoutRoomAreTexts() throws {
    #expect(
      try shape("code,id,zero\n007,12345678901234567890,0\n110,1,0.5\n") == """
        code text: 007 110
        id text: 12345678901234567890 1
        zero number: 0 0.5
        """
    )
    #expect(
      try shape("a,b\n9223372036854775807,-9223372036854775808\n") == """
        a int: 9223372036854775807
        b int: -9223372036854775808
        """
    )
  }

  @Test func whatCannotBeReconciledIsText() throws {
    #expect(try shape("a\n0.9\n96%\n") == "a text: 0.9 96%")
    #expect(try shape("a\n2025-02-30\n2025-02-28\n") == "a text: 2025-02-30 2025-02-28")
    #expect(try shape("a,b\nnan,inf\n0x10,1_000\n") == "a text: nan 0x10\nb text: inf 1_000")
    #expect(try shape("a,b\n,\n,\n") == "a text: - -\nb text: - -")
  }

  @Test func anEmptyFieldIsNullAndAQuotedOneAnEmptyText() throws {
    #expect(try shape("a,b\n,x\n\"\",y\n  ,z\n") == "a text: -  -\nb text: x y z")
    #expect(try shape("a,b\n,1\n\"\",2\n").hasPrefix("a text:"))
  }

  @Test func quotesSayTextWhereOnlySomeFieldsHaveThem() throws {
    let quotedCodes = "a,b\n\"440783\",1\n\"440700\",2\n"
    #expect(try shape(quotedCodes) == "a text: 440783 440700\nb int: 1 2")
    #expect(try shape("\"a\",\"b\"\n\"1\",\"2\"\n\"3\",\"4\"\n") == "a int: 1 3\nb int: 2 4")
    #expect(try shape("a,b\n\"1\",x\n2,y\n").hasPrefix("a int: 1 2"))
  }

  @Test func quotedFieldsHoldAnything() throws {
    let csv = "a,b\n\"x, \"\"y\"\"\nz\",1\n \"p\" ,2\nit's \"so\",3\n"
    #expect(try shape(csv) == "a text: x, \"y\"\nz p it's \"so\"\nb int: 1 2 3")
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func linesEndInAnyWay(lineBreak: String) throws {
    let csv = ["a,b", "1,x", "", "2,y"].joined(separator: lineBreak)
    #expect(try shape(csv) == "a int: 1 2\nb text: x y")
    #expect(try shape(csv + lineBreak) == "a int: 1 2\nb text: x y")
  }

  @Test func anEmptyLineIsARowWhereThereIsOneColumn() throws {
    #expect(try shape("a\n1\n\n2\n") == "a int: 1 - 2")
  }

  @Test func aByteOrderMarkIsNoPartOfTheFirstName() throws {
    #expect(try shape("\u{FEFF}a,b\n1,2\n") == "a int: 1\nb int: 2")
    #expect(try shape("\u{FEFF}\"a\",b\n1,2\n") == "a int: 1\nb int: 2")
  }

  @Test func tabsAndSemicolonsDelimitToo() throws {
    #expect(try shape("a\tb\n1,5\t2\n", "t.tsv") == "a text: 1,5\nb int: 2")
    #expect(try shape("a\tb\n1\t2\n", "t.csv") == "a int: 1\nb int: 2")
    #expect(try shape("a;b\n1;2\n", "t.csv") == "a int: 1\nb int: 2")
    #expect(try shape("a;b\n1;2\n", "t.tsv") == "a;b text: 1;2")
  }

  @Test func namesAreTakenWithoutTheSpacesAround() throws {
    #expect(try shape(" 区划代码 ,\"a, b\"\n1,2\n") == "区划代码 int: 1\na, b int: 2")
  }

  @Test func aHeaderAloneIsATableWithoutRows() throws {
    #expect(try shape("a,b") == "a text: \nb text: ")
  }

  @Test func objectsOfLinesAreRows() throws {
    #expect(
      try shape(
        """
        {"n": 1, "s": "x\\n\\u4e2d\\ud83d\\ude00\\"", "day": "2025-01-28", "ok": true}

        {"s": null, "n": -2.5e1, "new": {"a": [1, "}"]}, "share": "96.67%"}
        """,
        "t.ndjson"
      ) == """
        n number: 1 -25
        s text: x
        中😀" -
        day date: 2025-01-28 -
        ok bool: true -
        new text: - {"a": [1, "}"]}
        share percent: - 96.67%
        """
    )
    #expect(try shape("{\"a\":\"12\"}\n{\"a\":\"13\"}", "t.jsonl") == "a text: 12 13")
    #expect(try shape("{\"a\":\"12\"}\n{\"a\":13}", "t.jsonl") == "a text: 12 13")
    #expect(try shape("\u{FEFF}{\"a\":1,\"b\":2}\r\n{}\r\n", "stdin") == "a int: 1 -\nb int: 2 -")
  }

  @Test func numbersAreTheNearestDoubles() throws {
    var random = SplitMix64(seed: 5)
    var numbers: [Double] = []
    for _ in 0..<2000 {
      let number = Double(bitPattern: random.next())
      if number.isFinite { numbers.append(number) }
      numbers.append(Double(Int64.random(in: -99_999...99_999, using: &random)) / 1000)
    }
    let csv = "x\n" + numbers.map { "\($0)\n" }.joined()
    let relation = try TableReader.read(SourceText(name: "t.csv", csv), as: "t")
    guard case .number(let column) = relation.columns[0].unpacked else {
      Issue.record("no numbers")
      return
    }
    #expect(column.values == numbers)
  }

  @Test func percentsAreTheNearestRatios() throws {
    let points = (0...10_000).map { NumberText.shortest(Double($0) / 100) }
    let csv = "p\n" + points.map { "\($0)%\n" }.joined()
    let relation = try TableReader.read(SourceText(name: "t.csv", csv), as: "t")
    for (row, text) in points.enumerated() {
      #expect(relation.columns[0][row] == Value("\(text)%", as: .percent))
    }
  }

  @Test func rowsKnowTheirLinesAndCharacters() throws {
    let csv = "a,b\n1,\"x\ny\"\n\n2,z\r\n3,"
    let relation = try TableReader.read(SourceText(name: "t.csv", csv), as: "t")
    let origin = try #require(relation.origin)
    #expect(origin.rowCount == 3)
    #expect(
      (0..<3).map { origin.text.text(in: origin.span(ofRow: $0)) } == [
        "1,\"x\ny\"", "2,z", "3,",
      ]
    )
    #expect(origin.lines(ofRows: [2, 0, 1]) == [0: 2, 1: 5, 2: 6])
  }

  /// A line a column: its name and type, then its values, `-` for null.
  private func shape(_ text: String, _ file: String = "t.csv") throws -> String {
    let relation = try TableReader.read(SourceText(name: file, text), as: "t")
    return zip(relation.schema.columns, relation.columns).map { info, column in
      let values = (0..<column.count).map { row in
        column.isNull(row) ? "-" : column[row].plainText
      }
      return "\(info.name) \(info.type.rawValue): \(values.joined(separator: " "))"
    }.joined(separator: "\n")
  }
}
