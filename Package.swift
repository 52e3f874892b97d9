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
  targets: [
    // Targets stand in the order of their dependencies: each imports only what is above it.
    .target(name: "ReportText", swiftSettings: strict),
    .target(
      name: "ReportFacts",
      dependencies: ["ReportText"],
      swiftSettings: strict
    ),
    .target(name: "ReportLanguage", dependencies: ["ReportText"], swiftSettings: strict),
    .target(
      name: "CRegularExpression",
      linkerSettings: [.linkedLibrary("re2")]
    ),
    .testTarget(name: "ReportTextTests", dependencies: ["ReportText"], swiftSettings: strict),
    .testTarget(
      name: "ReportFactsTests",
      dependencies: ["ReportText", "ReportFacts"],
      exclude: ["Gold"],
      swiftSettings: strict
    ),
  ]
)
