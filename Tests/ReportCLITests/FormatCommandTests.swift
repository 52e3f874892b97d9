import Foundation
import Testing

/// `reportql fmt`.
@Suite struct FormatCommandTests {
  private let program = BuiltProgram("reportql")

  /// Runs a test in a folder of its own.
  private func inFolder(_ test: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fmt-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try test(folder)
  }

  private func write(_ text: String, to file: URL) throws { try Data(text.utf8).write(to: file) }

  private func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

  @Test func standardInputIsLaidOutToStandardOutput() throws {
    for arguments in [["fmt"], ["fmt", "-"]] {
      let run = try program.run(arguments, input: "SELECT agency，rate -- 率\n")
      #expect(run.output == "select agency, rate; -- 率\n")
      #expect(run.messages == "")
      #expect(run.status == 0)
    }
  }

  @Test func filesAreChangedInPlaceAndOnlyWhereTheyMust() throws {
    try inFolder { folder in
      let (loose, tidy) = (folder.appending(path: "a.rql"), folder.appending(path: "b.rql"))
      try write("#!/usr/bin/env -S reportql run\nselect  a", to: loose)
      try write("select a;\n", to: tidy)
      let files = FileManager.default
      try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: loose.path)
      let past = Date(timeIntervalSince1970: 1_000_000)
      try files.setAttributes([.modificationDate: past], ofItemAtPath: tidy.path)

      let run = try program.run("fmt", loose.path, tidy.path)
      #expect(run.output == "")
      #expect(run.status == 0)
      #expect(try text(loose) == "#!/usr/bin/env -S reportql run\nselect a;\n")
      let mode = try files.attributesOfItem(atPath: loose.path)[.posixPermissions] as? Int
      #expect(mode == 0o755)
      let date = try files.attributesOfItem(atPath: tidy.path)[.modificationDate] as? Date
      #expect(date == past)
    }
  }

  @Test func aLinkGoesOnPointingToItsFile() throws {
    try inFolder { folder in
      let (file, link) = (folder.appending(path: "a.rql"), folder.appending(path: "link.rql"))
      try write("select  a", to: file)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      #expect(try program.run("fmt", link.path).status == 0)
      #expect(try text(file) == "select a;\n")
      let target = try FileManager.default.destinationOfSymbolicLink(atPath: link.path)
      #expect(target == file.path)
    }
  }

  @Test func theScriptsOfAFolderAndThoseBelowAreMeant() throws {
    try inFolder { folder in
      let below = folder.appending(path: "below")
      try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
      try write("select  a", to: below.appending(path: "a.rql"))
      try write("select  a", to: folder.appending(path: "a.txt"))
      let check = try program.run("fmt", "--check", folder.path)
      #expect(check.output == "\(folder.path)/below/a.rql\n")
      #expect(check.status == 1)
      #expect(try program.run("fmt", folder.path).status == 0)
      #expect(try text(below.appending(path: "a.rql")) == "select a;\n")
      #expect(try text(folder.appending(path: "a.txt")) == "select  a")
      #expect(try program.run("fmt", "--check", folder.path).status == 0)
    }
  }

  @Test func checkingListsWhatWouldChangeAndChangesNothing() throws {
    try inFolder { folder in
      let (loose, tidy) = (folder.appending(path: "a.rql"), folder.appending(path: "b.rql"))
      try write("select  a", to: loose)
      try write("select a;\n", to: tidy)
      let run = try program.run("fmt", "--check", loose.path, tidy.path)
      #expect(run.output == loose.path + "\n")
      #expect(run.messages == "")
      #expect(run.status == 1)
      #expect(try text(loose) == "select  a")
    }
    let input = try program.run(["fmt", "--check"], input: "select  a")
    #expect(input.output == "stdin\n")
    #expect(input.status == 1)
  }

  @Test func aFileWithMistakesIsToldAndLeftWhileTheOthersAreLaidOut() throws {
    try inFolder { folder in
      let (wrong, loose) = (folder.appending(path: "a.rql"), folder.appending(path: "b.rql"))
      try write("select  a,\n  b where", to: wrong)
      try write("select  a", to: loose)
      let run = try program.run("fmt", wrong.path, loose.path)
      #expect(run.messages.contains("error: expected a value, found the end of the query"))
      #expect(run.messages.contains(" --> \(wrong.path):2:"))
      #expect(run.status == 1)
      #expect(try text(wrong) == "select  a,\n  b where")
      #expect(try text(loose) == "select a;\n")
    }
  }

  @Test func aFileThatCannotBeReadIsStatusTwo() throws {
    let run = try program.run("fmt", "nowhere.rql")
    #expect(run.messages == "error: cannot read the script `nowhere.rql`\n")
    #expect(run.status == 2)
  }

  @Test func otherEncodingsBecomeUTF8() throws {
    try inFolder { folder in
      let file = folder.appending(path: "a.rql")
      // `select 率` in GB18030.
      try Data(Array("select ".utf8) + [0xC2, 0xCA]).write(to: file)
      #expect(try program.run("fmt", file.path).status == 0)
      #expect(try text(file) == "select 率;\n")
    }
  }

  @Test func aScriptIsReadFromAPipe() throws {
    let run = try program.run(["run", "-", "--format", "csv"], input: "select 1 as a")
    #expect(run.output == "a\n1\n")
    #expect(run.status == 0)
  }
}
