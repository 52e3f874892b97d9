import ReportText
import SeededNumbers
import Testing

@testable import ReportCorpus

@Suite struct TextLayoutTests {
  private typealias Sentence = (span: SourceSpan, kept: [UInt8])

  /// The layouts of texts, and the texts that they give back.
  private func layouts(
    _ texts: [(bytes: [UInt8], sentences: [Sentence])]
  ) -> (bytes: [UInt8], texts: [[UInt8]]) {
    var layout = TextLayout()
    var ends = [0]
    for text in texts {
      let kept = text.sentences.flatMap(\.kept)
      kept.withUnsafeBufferPointer { kept in
        var end = 0
        layout.append(
          text.bytes,
          text.sentences.map { sentence in
            end += sentence.kept.count
            let bytes = kept[(end - sentence.kept.count)..<end]
            return (span: sentence.span, kept: UnsafeBufferPointer(rebasing: bytes))
          }
        )
      }
      ends.append(layout.bytes.count)
    }
    let back = layout.bytes.withUnsafeBufferPointer { layouts in
      texts.indices.map { index in
        let range = ends[index]..<ends[index + 1]
        return TextLayout.text(of: range, in: layouts, atMost: 9) { number, body in
          texts[index].sentences[number].kept.withUnsafeBufferPointer { body($0) }
        }
      }
    }
    return (layout.bytes, back)
  }

  private func layout(_ text: [UInt8], _ sentences: [Sentence]) -> (bytes: [UInt8], text: [UInt8]) {
    let (bytes, texts) = layouts([(text, sentences)])
    return (bytes, texts[0])
  }

  @Test func headingsThatOthersHaveAreNamedAgain() {
    let heading = Array("一、健全政府机构职能体系，依法全面履行政府职能\n".utf8)
    let sentence = Array("立案12起。".utf8)
    let span = SourceSpan(heading.count, heading.count + sentence.count)
    let text = (bytes: heading + sentence, sentences: [(span: span, kept: sentence)])
    let (bytes, texts) = layouts([text, text, text])
    #expect(texts == [text.bytes, text.bytes, text.bytes])
    #expect(bytes.count < heading.count + 12)
  }

  @Test func sentencesAreNamedAndWhatIsBetweenIsKept() {
    let text = Array("标题\n办结率98%。\n\n　　立案12起。\n".utf8)
    let first = Array("办结率98%。".utf8)
    let second = Array("立案12起。".utf8)
    let sentences: [Sentence] = [
      (SourceSpan(7, 7 + first.count), first),
      (SourceSpan(text.count - 1 - second.count, text.count - 1), second),
    ]
    let (bytes, back) = layout(text, sentences)
    #expect(back == text)
    #expect(bytes.count < text.count - first.count - second.count + 6)
  }

  @Test func lineBreaksWithinASentenceTakeTwoOrThreeBytes() {
    let text = Array("今年以来共立案\n三百一十八起，\r\n破案二百起。".utf8)
    let kept = Array("今年以来共立案三百一十八起，破案二百起。".utf8)
    let (bytes, back) = layout(text, [(SourceSpan(0, text.count), kept)])
    #expect(back == text)
    #expect(bytes.count <= 8)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func theTextComesBackWhateverTheSentencesAre(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let letters: [[UInt8]] = ["案", "率", "\n", "　", " ", "a", "\r\n", "9"].map { Array($0.utf8) }
    let text = (0..<Int.random(in: 0..<90, using: &random))
      .flatMap { _ in letters.randomElement(using: &random) ?? [] }
    var sentences: [Sentence] = []
    var start = 0
    while start < text.count {
      // Some overlap the one before, some are beyond all text.
      let from = max(0, start - (Int.random(in: 0..<8, using: &random) == 0 ? 3 : 0))
      let to = from + Int.random(in: 0..<40, using: &random)
      var kept = Array(text[min(from, text.count)..<min(to, text.count)])
      switch Int.random(in: 0..<5, using: &random) {
      case 0: kept.removeAll { $0 < 0x21 }
      case 1: kept.insert(0x2D, at: kept.count / 2)
      case 2: kept = []
      default: break
      }
      sentences.append((SourceSpan(from, to), kept))
      start = max(to, start + 1)
    }
    #expect(layout(text, sentences).text == text)
  }

  @Test func aCharacterIsInTheLineThatTheTableSays() {
    let long = String(repeating: "长", count: 600)
    let texts = ["", "\n", "一\n二", "头\r\n\r\n尾\n", long, long + "\n短", "\n" + long + "\n\n"]
    let edges = [254, 255, 256, 509, 510, 511].map { String(repeating: "x", count: $0) + "\ny" }
    for text in texts + edges {
      let source = SourceText(name: "t", text)
      let table = PlaceTable(source)
      var lengths: [UInt8] = []
      LineLengths.write(of: source.bytes, to: &lengths)
      for offset in 0...source.bytes.count {
        guard offset == source.bytes.count || source.bytes[offset] & 0xC0 != 0x80 else { continue }
        let character = table.codePointOffset(at: offset)
        let place = lengths.withUnsafeBufferPointer { LineLengths.place(of: character, in: $0) }
        let wanted = table.place(at: offset)
        #expect((place.line + 1, place.column + 1) == (wanted.line, wanted.column))
      }
    }
  }

  @Test func textsThatDifferInWhiteSpaceOnlyHaveOneFingerprint() {
    func print(_ text: String) -> TextFingerprint { TextFingerprint(Array(text.utf8)) }
    let whole = print("结案率98%，较去年上升。")
    for text in ["结案率 98%，\n较去年上升。", "\u{FEFF}结案率98%，较去　年上升。\r\n", "\u{A0}结案率\t98%，较去年上升。"] {
      #expect(print(text) == whole)
    }
    for text in ["结案率98%，较去年上升", "结案率89%，较去年上升。", "结案率98%，较去年上升。0", "\0结案率98%，较去年上升。"] {
      #expect(print(text) != whole)
    }
    #expect(print("") != print("\0"))
    #expect(print("\0\0\0\0\0\0\0\0") != print("\0\0\0\0\0\0\0"))
  }
}
