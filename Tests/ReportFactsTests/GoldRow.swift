import Foundation

/// One annotated row of a gold table.
struct GoldRow {
  var start: Int
  var end: Int
  var text: String
  var value: Double?
  var unit: String
  var kind: String
  var bound: String
  var trend: String
  var metric: String
  var head: String
  var isRequired: Bool
  var isFigured: Bool

  /// The rows of a table in the format of the guidelines.
  static func table(_ text: String) -> [GoldRow] {
    records(text).map { record in
      let value = record["value"] ?? ""
      return GoldRow(
        start: Int(record["start"] ?? "") ?? 0,
        end: Int(record["end"] ?? "") ?? 0,
        text: record["text"] ?? "",
        value: Double(value),
        unit: record["unit"] ?? "",
        kind: record["kind"] ?? "",
        bound: record["bound"] ?? "",
        trend: record["trend"] ?? "",
        metric: record["metric"] ?? "",
        head: record["head"] ?? "",
        isRequired: record["require"] == "yes",
        isFigured: !value.isEmpty
      )
    }
  }

  /// The records of a table with a header line.
  static func records(_ text: String) -> [[String: String]] {
    var lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard !lines.isEmpty else { return [] }
    let names = lines.removeFirst()
    return lines.map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
  }
}

/// One row that was extracted, as the scorer compares it.
struct FoundRow {
  var start: Int
  var end: Int
  var quantity = ""
  var value: Double?
  var unit = ""
  var kind = ""
  var bound = ""
  var trend = ""
  var metric = ""
}
