import ReportEngine
import ReportText
import Testing

@Suite struct ArithmeticTests {
  @Test(arguments: [
    ("7 / 2", "3.5"), ("7 div 2", "3"), ("-7 div 2", "-3"), ("-7 % 3", "-1"), ("7 % -3", "1"),
    ("2 + 3 * 4", "14"), ("(2 + 3) * 4", "20"), ("- (3)", "-3"), ("1.5 + 1", "2.5"),
    ("5.5 div 2", "2"), ("5.5 % 2", "1.5"), ("1 / 0", "-"), ("1 div 0", "-"), ("1 % 0", "-"),
    ("1 + null", "-"), ("90% + 5%", "95%"), ("90% - 100%", "-10%"), ("2 * 45%", "90%"),
    ("90% / 2", "45%"), ("90% / 45%", "2"), ("50% * 50%", "25%"), ("-5%", "-5%"),
    ("3.5万", "35000"), ("2亿", "200000000"), ("1_200", "1200"), ("1.2e3", "1200"),
  ])
  func expressionsComputeAsWritten(expression: String, value: String) {
    #expect(answer("select \(expression)") == value)
  }

  @Test func overflowIsAnErrorAtItsPlace() {
    #expect(
      answer("select 1, 9223372036854775807 + 1") == """
        error: `+` leaves the whole numbers of 64 bits
         --> query:1:11
          |
        1 | select 1, 9223372036854775807 + 1
          |           ^^^^^^^^^^^^^^^^^^^^^^^ write one side as a number with a fraction, as in `1.0`
        """
    )
  }

  @Test func divisionByZeroIsNullWithANote() throws {
    let rows = try evaluate("select value / 0")
    #expect(rows.notes.map(\.message.english) == ["a division by zero gave null"])
  }

  @Test func columnsAreComputedRowByRow() {
    #expect(
      answer(#"select id, value * 2, year - report_year where unit in ("起", "件")"#)
        == "3|636|-1\n5|28000|0\n7|1000|-"
    )
  }
}
