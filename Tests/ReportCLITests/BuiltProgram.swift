import Foundation

/// A program of this package, run as a person would run it.
struct BuiltProgram {
  /// What a run left behind.
  struct Outcome {
    var output: String
    var messages: String
    var status: Int32
  }

  private let path: URL

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The program of that name, built beside the tests.
  init(_ name: String) {
    let besideTests = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    let folders = besideTests + [Bundle.main.bundleURL]
    let candidates = folders.map { $0.appending(path: name) }
    path =
      candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? URL(filePath: name)
  }

  /// A program in a folder.
  init(_ name: String, at folder: String) {
    path = URL(filePath: folder).appending(path: name)
  }

  /// Where the program is.
  var location: String { path.path }

  /// Runs the program from the root of the package.
  func run(_ arguments: String..., input: String = "") throws -> Outcome {
    try run(arguments, input: input)
  }

  /// Runs the program from the root of the package.
  func run(_ arguments: [String], input: String = "") throws -> Outcome {
    let process = Process()
    process.executableURL = path
    process.arguments = arguments
    process.currentDirectoryURL = Self.root
    let (output, messages, typed) = (Pipe(), Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = messages
    process.standardInput = typed
    try process.run()
    try typed.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try typed.fileHandleForWriting.close()
    // Messages are few: they fit the pipe while the output is read.
    let outputBytes = try output.fileHandleForReading.readToEnd() ?? Data()
    let messageBytes = try messages.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      output: String(decoding: outputBytes, as: UTF8.self),
      messages: String(decoding: messageBytes, as: UTF8.self),
      status: process.terminationStatus
    )
  }
}
