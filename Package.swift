// swift-tools-version: 6.3
import PackageDescription

/// The settings of every Swift target: nothing is imported for others by accident, and every
/// existential is visible.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "ReportQL",
  products: [
    .library(name: "ReportQL", targets: ["ReportQL"]),
    // Reading facts alone, for programs that ask no queries.
    .library(name: "ReportFacts", targets: ["ReportText", "ReportFacts"]),
    // The target is not called `reportql`: it would differ from `ReportQL` by case only.
    .executable(name: "reportql", targets: ["ReportCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Targets stand in the order of their dependencies: each imports only what is above it.
    // The HTML5 parser: small, and without libraries of its own.
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    // The XML parser that reads the parts of .docx, and what unpacks them.
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "ReportText",
      dependencies: ["CGumbo", "CExpat", "CZlib"],
      swiftSettings: strict
    ),
    .target(
      name: "ReportFacts",
      dependencies: ["ReportText"],
      exclude: ["Lexicon/Concepts.tsv"],  // compiled in by Scripts/make-lexicon
      swiftSettings: strict
    ),
    .systemLibrary(name: "CLibMD", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),
    .systemLibrary(name: "CMemory"),
    .systemLibrary(name: "CPrefetch"),
    .target(
      name: "ReportCorpus",
      dependencies: [
        "ReportText", "ReportFacts", "CLibMD", "CMemory", "CPackedCodes", "CPrefetch",
      ],
      swiftSettings: strict
    ),
    .target(name: "ReportLanguage", dependencies: ["ReportText"], swiftSettings: strict),
    .target(name: "CRegularExpression", linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "CPackedCodes"),
    .target(
      name: "ReportEngine",
      dependencies: [
        "ReportText", "ReportCorpus", "ReportLanguage", "CRegularExpression", "CPackedCodes",
        "CPrefetch",
      ],
      swiftSettings: strict
    ),
    .target(
      name: "ReportQL",
      dependencies: [
        "ReportText", "ReportFacts", "ReportCorpus", "ReportLanguage", "ReportEngine",
      ],
      swiftSettings: strict
    ),
    .systemLibrary(name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(
      name: "ReportREPL",
      dependencies: ["ReportText", "ReportQL", "CLibEdit"],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "ReportCLI",
      dependencies: [
        "ReportText", "ReportLanguage", "ReportQL", "ReportREPL",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),

    .executableTarget(
      name: "EmbedInSwift",
      dependencies: ["ReportQL"],
      path: "Examples/EmbedInSwift",
      swiftSettings: strict
    ),

    // Tests, in the same order; what only they need stands beside them.
    .target(name: "SeededNumbers", path: "Tests/SeededNumbers", swiftSettings: strict),
    .testTarget(name: "ReportTextTests", dependencies: ["ReportText"], swiftSettings: strict),
    .testTarget(
      name: "ReportFactsTests",
      dependencies: ["ReportText", "ReportFacts"],
      exclude: ["Gold", "Cases"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ReportCorpusTests",
      dependencies: ["ReportText", "ReportFacts", "ReportCorpus", "SeededNumbers"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ReportLanguageTests",
      dependencies: ["ReportText", "ReportLanguage", "SeededNumbers"],
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
        "CPackedCodes", "SeededNumbers",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ReportQLTests",
      dependencies: ["ReportQL", "SeededNumbers"],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "ReportREPLHost",
      dependencies: ["ReportQL", "ReportREPL"],
      path: "Tests/ReportREPLHost",
      swiftSettings: strict
    ),
    .testTarget(
      name: "ReportREPLTests",
      dependencies: ["ReportQL", "ReportREPL", "ReportREPLHost"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ReportCLITests",
      dependencies: [
        "ReportQL", "ReportCLI", "EmbedInSwift",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
  ]
)
