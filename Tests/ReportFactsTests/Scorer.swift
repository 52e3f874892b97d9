import Foundation

/// Scores extracted rows against gold rows exactly as the guidelines' `score.py` does.
struct Scorer {
  private(set) var requiredFigures = 0
  private(set) var judgedRows = 0
  private(set) var rightQuantities = 0
  private(set) var rightFacts = 0
  private(set) var requiredTrends = 0
  private(set) var rightTrends = 0
  /// What differs, one line each.
  private(set) var differences: [String] = []

  /// Judges the rows of one report.
  mutating func judge(_ report: String, gold: [GoldRow], found: [FoundRow]) {
    var used = Set<Int>()
    for row in gold {
      let match = Self.best(for: row, among: found, except: used)
      if let match { used.insert(match) }
      guard row.isRequired else { continue }
      let other = match.map { found[$0] }
      let isQuantity =
        other.map { $0.value.isClose(to: row.value) && squeeze($0.unit) == squeeze(row.unit) }
        ?? false
      let isFact =
        isQuantity && other.map { Self.agrees(row, $0) } ?? false
      if row.isFigured {
        requiredFigures += 1
        rightQuantities += isQuantity ? 1 : 0
        rightFacts += isFact ? 1 : 0
        judgedRows += other == nil ? 0 : 1
      } else {
        requiredTrends += 1
        rightTrends += isFact ? 1 : 0
      }
      if !isFact {
        let got = other.map {
          "\($0.quantity) \($0.unit) \($0.kind) \($0.bound) \($0.trend) \($0.metric)"
        }
        differences.append(
          "\(report) \(row.start) \(row.text): \(row.kind) \(row.bound) \(row.trend) \(row.metric)"
            + " [\(row.head)] ← \(got ?? "nothing")"
        )
      }
    }
    for (index, row) in found.enumerated() where !used.contains(index) {
      judgedRows += 1
      differences.append("\(report) \(row.start) extra: \(row.quantity) \(row.kind) \(row.metric)")
    }
  }

  /// The three lines of the scorer.
  var lines: [String] {
    [
      line("quantity", rightQuantities), line("fact    ", rightFacts),
      "trend     \(rightTrends) of \(requiredTrends) required statements without a figure",
    ]
  }

  var quantityF1: Double { f1(rightQuantities).f1 }
  var factF1: Double { f1(rightFacts).f1 }

  private func line(_ name: String, _ hits: Int) -> String {
    let score = f1(hits)
    return String(
      format: "%@  precision %.3f  recall %.3f  F1 %.3f",
      name,
      score.precision,
      score.recall,
      score.f1
    )
  }

  private func f1(_ hits: Int) -> (precision: Double, recall: Double, f1: Double) {
    let precision = judgedRows > 0 ? Double(hits) / Double(judgedRows) : 0
    let recall = requiredFigures > 0 ? Double(hits) / Double(requiredFigures) : 0
    return (precision, recall, hits > 0 ? 2 * precision * recall / (precision + recall) : 0)
  }

  // MARK: Agreement

  private static func best(for gold: GoldRow, among found: [FoundRow], except used: Set<Int>)
    -> Int?
  {
    var best: Int?
    var score = 0.0
    for (index, row) in found.enumerated() where !used.contains(index) {
      let overlap = overlap(gold.start, gold.end, row.start, row.end)
      if overlap > score {
        best = index
        score = overlap
      }
    }
    return score >= (gold.isFigured ? 0.5 : 0.01) ? best : nil
  }

  private static func overlap(_ a0: Int, _ a1: Int, _ b0: Int, _ b1: Int) -> Double {
    let common = min(a1, b1) - max(a0, b0)
    return common > 0 ? Double(common) / Double(max(a1, b1) - min(a0, b0)) : 0
  }

  private static func agrees(_ gold: GoldRow, _ row: FoundRow) -> Bool {
    gold.kind == row.kind && gold.trend == row.trend && (!gold.isFigured || gold.bound == row.bound)
      && isMetric(gold, row.metric)
  }

  static func isMetric(_ gold: GoldRow, _ metric: String) -> Bool {
    let metric = squeeze(metric)
    return metric.contains(squeeze(gold.head)) && metric.unicodeScalars.count <= 25
      && similarity(squeeze(gold.metric), metric) >= 0.6
  }

  /// F1 of the two bags of letters and digits.
  static func similarity(_ left: String, _ right: String) -> Double {
    let left = bag(left)
    let right = bag(right)
    let total = left.values.reduce(0, +) + right.values.reduce(0, +)
    guard total > 0 else { return 1 }
    let common = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
    return 2 * Double(common) / Double(total)
  }

  private static func bag(_ text: String) -> [Unicode.Scalar: Int] {
    text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      .reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}

private func squeeze(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
}

extension Double? {
  fileprivate func isClose(to other: Double?) -> Bool {
    switch (self, other) {
    case (nil, nil): true
    case (let left?, let right?): abs(left - right) <= max(1e-9, 1e-9 * max(abs(left), abs(right)))
    default: false
    }
  }
}
