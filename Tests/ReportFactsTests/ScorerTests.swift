import Testing

@Suite struct ScorerTests {
  private func gold(_ rows: String...) -> [GoldRow] {
    let names = "start\tend\ttext\tvalue\tunit\tkind\tbound\ttrend\tmetric\thead\trequire"
    return GoldRow.table(([names] + rows).joined(separator: "\n"))
  }

  @Test func aRightRowCountsForQuantityAndFact() {
    var scorer = Scorer()
    scorer.judge(
      "r",
      gold: gold("0\t3\t22次\t22\t次\tcount\texact\t\t中心组学习\t学习\tyes"),
      found: [
        FoundRow(
          start: 0,
          end: 3,
          value: 22,
          unit: "次",
          kind: "count",
          bound: "exact",
          metric: "中心组学习"
        )
      ]
    )
    #expect(
      scorer.lines == [
        "quantity  precision 1.000  recall 1.000  F1 1.000",
        "fact      precision 1.000  recall 1.000  F1 1.000",
        "trend     0 of 0 required statements without a figure",
      ]
    )
  }

  @Test func anExtraRowCostsPrecisionAndAMissedOneRecall() {
    var scorer = Scorer()
    scorer.judge(
      "r",
      gold: gold(
        "0\t3\t22次\t22\t次\tcount\texact\t\t学习\t学习\tyes",
        "9\t11\t3件\t3\t件\tcount\texact\t\t案件\t案件\tyes"
      ),
      found: [
        FoundRow(
          start: 0,
          end: 3,
          value: 22,
          unit: "次",
          kind: "count",
          bound: "exact",
          metric: "学习"
        ),
        FoundRow(
          start: 20,
          end: 23,
          value: 5,
          unit: "件",
          kind: "count",
          bound: "exact",
          metric: "x"
        ),
      ]
    )
    #expect(scorer.lines[0] == "quantity  precision 0.500  recall 0.500  F1 0.500")
    #expect(scorer.differences.count == 2)
  }

  @Test func anOptionalRowCountsNeitherForNorAgainst() {
    var scorer = Scorer()
    let rows = gold("0\t3\t22次\t22\t次\tcount\texact\t\t学习\t学习\toptional")
    scorer.judge("r", gold: rows, found: [FoundRow(start: 0, end: 3, value: 1, unit: "x")])
    scorer.judge("r", gold: rows, found: [])
    #expect(scorer.judgedRows == 0)
    #expect(scorer.requiredFigures == 0)
    #expect(scorer.differences.isEmpty)
  }

  @Test func aTrendNeedsItsDirection() {
    var scorer = Scorer()
    let rows = gold("0\t4\t大幅提升\t\t\tchange\t\tup\t结案率\t结案率\tyes")
    scorer.judge(
      "r",
      gold: rows,
      found: [FoundRow(start: 2, end: 4, kind: "change", trend: "up", metric: "结案率")]
    )
    scorer.judge(
      "r",
      gold: rows,
      found: [FoundRow(start: 2, end: 4, kind: "change", trend: "down", metric: "结案率")]
    )
    #expect(scorer.lines[2] == "trend     1 of 2 required statements without a figure")
  }

  @Test func aMetricNeedsItsHeadAndMostOfItsCharacters() {
    let row = gold("0\t1\tx\t1\t\tcount\texact\t\t综治部门牵头化解率\t化解率\tyes")[0]
    #expect(Scorer.isMetric(row, "综治部门 牵头化解率"))
    #expect(!Scorer.isMetric(row, "综治部门牵头"))
    #expect(!Scorer.isMetric(row, "化解率"))
  }
}
