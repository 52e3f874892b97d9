/// Why bytes are no text that can be read.
public enum DecodingIssue: Error, Hashable, Sendable {
  /// Neither UTF-8 nor any other encoding known here; UTF-8 does not allow the byte at this offset.
  case invalidUTF8(at: Int)
  /// UTF-16 whose unit at this offset is half of a character.
  case invalidUTF16(at: Int)
  /// A NUL byte, at this offset: the file is binary.
  case binary(at: Int)
  /// The file starts as files of another kind do.
  case otherKind(FileSignature)
}
