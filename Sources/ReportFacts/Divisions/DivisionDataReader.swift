/// Reads the words of ``DivisionData`` byte by byte.
struct DivisionDataReader {
  private(set) var letters: [UInt32] = []
  private(set) var entries: [DivisionTable.Entry] = []

  private enum Field {
    case code, name, first, last, successor
  }

  private var entry = DivisionTable.Entry()
  private var field = Field.code
  private var number = 0
  private var scalar: UInt32 = 0
  private var missing = 0

  init() {
    letters.reserveCapacity(20_000)
    entries.reserveCapacity(4_500)
  }

  mutating func take(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\n"): finish()
    case UInt8(ascii: "|"): entry.shortLength = nameLength
    case UInt8(ascii: "@"): endName(next: .first)
    case UInt8(ascii: "-"): endNumber(next: .last)
    case UInt8(ascii: ">"): endNumber(next: .successor)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number * 10 + Int(byte - 0x30)
    default: takeLetter(byte)
    }
  }

  /// Ends the word that was being read.
  mutating func finish() {
    guard field != .code else { return }
    endNumber(next: .code)
    if entry.length == 0 { endName(next: .code) }
    entries.append(entry)
    entry = DivisionTable.Entry()
  }

  private var nameLength: UInt8 { UInt8(letters.count - Int(entry.start)) }

  /// One byte of a name; all its letters have three.
  private mutating func takeLetter(_ byte: UInt8) {
    if field == .code {
      endNumber(next: .name)
      entry.start = Int32(letters.count)
    }
    if byte >= 0xE0 {
      scalar = UInt32(byte & 0x0F)
      missing = 2
    } else {
      scalar = scalar << 6 | UInt32(byte & 0x3F)
      missing -= 1
      if missing == 0 { letters.append(scalar) }
    }
  }

  private mutating func endName(next: Field) {
    entry.length = nameLength
    if entry.shortLength == 0 { entry.shortLength = entry.length - 1 }
    field = next
  }

  private mutating func endNumber(next: Field) {
    switch field {
    case .code: entry.code = Int32(number)
    case .name: if next == .successor { endName(next: next) }
    case .first: if number > 0 { entry.first = Int16(number) }
    case .last: if number > 0 { entry.last = Int16(number) }
    case .successor: entry.successor = Int32(number)
    }
    number = 0
    field = next
  }
}
