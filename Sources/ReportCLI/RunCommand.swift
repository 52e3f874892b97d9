import ArgumentParser
import ReportQL

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `reportql run FILE.rql PATH…`: runs a saved script.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a saved script.",
    discussion: """
      A wrong statement is reported and the others still run; the exit status is 1 then.
      """
  )

  @Argument(help: ArgumentHelp("The script; - for standard input.", valueName: "file.rql"))
  var script: String

  @OptionGroup var output: OutputOptions
  @OptionGroup var messages: MessageOptions
  @OptionGroup var reading: ReadingOptions

  @OptionGroup var parameters: ParameterOptions

  @Argument(help: "Reports, or folders of reports.")
  var paths: [String] = []

  func run() throws {
    let file = script == "-" ? "/dev/stdin" : script
    let name = script == "-" ? "stdin" : script
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: URL(filePath: file)))
    } catch {
      throw ValidationMessage(
        Wording("cannot read the script `\(script)`", "无法读取脚本 `\(script)`")
      )
    }
    let source: SourceText
    do throws(DecodingIssue) {
      source = try TextDecoder.decode(name: name, bytes: bytes)
    } catch {
      throw ValidationMessage(
        Wording(
          "the script `\(script)` is \(error.wording.english)",
          "脚本 `\(script)`\(error.wording.chinese)"
        )
      )
    }
    try StatementRun(
      source: source,
      paths: paths,
      options: try reading.loadOptions(messages.style),
      output: output,
      style: messages.style,
      parameters: try parameters.values
    ).execute()
  }
}

/// Wrong input, in words; unlike `ValidationError` it brings no usage line.
struct ValidationMessage: Error, CustomStringConvertible {
  let wording: Wording

  init(_ wording: Wording) { self.wording = wording }

  var description: String { wording.english }
}
