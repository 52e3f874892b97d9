import ReportEngine
import ReportText
import Testing

@Suite struct FunctionTests {
  @Test(arguments: FunctionCatalog.all)
  func everyExampleGivesWhatItsHelpSays(help: FunctionHelp) {
    #expect(answer("select \(help.example) from facts limit 1") == help.result, "\(help.example)")
  }

  @Test func everyFunctionIsThereOnceWithItsHelp() {
    let names = FunctionCatalog.all.map(\.name)
    #expect(Set(names).count == names.count)
    for help in FunctionCatalog.all {
      #expect(help.form.hasPrefix(help.name + "("))
      #expect(!help.meaning.isEmpty)
    }
  }

  @Test(arguments: [
    (#"substr("abcde", 2)"#, "bcde"), (#"substr("abcde", -2)"#, "de"),
    (#"substr("abcde", 0, 2)"#, "a"), (#"substr("abcde", 3, -2)"#, "ab"),
    (#"substr("江门市", 2, 1)"#, "门"), (#"length("😀年")"#, "2"),
    (#"split_part("a/b/c", "/", -1)"#, "c"), (#"split_part("a/b", "/", 5) = """#, "true"),
    (#"split_part("abc", "", 1)"#, "abc"), (#"replace("aaa", "", "b")"#, "aaa"),
    (#"replace("aaa", "aa", "b")"#, "ba"), (#"ltrim("xxaxx", "x")"#, "axx"),
    (#"concat("a", null, 1)"#, "a1"), (#""a" || null"#, "-"), (#"length(null)"#, "-"),
    (#"contains("结案率", "案")"#, "true"), (#"contains("ABC", "b")"#, "false"),
    (#"starts_with("结案率", "")"#, "true"), (#"ends_with("结案率", "结")"#, "false"),
    (#"regexp_extract("结案", "办")"#, "-"), (#"regexp_extract("ab", "(x)?b", 1)"#, "-"),
    (#"regexp_extract("ab", "b", 7)"#, "-"), (#"regexp_replace("", "^", "x")"#, "x"),
    (#"regexp_matches(null, "a")"#, "-"),
    ("abs(-9223372036854775807)", "9223372036854775807"), ("abs(null)", "-"),
    ("sqrt(-1)", "-"), ("power(0, -1)", "-"), ("sign(0)", "0"), ("mod(5, 0)", "-"),
    ("round(-2.5)", "-3"), ("round(2.5)", "3"), ("round(1.005, 2)", "1.01"),
    ("round(123456.789, -3)", "123000"), ("ceil(-0.5)", "0"), ("floor(7)", "7"),
    ("coalesce(null, null)", "-"), ("coalesce(rate, 0)", "91.6%"), ("nullif(1, 1.0)", "-"),
    ("nullif(2, 1)", "2"), ("nullif(null, 1)", "-"), ("least(1, 2.5)", "1"),
    (#"greatest("a", "b")"#, "b"), (#"year("2024-02-29")"#, "2024"),
    (#"date("2024-02-29") - 366"#, "2023-02-28"), (#"1 + date("2024-02-28")"#, "2024-02-29"),
    (#"format_date("2024-12-31", "%j %u %%")"#, "366 2 %"),
    (#"date("2024/3/1") < "2024-03-02""#, "true"),
    (#"cast("true" as bool)"#, "true"), ("cast(1.9 as int)", "1"), ("cast(-1.9 as int)", "-1"),
    ("cast(0.5 as percent)", "50%"), ("cast(90% as number)", "0.9"),
    (#"cast("-3.5%" as percent)"#, "-3.5%"),
    (#"cast("2024-01-05" as date)"#, "2024-01-05"), ("cast(null as text)", "-"),
    (#"cast(date("2024-01-05") as text)"#, "2024-01-05"), ("cast(2 as bool)", "true"),
    ("cast(true as INTEGER)", "1"), (#"cast("1e3" as int)"#, "1000"),
    ("null is distinct from 1", "true"), ("null is distinct from null", "false"),
    ("1 is not distinct from 1.0", "true"),
    (#"case when false then 1 end"#, "-"),
    (#"case 2 when 1 then "a" when 2 then "b" else "c" end"#, "b"),
    ("case null when null then 1 else 2 end", "2"), ("case when 1 = 1 then 5% else 0 end", "5%"),
    ("case when true then null else null end", "-"),
    (#""a" || "b" || 1 + 1 || "c""#, "error"),
  ])
  func valuesAreAsSaid(expression: String, value: String) {
    let found = answer("select \(expression) from facts limit 1")
    #expect(value == "error" ? found.hasPrefix("error: ") : found == value, "\(found)")
  }

  @Test func aBranchIsComputedOnlyWhereItFits() throws {
    let rows = try evaluate("select case when value <> 318 then 1 / (value - 318) end where id = 3")
    #expect(rows.notes.isEmpty)
    #expect(
      answer("select case when id > 0 then 1 else 9223372036854775807 + id end limit 1") == "1"
    )
  }

  @Test func functionsOfColumnsAreComputedRowByRow() {
    #expect(
      answer(#"select substr(agency, 1, 1) || "-" || year, length(metric) where id in (1, 5, 7)"#)
        == "甲-2024|3\n乙-2025|5\n-|4"
    )
    #expect(
      answer(
        "select id, case when year = 2024 then \"甲\" when rate > 0 then metric end where id < 6"
      )
        == "1|甲\n2|甲\n3|-\n4|化解率\n5|-"
    )
    #expect(
      answer(#"select agency where regexp_matches(metric, substr(metric, 1, 1) || "案") limit 1"#)
        == "甲公安局"
    )
  }

  @Test func starMayLeaveColumnsOut() throws {
    #expect(answer("select * except (report, path, sha256) from reports limit 1").contains("甲公安局"))
    #expect(
      try bind("select * except (id, 机构) from facts").items.allSatisfy { $0.name != "agency" }
    )
    #expect(answer("select * except (agncy) from facts").contains("did you mean `agency`"))
  }

  @Test func allItemsGroupAndOrder() {
    #expect(
      answer("select year, count(*) group by all order by all desc")
        == "2025|3\n2024|2\n2023|1\n-|2"
    )
    #expect(answer("select kind, unit from facts where unit = \"件\" group by all") == "count|件")
    #expect(answer("select * except (id) from facts order by all").hasPrefix("error") == false)
  }
}
