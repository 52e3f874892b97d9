import Testing

@Suite struct OrderTests {
  @Test func nullsComeLastBothWaysUnlessAskedFirst() {
    #expect(answer("select id, rate order by rate limit 3") == "1|91.6%\n4|96.67%\n2|-")
    #expect(answer("select id, rate order by rate desc limit 3") == "4|96.67%\n1|91.6%\n2|-")
    #expect(answer("select id order by rate nulls first limit 2") == "2\n3")
  }

  @Test func equalRowsKeepTheOrderOfTheCorpus() {
    #expect(answer("select id order by kind desc, agency limit 4") == "4\n1\n8\n7")
  }

  @Test func anAliasComesBeforeAnInput() {
    #expect(answer("select -id as id order by id limit 2") == "-8\n-7")
  }

  @Test func orderMayUseWhatIsNotShown() {
    #expect(answer("select metric order by value desc limit 2") == "受理 案件\n投入")
    #expect(answer("select agency group by agency order by count(*), agency") == "丙法院\n乙公安局\n甲公安局")
  }

  @Test func negativeNumbersAreOrderedToo() {
    #expect(
      answer("select value * -1 where value is not null order by 1 limit 3")
        == "-14000\n-2500.5\n-500"
    )
  }

  @Test func limitAndOffsetCutARun() {
    #expect(answer("select id limit 2 offset 3") == "4\n5")
    #expect(answer("select id limit 0") == "")
    #expect(answer("select id offset 6") == "7\n8")
    #expect(answer("select id order by id desc limit 1 + 1") == "8\n7")
  }
}
