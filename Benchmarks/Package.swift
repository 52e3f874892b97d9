// swift-tools-version: 6.3
import PackageDescription

/// The settings of the targets that make facts and time queries.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// A package of its own: whoever uses the library never resolves what only measuring needs.
let package = Package(
  name: "ReportQLBenchmarks",
  dependencies: [.package(name: "ReportQL", path: "..")],
  targets: [
    .target(name: "SeededRandom", swiftSettings: strict),
    .target(
      name: "SyntheticFacts",
      dependencies: ["SeededRandom", .product(name: "ReportQL", package: "ReportQL")],
      swiftSettings: strict
    ),
    .executableTarget(name: "MakeReports", dependencies: ["SeededRandom"]),
    .executableTarget(
      name: "MakeFacts",
      dependencies: ["SyntheticFacts", .product(name: "ReportQL", package: "ReportQL")],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "TimeExtraction",
      dependencies: [.product(name: "ReportFacts", package: "ReportQL")]
    ),
    .executableTarget(
      name: "TimeQueries",
      dependencies: ["SyntheticFacts", .product(name: "ReportQL", package: "ReportQL")],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "TimeTextSearch",
      dependencies: [.product(name: "ReportQL", package: "ReportQL")],
      swiftSettings: strict
    ),
  ],
  swiftLanguageModes: [.v6]
)
