import Foundation
import ReportFacts
import ReportText

/// The five example reports and their gold tables.
enum ExampleReports {
  static let names = [
    "2025-开平市公安局", "2024-江门市公安局", "2023-江门市公安局蓬江分局", "2025-泾源县公安局",
    "2024-汕头市公安局",
  ]

  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  static func source(_ name: String) throws -> SourceText {
    let root = tests.deletingLastPathComponent().deletingLastPathComponent()
    let url = root.appending(path: "Examples/Reports/\(name).txt")
    return try TextDecoder.decode(name: name, bytes: [UInt8](Data(contentsOf: url)))
  }

  static func gold(_ name: String) throws -> String {
    try String(contentsOf: tests.appending(path: "Gold/\(name).tsv"), encoding: .utf8)
  }

  /// The facts of a report as the scorer compares them.
  static func rows(_ source: SourceText) -> [FoundRow] {
    let places = PlaceTable(source)
    return ReportExtractor.extract(source).facts.filter { !$0.isTarget }.map {
      FoundRow(
        start: places.codePointOffset(at: $0.span.start),
        end: places.codePointOffset(at: $0.span.end),
        quantity: $0.quantity,
        value: $0.value,
        unit: $0.unit,
        kind: $0.kind.rawValue,
        bound: $0.bound?.rawValue ?? "",
        trend: $0.trend?.rawValue ?? "",
        metric: $0.metric
      )
    }
  }
}
