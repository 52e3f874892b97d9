import ReportText

/// How the text of a report is put together from its sentences and what stands between them.
///
/// Sentences are kept once, one behind the other, for searching; the text of the report names
/// them instead of repeating them. A layout is a row of steps. Each begins with a number in
/// LEB128: its two lowest bits say what is taken of the sentence that is next, the others which
/// bytes come before: 0 none, 1 a line feed, 2 what stands in the layouts before as far back and as
/// long as two numbers that follow say, and `n + 2` the `n` bytes that follow.
struct TextLayout {
  /// The layouts of some texts, one behind the other.
  private(set) var bytes: [UInt8] = []
  /// What was written as it is, to be named when it comes again: most reports have the headings
  /// that others have.
  private var known = StringPoolBuilder()
  private var placesOfKnown: [Int] = []

  /// Shorter bytes take less than where to find them.
  private static let leastRepeated = 12

  /// What a step takes of the sentence that is next.
  private enum Taken: UInt64 {
    /// Nothing.
    case nothing
    /// All that is left.
    case rest
    /// As many bytes as a number in LEB128 behind the step's own bytes says.
    case part
    /// Nothing, and nothing will be.
    case skipped
  }

  /// The bytes before, as the head of a step has them.
  private enum Own {
    static let none: UInt64 = 0
    static let lineFeed: UInt64 = 1
    static let repeated: UInt64 = 2
  }

  private static let takenBits: UInt64 = 2
  private static let lineFeed = UInt8(ascii: "\n")

  /// Writes the layout of the next text.
  ///
  /// It gives back the text exactly, whatever the sentences are; it is short where they are in
  /// the text, some bytes left out.
  ///
  /// - Parameters:
  ///   - text: The bytes of the report.
  ///   - sentences: Where each sentence stands and what it is kept as, in order.
  mutating func append(
    _ text: [UInt8],
    _ sentences: some Sequence<(span: SourceSpan, kept: UnsafeBufferPointer<UInt8>)>
  ) {
    text.withUnsafeBufferPointer { text in
      /// The first byte of the text that no step gives yet.
      var start = 0
      for sentence in sentences { append(text, &start, sentence.span, sentence.kept) }
      if start < text.count { step(.nothing, text[start...]) }
    }
  }

  /// Writes the steps up to the end of a sentence.
  private mutating func append(
    _ text: UnsafeBufferPointer<UInt8>,
    _ start: inout Int,
    _ span: SourceSpan,
    _ kept: UnsafeBufferPointer<UInt8>
  ) {
    guard span.start >= start, span.end <= text.count else { return step(.skipped, text[0..<0]) }
    var place = span.start
    var keptPlace = 0
    while place < span.end, keptPlace < kept.count {
      let length = Self.common(text[place..<span.end], kept[keptPlace...])
      if length == 0 {
        place += 1
        continue
      }
      let isLast = keptPlace + length == kept.count
      step(isLast ? .rest : .part, text[start..<place])
      if !isLast { append(UInt64(length)) }
      place += length
      keptPlace += length
      start = place
    }
    if keptPlace < kept.count || kept.isEmpty { step(.skipped, text[0..<0]) }
  }

  /// How many bytes both begin with.
  private static func common(
    _ left: Slice<UnsafeBufferPointer<UInt8>>,
    _ right: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Int {
    let left = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: left))
    let right = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: right))
    let most = min(left.count, right.count)
    var length = 0
    while length + 8 <= most,
      left.loadUnaligned(fromByteOffset: length, as: UInt64.self)
        == right.loadUnaligned(fromByteOffset: length, as: UInt64.self)
    { length += 8 }
    while length < most, left[length] == right[length] { length += 1 }
    return length
  }

  /// Writes a step that gives bytes as they are, and then something of a sentence.
  private mutating func step(_ taken: Taken, _ own: Slice<UnsafeBufferPointer<UInt8>>) {
    func head(_ own: UInt64) -> UInt64 { own << Self.takenBits | taken.rawValue }
    let own = UnsafeBufferPointer(rebasing: own)
    if own.isEmpty { return append(head(Own.none)) }
    if own.count == 1, own[0] == Self.lineFeed { return append(head(Own.lineFeed)) }
    if own.count >= Self.leastRepeated {
      let number = Int(known.code(forBytes: own))
      if number < placesOfKnown.count {
        let distance = bytes.count - placesOfKnown[number]
        append(head(Own.repeated))
        append(UInt64(distance))
        return append(UInt64(own.count))
      }
    }
    append(head(Own.repeated + UInt64(own.count)))
    if own.count >= Self.leastRepeated { placesOfKnown.append(bytes.count) }
    bytes.append(contentsOf: own)
  }

  private mutating func append(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// The text of a layout.
  ///
  /// - Parameters:
  ///   - range: Where the layout stands.
  ///   - layouts: Some layouts, with all that were written by the same writer before.
  ///   - length: About how long the text is, at most.
  ///   - sentence: Hands out what a sentence is kept as, by its number in the report.
  /// - Returns: The bytes of the report.
  static func text(
    of range: Range<Int>,
    in layouts: UnsafeBufferPointer<UInt8>,
    atMost length: Int,
    sentence: (_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Void
  ) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(length)
    var place = range.lowerBound
    func number() -> UInt64 {
      var (number, shift) = (UInt64(0), UInt64(0))
      while true {
        let byte = layouts[place]
        place += 1
        number |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return number }
        shift += 7
      }
    }
    var (next, taken) = (0, 0)
    while place < range.upperBound {
      let start = place
      let head = number()
      switch head >> takenBits {
      case Own.none: break
      case Own.lineFeed: text.append(lineFeed)
      case Own.repeated:
        let first = start - Int(number())
        text.append(contentsOf: layouts[first..<(first + Int(number()))])
      case let length:
        let end = place + Int(length - Own.repeated)
        text.append(contentsOf: layouts[place..<end])
        place = end
      }
      switch Taken(rawValue: head & (1 << takenBits - 1)) {
      case .rest:
        sentence(next) { text.append(contentsOf: $0.dropFirst(taken)) }
        (next, taken) = (next + 1, 0)
      case .part:
        let length = Int(number())
        sentence(next) { text.append(contentsOf: $0[taken..<(taken + length)]) }
        taken += length
      case .skipped: (next, taken) = (next + 1, 0)
      case .nothing, nil: break
      }
    }
    return text
  }
}
