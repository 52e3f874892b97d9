/// The lengths of the lines of texts in code points, line breaks included, a byte each or a few.
///
/// They tell the line and column of a character without the text.
enum LineLengths {
  /// Stands for so many characters of a line that goes on.
  private static let longest = UInt8.max

  /// Writes the lengths of a text's lines.
  ///
  /// Complexity: linear in the length of the text.
  static func write(of text: [UInt8], to lengths: inout [UInt8]) {
    var count = 0
    text.withUnsafeBufferPointer { text in
      for byte in text {
        if byte & 0xC0 != 0x80 { count += 1 }
        if byte == UInt8(ascii: "\n") {
          append(count, to: &lengths)
          count = 0
        }
      }
    }
    // The last line has no end: whatever is behind the others is in it.
  }

  private static func append(_ length: Int, to lengths: inout [UInt8]) {
    var rest = length
    while rest >= Int(longest) {
      lengths.append(longest)
      rest -= Int(longest)
    }
    lengths.append(UInt8(rest))
  }

  /// The line and column of a character, both from 0.
  ///
  /// Complexity: linear in the number of lines before.
  static func place(
    of character: Int,
    in lengths: UnsafeBufferPointer<UInt8>
  ) -> (line: Int, column: Int) {
    var (line, start, end) = (0, 0, 0)
    for length in lengths {
      end += Int(length)
      if length == longest { continue }
      if character < end { break }
      (line, start) = (line + 1, end)
    }
    return (line, character - start)
  }
}
