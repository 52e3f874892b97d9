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
    for name in ["b.txt", "sub/c.MD", "sub/deep/d.md", "a.txt", "note.pdf", ".hidden.txt"] {
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
    try write("b.txt", bytes: Data([0xFF, 0xFE, 0x41, 0x00]))
    try write("c.txt", bytes: Data([0x41, 0x00, 0x00, 0x01, 0x02]))
    try write("d.txt", bytes: Data([0xB9, 0xAB, 0xB0, 0xB2]))
    let (ids, problems) = open("", "missing")
    #expect(ids == ["a"])
    #expect(problems.count == 4)
    #expect(problems.map(\.diagnostic.message)[0].contains("looks like UTF-16"))
    #expect(problems.map(\.diagnostic.message)[2].contains("the byte at offset 0"))
    #expect(problems.map(\.diagnostic.message)[3].hasPrefix("there is no file or folder"))
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
    try write("sub/x.pdf")
    #expect(open("sub").problems == [.noReports(folder: folder.appending(path: "sub").path)])
    #expect(
      open("sub/x.pdf").problems
        == [.unknownKind(path: folder.appending(path: "sub/x.pdf").path)]
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
