import Glibc
import Testing

@testable import ReportREPL

/// The history, in memory and between runs.
struct HistoryTests {
  @Test func anEntryIsKeptOnceAndTheOldestGoFirst() {
    var history = HistoryEntries(limit: 3)
    let replaced = ["甲", "乙", "甲"].map { history.add($0) }
    #expect(replaced == [false, false, true])
    #expect(history.entries == ["乙", "甲"])
    let pushedOut = ["丙", "丁"].map { history.add($0) }
    #expect(pushedOut == [false, true])
    #expect(history.entries == ["甲", "丙", "丁"])
  }

  @Test func entriesOfSeveralLinesComeBackAsTheyWere() throws {
    try withTemporaryFolder { folder in
      let file = HistoryFile(path: folder + "/state/reportql/history")
      #expect(file.load().entries == [])
      let entries = ["select 机构,\nrate;", #"select "a\n""#, #"\"#, ".mode csv"]
      entries.forEach(file.append)
      #expect(file.load().entries == entries)
      #expect(HistoryFile(path: file.path).load().entries == entries)
    }
  }

  @Test func anOvergrownFileIsWrittenAnew() throws {
    try withTemporaryFolder { folder in
      let file = HistoryFile(path: folder + "/history")
      for number in 0..<2100 { file.append("select \(number)") }
      let kept = file.load().entries
      #expect(kept.count == HistoryFile.Limits.entries)
      #expect(kept.last == "select 2099")
      var status = stat()
      #expect(stat(file.path, &status) == 0)
      #expect(status.st_size == kept.map { $0.utf8.count + 1 }.reduce(0, +))
      #expect(status.st_mode & 0o777 == 0o600)
      #expect(file.load().entries == kept)
    }
  }

  @Test func aFileThatCannotBeWrittenOrReadDisturbsNobody() throws {
    try withTemporaryFolder { folder in
      let inside = HistoryFile(path: folder + "/file/history")
      HistoryFile(path: folder + "/file").append("x")
      inside.append("select 1")
      #expect(inside.load().entries == [])
      #expect(HistoryFile(path: folder).load().entries == [])
    }
  }

  @Test func whatIsNotUTF8IsSkipped() throws {
    try withTemporaryFolder { folder in
      let file = HistoryFile(path: folder + "/history")
      file.append("甲")
      let descriptor = open(file.path, O_WRONLY | O_APPEND)
      #expect(write(descriptor, [0xFF, 0x0A] as [UInt8], 2) == 2)
      close(descriptor)
      file.append("乙")
      #expect(file.load().entries == ["甲", "乙"])
    }
  }

  @Test func theEnvironmentSaysWhere() {
    func path(_ environment: [String: String]) -> String? {
      HistoryFile { environment[$0] }?.path
    }
    #expect(path(["HOME": "/h"]) == "/h/.local/state/reportql/history")
    #expect(path(["HOME": "/h", "XDG_STATE_HOME": "/s"]) == "/s/reportql/history")
    #expect(path(["HOME": "/h", "XDG_STATE_HOME": "s"]) == "/h/.local/state/reportql/history")
    #expect(path(["HOME": "/h", "REPORTQL_HISTORY": "x"]) == "x")
    #expect(path(["HOME": "/h", "REPORTQL_HISTORY": ""]) == nil)
    #expect(path([:]) == nil)
  }
}
