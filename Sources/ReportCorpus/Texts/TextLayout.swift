import ReportText

/// How the text of a report is put together from its sentences and what stands between them.
///
/// Sentences are kept once, one behind the other, for searching; the text of the report names
/// them instead of repeating them. A layout is a row of steps. Each begins with a number in
/// LEB128: its two lowest bits say what is taken of the sentence that is next, the others which
/// bytes come before, as 0 for none, 1 for a line feed, and `n + 1` for `n` bytes that follow.
enum TextLayout {
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

  private static let takenBits = 2
  private static let lineFeed = UInt8(ascii: "\n")

  /// Writes the layout of a text.
  ///
  /// It gives back the text exactly, whatever the sentences are; it is short where they are in
  /// the text, some bytes left out.
  ///
  /// - Parameters:
  ///   - text: The bytes of the report.
  ///   - sentences: Where each sentence stands and what it is kept as, in order.
  ///   - layout: What is appended to.
  static func write(
    _ text: [UInt8],
    _ sentences: some Sequence<(span: SourceSpan, kept: UnsafeBufferPointer<UInt8>)>,
    to layout: inout [UInt8]
  ) {
    text.withUnsafeBufferPointer { text in
      var writer = Writer(text: text)
      for sentence in sentences { writer.take(sentence.span, sentence.kept, &layout) }
      if writer.start < text.count { writer.write(.nothing, before: text.count, &layout) }
    }
  }

  private struct Writer {
    let text: UnsafeBufferPointer<UInt8>
    /// The first byte of the text that no step gives yet.
    var start = 0

    /// Writes a step that gives the bytes before `end` as they are.
    mutating func write(_ taken: Taken, before end: Int, _ layout: inout [UInt8]) {
      let own = UnsafeBufferPointer(rebasing: text[start..<end])
      start = end
      if own.isEmpty || (own.count == 1 && own[0] == lineFeed) {
        return append(UInt64(own.count) << takenBits | taken.rawValue, to: &layout)
      }
      append(UInt64(own.count + 1) << takenBits | taken.rawValue, to: &layout)
      layout.append(contentsOf: own)
    }

    /// Writes the steps up to the end of a sentence.
    mutating func take(
      _ span: SourceSpan,
      _ kept: UnsafeBufferPointer<UInt8>,
      _ layout: inout [UInt8]
    ) {
      guard span.start >= start, span.end <= text.count else {
        return write(.skipped, before: start, &layout)
      }
      var place = span.start
      var keptPlace = 0
      while place < span.end, keptPlace < kept.count {
        let length = common(place, span.end, kept, keptPlace)
        if length == 0 {
          place += 1
          continue
        }
        let isLast = keptPlace + length == kept.count
        write(isLast ? .rest : .part, before: place, &layout)
        if !isLast { append(UInt64(length), to: &layout) }
        place += length
        keptPlace += length
        start = place
      }
      if keptPlace < kept.count || kept.isEmpty { write(.skipped, before: start, &layout) }
    }

    /// How many bytes are the same in the text and what is kept of it.
    private func common(
      _ place: Int,
      _ end: Int,
      _ kept: UnsafeBufferPointer<UInt8>,
      _ keptPlace: Int
    ) -> Int {
      let most = min(end - place, kept.count - keptPlace)
      var length = 0
      while length < most, text[place + length] == kept[keptPlace + length] { length += 1 }
      return length
    }

    private func append(_ number: UInt64, to layout: inout [UInt8]) {
      var rest = number
      while rest >= 0x80 {
        layout.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      layout.append(UInt8(rest))
    }
  }

  /// The text of a layout.
  ///
  /// - Parameters:
  ///   - layout: What was written.
  ///   - length: About how long the text is, at most.
  ///   - sentence: Hands out what a sentence is kept as, by its number in the report.
  /// - Returns: The bytes of the report.
  static func text(
    of layout: ArraySlice<UInt8>,
    atMost length: Int,
    sentence: (_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Void
  ) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(length)
    var place = layout.startIndex
    func number() -> UInt64 {
      var (number, shift) = (UInt64(0), UInt64(0))
      while true {
        let byte = layout[place]
        place += 1
        number |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return number }
        shift += 7
      }
    }
    var (next, taken) = (0, 0)
    while place < layout.endIndex {
      let head = number()
      switch head >> UInt64(takenBits) {
      case 0: break
      case 1: text.append(lineFeed)
      case let length:
        let end = place + Int(length) - 1
        text.append(contentsOf: layout[place..<end])
        place = end
      }
      switch Taken(rawValue: head & (1 << UInt64(takenBits) - 1)) {
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
