// swift-tools-version: 6.3
import PackageDescription

// A package of its own: whoever uses the library never resolves what only measuring needs.
let package = Package(
  name: "ReportQLBenchmarks",
  dependencies: [.package(name: "ReportQL", path: "..")],
  targets: [
    .executableTarget(name: "MakeReports"),
    .executableTarget(
      name: "TimeExtraction",
      dependencies: [.product(name: "ReportQL", package: "ReportQL")]
    ),
    .executableTarget(
      name: "TimeTextSearch",
      dependencies: [.product(name: "ReportQL", package: "ReportQL")]
    ),
  ],
  swiftLanguageModes: [.v6]
)
