import Glibc
import ReportText
import Testing

@testable import ReportREPL

/// Lines out of a pipe.
struct PipedLineReaderTests {
  @Test func linesComeOneByOneWithoutTheirBreaks() throws {
    #expect(
      try inputs("\u{FEFF}甲\r\n\n乙\n丙") == [.text("甲"), .text(""), .text("乙"), .text("丙"), .end]
    )
    #expect(try inputs("") == [.end])
    #expect(try inputs("甲\n") == [.text("甲"), .end])
  }

  @Test func aLineMayBeLong() throws {
    let long = String(repeating: "结案率", count: 60_000)
    #expect(try inputs(long + "\n" + long) == [.text(long), .text(long), .end])
  }

  @Test func whatIsNotUTF8IsReportedAndDoesNotStopTheRest() throws {
    let bytes: [UInt8] = Array("甲\n乙".utf8) + [0xC3, 0xA5 ^ 0xFF] + Array("\n丙".utf8)
    #expect(
      try inputs(bytes) == [
        .text("甲"),
        .unreadable(
          String(decoding: Array("乙".utf8) + [0xC3, 0x5A], as: UTF8.self),
          problem: Wording(
            "line 2 of the input is not UTF-8; its statement is left out",
            "输入的第 2 行不是 UTF-8，略去这条语句"
          )
        ),
        .text("丙"),
        .end,
      ]
    )
  }

  @Test func whatCannotBeReadIsReported() {
    var reader = PipedLineReader(descriptor: -1)
    let found = [reader.read(.statement), reader.read(.statement)]
    let problem = Wording(
      "cannot read the input: Bad file descriptor",
      "无法读取输入：`Bad file descriptor`"
    )
    #expect(found == [.unreadable("", problem: problem), .end])
  }

  private func inputs(_ text: String) throws -> [Input] { try inputs(Array(text.utf8)) }

  /// Everything that a reader makes of these bytes, from a file: a pipe holds only so many.
  private func inputs(_ bytes: [UInt8]) throws -> [Input] {
    var found: [Input] = []
    try withTemporaryFolder { folder in
      let descriptor = open(folder + "/input", O_RDWR | O_CREAT, 0o600)
      defer { close(descriptor) }
      #expect(write(descriptor, bytes, bytes.count) == bytes.count)
      lseek(descriptor, 0, SEEK_SET)
      var reader = PipedLineReader(descriptor: descriptor)
      repeat {
        found.append(reader.read(.statement))
      } while found.last != .end
    }
    return found
  }
}
