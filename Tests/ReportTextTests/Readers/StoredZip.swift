/// A ZIP archive of stored parts, made for a test.
enum StoredZip {
  /// The bytes of an archive; sizes may be made to lie.
  static func archive(_ parts: [(name: String, text: String)], claimedSize: Int? = nil) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let offset = bytes.count
      let data = Array(part.text.utf8)
      let sizes = number(data.count, 4) + number(claimedSize ?? data.count, 4)
      let name = Array(part.name.utf8)
      // Version, flags, method, time and date, checksum (which is not looked at).
      let common = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4)
      bytes += [0x50, 0x4B, 3, 4] + common + sizes + number(name.count, 2) + number(0, 2)
      bytes += name + data
      directory += [0x50, 0x4B, 1, 2] + number(20, 2) + common + sizes + number(name.count, 2)
      directory += number(0, 12) + number(offset, 4) + name
    }
    let end = [0x50, 0x4B, 5, 6] + number(0, 4) + number(parts.count, 2) + number(parts.count, 2)
    return bytes + directory + end + number(directory.count, 4) + number(bytes.count, 4)
      + number(0, 2)
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> ($0 * 8)) : 0 }
  }
}
