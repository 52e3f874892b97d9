import ReportQL
import Testing

@Suite struct FormatTests {
  private let session = Session(documents: [(id: "a", text: "")])

  private func formatted(
    _ query: String,
    as format: OutputFormat,
    width: Int? = nil
  ) throws -> String {
    try session.run(query).formatted(as: format, width: width)
  }

  @Test func tablesAlignTextLeftAndNumbersRightByDisplayWidth() throws {
    #expect(
      try formatted(#"select "公安局" as 机构, 2.5 as n, 96.67% as 比率, true"#, as: .table) == """
        机构      n    比率  true
        ──────  ───  ──────  ────
        公安局  2.5  96.67%  true
        1 row

        """
    )
  }

  @Test func aNarrowTerminalCutsTheWidestTextsAndShowsIt() throws {
    let table = try formatted(
      #"select "一二三四五六七八九十" as a, "x" as b"#,
      as: .table,
      width: 14
    )
    #expect(
      table == """
        a            b
        ───────────  ─
        一二三四五…  x
        1 row

        """
    )
  }

  @Test func lineBreaksDoNotBreakTables() throws {
    #expect(try formatted("select \"a\nb\" as t", as: .table).contains("a b"))
  }

  @Test func csvQuotesWhatNeedsIt() throws {
    #expect(
      try formatted(#"select "a,b" as x, "say ""hi""" as y, null as z, 5% as p"#, as: .csv)
        == "x,y,z,p\n\"a,b\",\"say \"\"hi\"\"\",,5%\n"
    )
    #expect(try formatted("select null as z", as: .csv) == "z\n\"\"\n")
  }

  @Test func ndjsonWritesRatiosEscapesAndUniqueNames() throws {
    #expect(
      try formatted(
        "select 96.67% as r, \"a\t\"\"\\\" as t, null as n, 1 as r, 1.50 as d",
        as: .ndjson
      )
        == #"{"r":0.9667,"t":"a\t\"\\","n":null,"r_2":1,"d":1.5}"# + "\n"
    )
  }

  @Test func noRowIsAHeaderOrNothing() throws {
    #expect(try formatted("select report from reports where false", as: .csv) == "report\n")
    #expect(try formatted("select report from reports where false", as: .ndjson) == "")
  }
}
