import ArgumentParser
import ReportQL
import Testing

@testable import ReportCLI

/// The command lines that are read without the parser of all of them.
@Suite struct PlainCommandLineTests {
  private static let plain = [
    [], ["Reports"], ["a", "b/c.txt"], ["-c", "select 1"], ["-c", "select 1", "Reports"],
    ["Reports", "-c", "select 1"], ["a", "-c", "select 1", "b"], ["--strict", "Reports"],
    ["--format", "csv", "-c", "select 1", "Reports"], ["-c", "select 1", "--format", "table"],
    ["-c", "", "Reports"], ["-c", "run"], ["-c", "help", "--strict", "Reports"],
  ]

  @Test(arguments: plain)
  func areReadAsTheParserReadsThem(_ arguments: [String]) throws {
    let question = try #require(Question(plain: arguments))
    let command = try #require(try ReportQLCommand.parseAsRoot(arguments) as? AskCommand)
    #expect(question.query == command.query)
    #expect(question.paths == command.paths)
    #expect(question.form == command.output.form)
    #expect(question.style == command.messages.style)
    #expect(question.options.keepsDuplicates == command.reading.keepDuplicates)
    #expect(question.options.jobs == nil)
    #expect(question.parameters.isEmpty)
    #expect(question.tables.isEmpty)
  }

  private static let others = [
    ["run", "a.rql"], ["ask", "-c", "select 1"], ["help"], ["fmt"], ["extract"], ["text", "a"],
    ["why", "a:1:1"], ["-h"], ["--help"], ["--version"], ["-c"], ["-c", "--help"],
    ["-c", "-- a comment"], ["-c", "select 1", "-c", "select 2"], ["--format"],
    ["--format", "pdf"], ["--format", "csv", "--format", "table"], ["--strict", "--strict"],
    ["--lang", "zh"], ["--format=csv"], ["-cselect 1"], ["--", "-a"], ["-"], [""],
    ["--param", "a=1"], ["--generate-completion-script", "bash"], ["Reports", "--unknown"],
  ]

  @Test(arguments: others)
  func allOthersAreLeftToTheParser(_ arguments: [String]) {
    #expect(Question(plain: arguments) == nil)
  }
}
