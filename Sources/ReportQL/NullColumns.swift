import ReportCorpus
import ReportEngine
import ReportText

/// Says why figures that were asked for are missing from every row of an answer.
struct NullColumns {
  /// The columns that hold nothing, with what they were asked of.
  private let columns: [(name: String, measure: String)]
  private let rowCount: Int

  /// Looks at the columns of an answer; `nil` where none of figures is empty.
  ///
  /// Complexity: linear in the number of values.
  init?(_ query: BoundQuery, _ rows: EvaluatedRows) {
    guard rows.rowCount > 0 else { return nil }
    rowCount = rows.rowCount
    columns = zip(query.items, rows.columns).compactMap { item, column in
      guard let measure = item.measure, (0..<rows.rowCount).allSatisfy(column.isNull) else {
        return nil
      }
      return (item.name, measure)
    }
    if columns.isEmpty { return nil }
  }

  /// Sentences, a line for every such column.
  ///
  /// - Parameters:
  ///   - lineage: The rows that the answer stands on.
  ///   - corpus: Where they are.
  /// - Returns: The sentences, in the order of the columns.
  func lines(standingOn lineage: [RowID], in corpus: Corpus) -> [Wording] {
    let relation = lineage.lazy.filter { $0.origin == nil }
      .compactMap { corpus.relation(named: $0.relation) }
      .first { $0.schema.index(of: "value") != nil }
    let rows = Set(lineage.filter { $0.relation == relation?.name }.map(\.row)).sorted()
    return columns.map { column in
      let count = Counted.rows(rowCount)
      let empty = Wording(
        rowCount == 1
          ? "`\(column.name)` is null" : "`\(column.name)` is null in all of \(count.english)",
        rowCount == 1
          ? "`\(column.name)` 是 `null`" : "`\(column.name)` 在全部 \(count.chinese)里都是 `null`"
      )
      guard let relation, let reason = Self.reason(column.measure, rows, relation) else {
        return empty + Wording(".", "。")
      }
      return Wording(
        "\(empty.english): \(reason.english)",
        "\(empty.chinese)：\(reason.chinese)"
      )
    }
  }

  private static func reason(_ measure: String, _ rows: [Int], _ relation: Relation) -> Wording? {
    guard let value = relation.schema.index(of: "value"),
      let trend = relation.schema.index(of: "trend"),
      let unit = relation.schema.index(of: "unit")
    else { return nil }
    let figures = rows.filter { !relation.columns[value].isNull($0) }
    if figures.isEmpty {
      let trends = rows.map { relation.columns[trend][$0] }.filter { $0 != .null }
      return trends.isEmpty ? nil : TrendOnly(trends: trends).wording
    }
    guard measure != "value" else { return nil }
    if let kind = relation.schema.index(of: "kind"), ["change", "delta"].contains(measure),
      !figures.contains(where: { relation.columns[kind][$0] == .text("change") })
    {
      let kinds = counts(figures, in: relation.columns[kind])
      return Wording(
        "the figures are no changes (\(kinds.joined(separator: ", "))): `select … kind, value`",
        "这些数字不是增减（\(kinds.joined(separator: "、"))）：`select … kind, value`"
      )
    }
    let units = counts(figures, in: relation.columns[unit])
    return Wording(
      "the figures are in other units (\(units.joined(separator: ", "))): `select … value, unit`",
      "数字用的是别的单位（\(units.joined(separator: "、"))）：`select … value, unit`"
    )
  }

  /// The commonest values of some rows, each with how many rows have it.
  private static func counts(_ rows: [Int], in column: StoredColumn) -> [String] {
    var counts: [Value: Int] = [:]
    for row in rows { counts[column[row], default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key.name) < ($0.value, $1.key.name) }.prefix(4)
      .map { "\($0.key.name) \($0.value)" }
  }
}

extension Value {
  /// What a unit is called.
  fileprivate var name: String {
    switch self {
    case .text(let text) where !text.isEmpty: text
    default: "\"\""
    }
  }
}
