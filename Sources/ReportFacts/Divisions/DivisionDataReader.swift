import ReportText

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

  init() {
    letters.reserveCapacity(20_000)
    entries.reserveCapacity(4_500)
  }

  /// Reads the whole text; the program does so when it starts to read reports.
  mutating func read(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        if bytes[index] < 0x80 {
          take(bytes[index])
          index += 1
        } else {
          if field == .code { startName() }
          let (letter, next) = Scalars.read(bytes, at: index)
          letters.append(letter)
          index = next
        }
      }
    }
    finish()
  }

  private mutating func take(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number * 10 + Int(byte - 0x30)
    case UInt8(ascii: " "), UInt8(ascii: "\n"): finish()
    case UInt8(ascii: "|"): entry.shortLength = nameLength
    case UInt8(ascii: "@"): endName(next: .first)
    case UInt8(ascii: "-"): endNumber(next: .last)
    case UInt8(ascii: ">"): endNumber(next: .successor)
    default: break  // the script writes no other
    }
  }

  /// Ends the word that was being read.
  private mutating func finish() {
    guard field != .code else { return }
    endNumber(next: .code)
    if entry.length == 0 { endName(next: .code) }
    entries.append(entry)
    entry = DivisionTable.Entry()
  }

  private var nameLength: UInt8 { UInt8(letters.count - Int(entry.start)) }

  private mutating func startName() {
    endNumber(next: .name)
    entry.start = Int32(letters.count)
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
