private import Glibc

/// Goes through a text from front to back and tells where it is.
///
/// Who asks for places in their order needs no ``PlaceTable``.
public struct PlaceCursor {
  private let bytes: [UInt8]
  private let firstLine: Int
  /// The byte offset it stands at.
  public private(set) var offset = 0
  /// How many code points stand before it.
  public private(set) var codePointOffset = 0
  private var line = 0
  /// How many code points stand before the line.
  private var lineStart = 0

  /// A cursor at the start of a text.
  public init(_ text: SourceText) {
    bytes = text.bytes
    firstLine = text.firstLine
  }

  /// The line and column it stands at.
  public var place: Place {
    Place(line: firstLine + line, column: codePointOffset - lineStart + 1)
  }

  /// Goes on to a byte offset.
  ///
  /// Complexity: linear in the number of bytes in between.
  ///
  /// - Precondition: The offset is not before the cursor, nor behind the end of the text.
  public mutating func advance(to target: Int) {
    precondition(offset <= target && target <= bytes.count, "a cursor goes forward")
    bytes.withUnsafeBytes { bytes in
      while let base = bytes.baseAddress,
        let newline = memchr(base + offset, 0x0A, target - offset)
      {
        let next = UnsafeRawPointer(newline) - base + 1
        codePointOffset += PlaceTable.codePoints(in: bytes, offset..<next)
        offset = next
        line += 1
        lineStart = codePointOffset
      }
      codePointOffset += PlaceTable.codePoints(in: bytes, offset..<target)
      offset = target
    }
  }
}
