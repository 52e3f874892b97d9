import ReportText
import Testing

@Suite struct TextDecoderTests {
  private func issue(_ bytes: [UInt8]) -> DecodingIssue? {
    do {
      _ = try TextDecoder.decode(name: "t", bytes: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func utf8IsTakenWithAndWithoutAByteOrderMark() throws {
    let plain = try TextDecoder.decode(name: "t", bytes: Array("公安".utf8))
    #expect(plain.string == "公安")
    let marked = try TextDecoder.decode(name: "t", bytes: [0xEF, 0xBB, 0xBF] + Array("公安".utf8))
    #expect(marked.bytes.count == 9)
  }

  @Test func otherBytesAreRefusedByWhatTheyLookLike() {
    #expect(issue([0x61, 0xB9, 0xAB, 0x61]) == .invalidUTF8(at: 1))
    #expect(issue(Array("abcdefgh".utf8) + [0, 1, 2, 3, 4, 5, 6, 7]) == .binary(at: 8))
    #expect(issue([0xFF, 0xFE, 0x6C, 0x51]) == .utf16(littleEndian: true))
    #expect(issue([0x61, 0, 0x62, 0, 0x63, 0]) == .utf16(littleEndian: true))
    #expect(issue([0, 0x61, 0, 0x62, 0, 0x63]) == .utf16(littleEndian: false))
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE5, 0x85], [0x80], [0xC3],
      [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x80, 0x80],
    ] as [[UInt8]]
  )
  func sequencesThatUTF8ForbidsAreFound(_ bytes: [UInt8]) {
    #expect(issue([0x61] + bytes) == .invalidUTF8(at: 1))
  }

  @Test func anIssueIsToldInOneSentence() {
    #expect(DecodingIssue.binary(at: 8).description == "not a text: a zero byte at offset 8")
  }
}
