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

  private func utf16(_ text: String, isLittleEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittleEndian ? bytes : bytes.reversed()
    }
  }

  private let report = "开平市公安局2024年工作报告\n受理120起，化解率96.67%。𠮷"

  @Test func utf8IsTakenWithAndWithoutAByteOrderMark() throws {
    let plain = try TextDecoder.decode(name: "t", bytes: Array("公安".utf8))
    #expect(plain.string == "公安")
    let marked = try TextDecoder.decode(name: "t", bytes: [0xEF, 0xBB, 0xBF] + Array("公安".utf8))
    #expect(marked.bytes.count == 9)
  }

  @Test(arguments: [true, false])
  func utf16IsConvertedAndItsMarkDropped(_ isLittleEndian: Bool) throws {
    let mark = "\u{FEFF}"
    let marked = utf16(mark + report, isLittleEndian: isLittleEndian)
    #expect(try TextDecoder.decode(name: "t", bytes: marked).string == report)
    let unmarked = utf16(report, isLittleEndian: isLittleEndian)
    #expect(try TextDecoder.decode(name: "t", bytes: unmarked).string == report)
    let ascii = utf16("year,rate\n2024,96.67%\n", isLittleEndian: isLittleEndian)
    #expect(try TextDecoder.decode(name: "t", bytes: ascii).string.hasPrefix("year,rate"))
  }

  @Test func halfACharacterOfUTF16IsToldWithItsPlace() {
    #expect(issue([0xFF, 0xFE, 0x6C, 0x51, 0x00, 0xD8]) == .invalidUTF16(at: 4))
    #expect(issue([0xFF, 0xFE, 0x6C, 0x51, 0x61]) == .invalidUTF16(at: 4))
  }

  @Test func gb18030IsConverted() throws {
    // 开平市公安局受理120起。
    let bytes: [UInt8] = [
      0xBF, 0xAA, 0xC6, 0xBD, 0xCA, 0xD0, 0xB9, 0xAB, 0xB0, 0xB2, 0xBE, 0xD6, 0xCA, 0xDC, 0xC0,
      0xED, 0x31, 0x32, 0x30, 0xC6, 0xF0, 0xA1, 0xA3,
    ]
    #expect(try TextDecoder.decode(name: "t", bytes: bytes).string == "开平市公安局受理120起。")
    #expect(try TextEncoding.detect(bytes) == .gb18030)
    // A rare character of four bytes among common ones.
    let rare: [UInt8] = [0x81, 0x39, 0xEE, 0x39] + bytes
    #expect(try TextDecoder.decode(name: "t", bytes: rare).string == "㐀开平市公安局受理120起。")
  }

  @Test func otherEncodingsAreNotTakenForGB18030() {
    let latin = Array("na".utf8) + [0xEF] + Array("ve caf".utf8) + [0xE9, 0x20, 0xE0]
    #expect(issue(latin) == .invalidUTF8(at: 2))
    // こんにちは in Shift JIS.
    let japanese: [UInt8] = [0x82, 0xB1, 0x82, 0xF1, 0x82, 0xC9, 0x82, 0xBF, 0x82, 0xCD]
    #expect(issue(japanese) == .invalidUTF8(at: 0))
    #expect(issue([0xB9]) == .invalidUTF8(at: 0))
  }

  @Test func otherKindsOfFilesAreRefusedByWhatTheyLookLike() {
    #expect(issue(Array("%PDF-1.7\n".utf8)) == .otherKind(.pdf))
    #expect(issue([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]) == .otherKind(.zip))
    #expect(issue([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]) == .otherKind(.oldOffice))
    #expect(issue(Array("abcdefgh".utf8) + [0, 1, 2, 3, 4, 5, 6, 7]) == .binary(at: 8))
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

  @Test func bytesAtRandomNeverTrap() {
    var state: UInt64 = 1
    for length in 0..<400 {
      let bytes = (0..<length).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      }
      for mark in [[], [0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]] { _ = issue(mark + bytes) }
    }
  }

  @Test func anIssueIsToldInOneSentence() {
    #expect(DecodingIssue.binary(at: 8).description == "not a text: a zero byte at offset 8")
    #expect(
      DecodingIssue.otherKind(.pdf).description == "not a text: it looks like a PDF (.pdf)"
    )
  }
}
