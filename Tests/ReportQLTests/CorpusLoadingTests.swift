import Foundation
import ReportQL
import Testing

@Suite final class CorpusLoadingTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "reportql-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ name: String, _ text: String = "2024年，甲局。") throws {
    try write(name, bytes: Data(text.utf8))
  }

  private func write(_ name: String, bytes: Data) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try bytes.write(to: file)
  }

  private func open(_ names: String...) -> (ids: [String], problems: [LoadProblem]) {
    let paths = names.map { $0.isEmpty ? folder.path : folder.appending(path: $0).path }
    let (session, problems) = Session.open(paths: paths)
    return (session.corpus.reports.map(\.id), problems)
  }

  @Test func foldersAreWalkedInSortedOrderAndIDsAreRelative() throws {
    for name in ["b.txt", "sub/c.MD", "sub/deep/d.md", "a.txt", "note.xls", ".hidden.txt"] {
      try write(name)
    }
    #expect(open("").ids == ["a", "b", "sub/c", "sub/deep/d"])
    #expect(open("sub").ids == ["c", "deep/d"])
    #expect(open("sub/c.MD").ids == ["c"])
    #expect(open("").problems.isEmpty)
  }

  @Test func aByteOrderMarkIsNoText() throws {
    try write("a.txt", "\u{FEFF}2024年，甲市公安局受理120起。")
    let (session, problems) = Session.open(paths: [folder.path])
    #expect(problems.isEmpty)
    #expect(try session.run("select span_start, quantity")[0][0] == .int(14))
  }

  @Test func whatCannotBeReadIsNamedAndTheRestIsRead() throws {
    try write("a.txt")
    try write("b.txt", bytes: Data([0xFF, 0xFE, 0x41]))
    try write("c.txt", bytes: Data([0x41, 0x00, 0x00, 0x01, 0x02]))
    try write("d.txt", bytes: Data([0x63, 0xE9, 0x20]))
    try write("e.docx", bytes: Data([0x50, 0x4B]))
    let (ids, problems) = open("", "missing")
    #expect(ids == ["a"])
    #expect(problems.count == 5)
    let messages = problems.map(\.diagnostic.message.english)
    #expect(messages[0].contains("half a character at offset 2"))
    #expect(messages[2].contains("the byte at offset 1"))
    #expect(messages[3].contains("no ZIP archive"))
    #expect(messages[4].hasPrefix("there is no file or folder"))
  }

  @Test func textOfOtherEncodingsIsReadAndItsDigestIsThatOfTheFile() throws {
    // 甲市公安局受理5起。
    let bytes: [UInt8] = [
      0xBC, 0xD7, 0xCA, 0xD0, 0xB9, 0xAB, 0xB0, 0xB2, 0xBE, 0xD6, 0xCA, 0xDC, 0xC0, 0xED, 0x35,
      0xC6, 0xF0, 0xA1, 0xA3,
    ]
    try write("a.txt", bytes: Data(bytes))
    try write("b.txt", "甲市公安局受理5起。")
    let session = Session.open(
      paths: [folder.path],
      options: LoadOptions(keepsDuplicates: true)
    ).session
    let facts = try session.run("select quantity, span_start")
    #expect(facts.rowCount == 2)
    #expect(facts[0][1] == facts[1][1])
    #expect(try session.run("select count(distinct sha256) as n from reports")[0][0] == .int(2))
  }

  @Test func copiesAreMarkedAndCountedOnce() throws {
    try write("a.txt", "2024年，甲市公安局受理5起。\n办结4起。")
    try write("b.txt", "2024年，甲市公安局受理5起。\r\n\r\n\u{3000}办结 4起。\n")
    try write("c.txt", "2024年，甲市公安局受理6起。")
    let session = Session.open(paths: [folder.path]).session
    #expect(session.corpus.duplicateCount == 1)
    let copies = try session.run("select report, duplicate_of from reports where facts = 2")
    #expect(copies.rowCount == 2)
    #expect(copies[0][1] == .null)
    #expect(copies[1][1] == .text("a"))
    for relation in ["facts", "sentences", "sections"] {
      let query = "select count(distinct report) as n from \(relation)"
      #expect(try session.run(query)[0][0] == .int(2))
      let kept = Session.open(
        paths: [folder.path],
        options: LoadOptions(keepsDuplicates: true)
      ).session
      #expect(try kept.run(query)[0][0] == .int(3))
    }
  }

  @Test func theNumberOfJobsChangesNothing() throws {
    for number in 0..<40 {
      try write("\(number).txt", "2024年，甲市公安局受理\(number)起。")
      if number % 10 == 0 { try write("\(number).docx", "no archive") }
    }
    let opened = [1, 2, 7].map { jobs in
      Session.open(paths: [folder.path], options: LoadOptions(jobs: jobs))
    }
    let rows = try opened.map { opened in
      try opened.session.run("select *").formatted(as: .ndjson)
    }
    #expect(rows[0].split(separator: "\n").count == 40)
    #expect(rows[1] == rows[0] && rows[2] == rows[0])
    #expect(opened[1].problems == opened[0].problems && opened[2].problems == opened[0].problems)
  }

  @Test func twoFilesOfOneIDAreNamedBoth() throws {
    try write("a.txt")
    try write("a.md")
    let (ids, problems) = open("")
    #expect(ids == ["a"])
    #expect(
      problems == [
        .sameID(
          "a",
          first: folder.appending(path: "a.md").path,
          second: folder.appending(path: "a.txt").path
        )
      ]
    )
  }

  @Test func theSameFileNamedTwiceIsReadOnce() throws {
    try write("a.txt")
    let (ids, problems) = open("", "a.txt", "")
    #expect(ids == ["a"])
    #expect(problems.isEmpty)
  }

  @Test func aFolderWithoutReportsAndAFileOfAnotherKindAreTold() throws {
    try write("sub/x.xls")
    #expect(open("sub").problems == [.noReports(folder: folder.appending(path: "sub").path)])
    #expect(
      open("sub/x.xls").problems
        == [.unknownKind(path: folder.appending(path: "sub/x.xls").path)]
    )
  }

  @Test func linksInACircleEnd() throws {
    try write("a.txt")
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "loop"),
      withDestinationURL: folder
    )
    #expect(open("").ids == ["a"])
  }
}
