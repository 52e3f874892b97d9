private import CZlib

/// The directory of a ZIP archive in memory.
///
/// Only what `.docx` needs: parts stored or deflated, without encryption and ZIP64.
struct ZipArchive {
  private let bytes: [UInt8]
  private let entries: [String: Entry]

  /// What a part may unpack to; the largest yearbook is far smaller, a bomb is not.
  static let partLimit = 256 << 20

  private struct Entry {
    var method: Int
    var packedSize: Int
    var size: Int
    var headerOffset: Int
  }

  private static let endSignature: UInt32 = 0x0605_4B50
  private static let entrySignature: UInt32 = 0x0201_4B50
  private static let headerSignature: UInt32 = 0x0403_4B50
  private static let endLength = 22
  private static let longestComment = 0xFFFF

  /// Reads the directory.
  init(_ bytes: [UInt8]) throws(DocumentIssue) {
    self.bytes = bytes
    guard let end = Self.endOfDirectory(bytes) else { throw .damagedArchive }
    var entries: [String: Entry] = [:]
    var offset = Self.number(bytes, end + 16, 4)
    for _ in 0..<Self.number(bytes, end + 10, 2) {
      guard offset + 46 <= bytes.count, Self.number(bytes, offset, 4) == Self.entrySignature
      else { throw .damagedArchive }
      let nameLength = Self.number(bytes, offset + 28, 2)
      let next = offset + 46 + nameLength
      guard next <= bytes.count else { throw .damagedArchive }
      entries[String(decoding: bytes[(offset + 46)..<next], as: UTF8.self)] = Entry(
        method: Self.number(bytes, offset + 10, 2),
        packedSize: Self.number(bytes, offset + 20, 4),
        size: Self.number(bytes, offset + 24, 4),
        headerOffset: Self.number(bytes, offset + 42, 4)
      )
      offset = next + Self.number(bytes, offset + 30, 2) + Self.number(bytes, offset + 32, 2)
    }
    self.entries = entries
  }

  /// The bytes of a part; `nil` where the archive has none of that name.
  func part(_ name: String) throws(DocumentIssue) -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
    guard entry.size <= Self.partLimit else {
      throw .partTooLarge(name, limit: Self.partLimit)
    }
    let header = entry.headerOffset
    guard header + 30 <= bytes.count, Self.number(bytes, header, 4) == Self.headerSignature
    else { throw .damagedArchive }
    let lengths = Self.number(bytes, header + 26, 2) + Self.number(bytes, header + 28, 2)
    let start = header + 30 + lengths
    guard start + entry.packedSize <= bytes.count else { throw .damagedArchive }
    let packed = bytes[start..<(start + entry.packedSize)]
    switch entry.method {
    case 0 where entry.size == entry.packedSize: return Array(packed)
    case 8: return try Self.inflate(packed, size: entry.size)
    default: throw .damagedArchive
    }
  }

  /// Where the record stands that ends the directory, before a comment at most.
  private static func endOfDirectory(_ bytes: [UInt8]) -> Int? {
    let last = bytes.count - endLength
    guard last >= 0 else { return nil }
    for offset in stride(from: last, through: max(0, last - longestComment), by: -1)
    where bytes[offset] == 0x50 && number(bytes, offset, 4) == endSignature {
      return offset
    }
    return nil
  }

  /// The number of so many bytes, the least significant first.
  private static func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    (0..<count).reversed().reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
  }

  /// Unpacks raw deflated bytes whose length is known.
  private static func inflate(
    _ packed: ArraySlice<UInt8>,
    size: Int
  ) throws(DocumentIssue) -> [UInt8] {
    var stream = z_stream()
    // A negative window says that no zlib header stands before the data.
    let version = ZLIB_VERSION
    guard
      inflateInit2_(&stream, -15, version, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw .damagedArchive }
    defer { inflateEnd(&stream) }
    var input = Array(packed)
    let isWhole = input.withUnsafeMutableBufferPointer { input in
      // One byte more than promised, so that an overlong part is seen.
      let output = [UInt8](unsafeUninitializedCapacity: size + 1) { output, count in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(size + 1)
        let status = CZlib.inflate(&stream, Z_FINISH)
        count = status == Z_STREAM_END ? Int(stream.total_out) : 0
      }
      return output
    }
    guard isWhole.count == size else { throw .damagedArchive }
    return isWhole
  }
}
