import ReportCorpus
import ReportText
import SeededNumbers

/// Three tables with many nulls and repetitions, to be joined and combined at random.
enum RelationTables {
  static let corpus = Corpus(relations: [
    table("p", rows: 18, seed: 1), table("q", rows: 13, seed: 2), table("r", rows: 9, seed: 3),
  ])

  /// A table of two whole numbers, a number and a text.
  private static func table(_ name: String, rows: Int, seed: UInt64) -> Relation {
    var builder = RelationBuilder(
      name: name,
      schema: Schema([
        ColumnInfo("k", nil, .int), ColumnInfo("v", nil, .int), ColumnInfo("x", nil, .number),
        ColumnInfo("s", nil, .text),
      ])
    )
    var random = SplitMix64(seed: seed)
    let texts = ["结案率", "公安局", "abc", "件"]
    for _ in 0..<rows {
      func sometimes(_ value: Value) -> Value {
        Int.random(in: 0..<5, using: &random) == 0 ? .null : value
      }
      builder.append([
        sometimes(.int(Int64.random(in: 0...4, using: &random))),
        sometimes(.int(Int64.random(in: -9...9, using: &random))),
        sometimes(.number(Double(Int.random(in: 0...8, using: &random)) / 2)),
        sometimes(.text(texts.randomElement(using: &random) ?? "")),
      ])
    }
    return builder.build()
  }
}
