import Foundation
import ReportCorpus
import Testing

@testable import ReportQL

/// Texts and numbers written as JSON.
@Suite struct JSONWritingTests {
  @Test func textsAreReadBackByFoundation() throws {
    let pieces = ["", "案件", "\"", "\\", "\n", "\t\r", "\u{1}\u{1F}", "abc", "é😀", "/", " "]
    for first in pieces {
      for padding in 0..<10 {
        for last in pieces {
          let text = first + String(repeating: "x", count: padding) + last
          let json = NDJSONFormat.quoted(text)
          #expect(try JSONDecoder().decode(String.self, from: Data(json.utf8)) == text)
        }
      }
    }
  }

  @Test func whatMustBeEscapedIsFoundWhereverItStands() {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<20 {
        var bytes = [UInt8](repeating: UInt8(ascii: "!"), count: 20)
        bytes[place] = byte
        let expected = byte < 0x20 || byte == 0x22 || byte == 0x5C ? place : 20
        let found = bytes.withUnsafeBufferPointer { JSONTextBytes.plainEnd($0, from: 0) }
        #expect(found == expected)
      }
    }
  }

  @Test(arguments: [
    0, 5, 10, -7, 96.67, -0.5, 0.05, 1200.5, 0.1 + 0.2, 1e15, 1e18, 1e21, -1e300, 0.000_000_1,
    123_456_789_012_345, 0.3333, 1.0 / 3, -0.0,
  ])
  func numbersAreWrittenAsInTables(number: Double) {
    var json = ByteBuffer()
    NDJSONFormat.append(number, to: &json)
    #expect(json.string == NumberText.shortest(number))
  }

  @Test(arguments: [0, 9, 10, -1, 1_234_567_890_123, .min, .max] as [Int64])
  func wholeNumbersAreWrittenWithAllDigits(number: Int64) {
    var json = ByteBuffer()
    NDJSONFormat.append(number, to: &json)
    #expect(json.string == String(number))
  }

  @Test func aBufferGrowsAndIsEmptiedWithoutLosingBytes() {
    var buffer = ByteBuffer(capacity: 0)
    var expected: [UInt8] = []
    for number in 0..<1000 {
      let byte = UInt8(truncatingIfNeeded: number)
      buffer.append(byte)
      buffer.append("ab")
      expected += [byte, 0x61, 0x62]
    }
    #expect(buffer.bytes == expected)
    var twice = ByteBuffer()
    twice.append(buffer)
    twice.append(buffer)
    twice.removeLast()
    #expect(twice.bytes == expected + expected.dropLast())
    buffer.removeAll()
    #expect(buffer.count == 0 && buffer.bytes.isEmpty)
  }
}
