/// The text of a report while it is written, with the place that the pen has come to.
struct ReportText {
  private(set) var bytes: [UInt8] = []
  /// Characters written so far.
  private(set) var characters = 0
  /// The number of the line that is being written, from 1.
  private(set) var line = 1
  private var lineStart = 0

  init() {
    bytes.reserveCapacity(8192)
  }

  /// The place of the next character in its line, from 1.
  var column: Int { characters - lineStart + 1 }

  mutating func append(_ index: Int, of table: PhraseTable) {
    bytes.append(contentsOf: table.bytes(index))
    characters += table.length(index)
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { buffer in
      bytes.append(contentsOf: buffer)
      for byte in buffer where byte & 0xC0 != 0x80 { characters += 1 }
    }
  }

  /// Writes `number / 10^places` with so many places behind the point.
  mutating func append(_ number: Int, places: Int = 0) {
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
    withUnsafeMutableBytes(of: &digits) { buffer in
      var rest = number
      var start = buffer.count
      var written = 0
      repeat {
        if written == places, places > 0 {
          start -= 1
          buffer[start] = UInt8(ascii: ".")
        }
        start -= 1
        buffer[start] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
        written += 1
      } while rest > 0 || written <= places
      bytes.append(contentsOf: buffer[start...])
      characters += buffer.count - start
    }
  }

  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    characters += 1
    line += 1
    lineStart = characters
  }
}
