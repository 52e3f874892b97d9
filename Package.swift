// swift-tools-version: 6.3
import PackageDescription

/// The settings of every Swift target: nothing is imported for others by accident, and every
/// existential is visible.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "ReportQL",
  products: [
    .library(name: "ReportQL", targets: ["ReportQL"])
  ],
  targets: [
    // Targets stand in the order of their dependencies: each imports only what is above it.
    .target(name: "ReportText", swiftSettings: strict),
    .target(
      name: "ReportFacts",
      dependencies: ["ReportText"],
      swiftSettings: strict
    ),
    .systemLibrary(name: "CLibMD", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),
    .target(
      name: "ReportCorpus",
      dependencies: ["ReportText", "ReportFacts", "CLibMD"],
      swiftSettings: strict
    ),
    .target(name: "ReportLanguage", dependencies: ["ReportText"], swiftSettings: strict),
    .target(
      name: "CRegularExpression",
      linkerSettings: [.linkedLibrary("re2")]
    ),
    .target(
      name: "ReportEngine",
      dependencies: ["ReportText", "ReportCorpus", "ReportLanguage", "CRegularExpression"],
      swiftSettings: strict
    ),

    .target(
      name: "ReportQL",
      dependencies: [
        "ReportText", "ReportFacts", "ReportCorpus", "ReportLanguage", "ReportEngine",
      ],
      swiftSettings: strict
    ),

    .testTarget(name: "ReportTextTests", dependencies: ["ReportText"], swiftSettings: strict),
    .testTarget(
      name: "ReportLanguageTests",
      dependencies: ["ReportText", "ReportLanguage"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ReportCorpusTests",
      dependencies: ["ReportText", "ReportFacts", "ReportCorpus"],
      swiftSettings: strict
    ),
    .systemLibrary(
      name: "CSQLite",
      path: "Tests/CSQLite",
      pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"])]
    ),
    .testTarget(
      name: "ReportEngineTests",
      dependencies: [
        "ReportText", "ReportFacts", "ReportCorpus", "ReportLanguage", "ReportEngine", "CSQLite",
      ],
      swiftSettings: strict
    ),
  ]
)
