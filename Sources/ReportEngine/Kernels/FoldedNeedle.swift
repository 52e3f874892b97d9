import ReportCorpus
import ReportText

/// What `~` searches for: a text that is compared folded.
///
/// Texts are folded only where they must be. In a regular text whatever folds to a letter, a digit
/// or a Chinese character is that character, and only marks may be full-width: there the longest
/// part of the needle without marks is searched for as it is, and what is around it is compared.
struct FoldedNeedle {
  private let needle: [UInt8]
  private let scalars: [Unicode.Scalar]
  /// The longest part without marks, or the first mark where there is nothing else.
  private let anchor: Range<Int>
  /// Finds the anchor in every form that regular texts may have it in.
  private let anchorFinder: ByteFinder?
  /// Finds the whole needle in folded text; `nil` for an empty needle, which every text holds.
  private let wholeFinder: ByteFinder?

  init(_ text: String) {
    let folded = FoldedText.fold(text)
    scalars = Array(folded.unicodeScalars)
    needle = Array(folded.utf8)
    let longest = Self.longestWithoutMarks(needle)
    if longest.isEmpty, let mark = needle.first {
      anchor = 0..<1
      anchorFinder = ByteFinder([[mark], Self.fullWidth(mark)])
    } else {
      anchor = longest
      anchorFinder = longest.isEmpty ? nil : ByteFinder([Array(needle[longest])])
    }
    wholeFinder = needle.isEmpty ? nil : ByteFinder([needle])
  }

  private static func longestWithoutMarks(_ needle: [UInt8]) -> Range<Int> {
    let parts = needle.indices.split { FoldedText.isMark(UInt32(needle[$0])) }
    let longest = parts.max { $0.count < $1.count }
    return longest.map { $0.startIndex..<$0.endIndex } ?? 0..<0
  }

  /// The full-width twin of a mark.
  private static func fullWidth(_ mark: UInt8) -> [UInt8] {
    let twin = UInt32(mark) + 0xFEE0
    return [0xEF, UInt8(0x80 | twin >> 6 & 0x3F), UInt8(0x80 | twin & 0x3F)]
  }

  /// Whether UTF-8 bytes hold the needle, both folded.
  func isHeld(by bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let wholeFinder else { return true }
    let room = FoldedText.room(forFolding: bytes.count) + StringPool.padding
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { folded in
      folded.initialize(repeating: 0)
      guard let base = folded.baseAddress else { return false }
      let count = FoldedText.fold(bytes, into: base)
      return wholeFinder.first(in: base, from: 0, to: count) != nil
    }
  }
}

extension FoldedNeedle: TextMatcher {
  var asksForIrregularTexts: Bool { anchorFinder != nil }

  func prospects(in index: TextIndex) -> TextProspects {
    let holders = index.holders(of: scalars)
    return TextProspects(certain: holders.certain, possible: holders.possible)
  }

  func scan(_ texts: Range<Int>, _ part: TextPart, _ tools: Void) {
    if let anchorFinder { scan(texts, part, anchorFinder) }
    part.forEachIrregular(in: texts) { text in
      if isHeld(by: part.text(text)) { part.note(text) }
    }
  }

  private func scan(_ texts: Range<Int>, _ part: TextPart, _ finder: ByteFinder) {
    var text = texts.lowerBound
    var place = part.offsets[text]
    let end = part.offsets[texts.upperBound]
    while let found = finder.first(in: part.bytes, from: place, to: end) {
      text = part.offsets.text(at: found.lowerBound, from: text)
      let textEnd = part.offsets[text + 1]
      place = found.lowerBound + 1
      if found.upperBound > textEnd { continue }
      if fits(part.bytes, around: found, part.offsets[text]..<textEnd) {
        part.note(text)
        place = textEnd
      }
    }
  }

  /// Whether what stands around the anchor is the rest of the needle, marks in either width.
  private func fits(
    _ bytes: UnsafePointer<UInt8>,
    around found: Range<Int>,
    _ text: Range<Int>
  ) -> Bool {
    var place = found.upperBound
    for byte in needle[anchor.upperBound...] {
      if place < text.upperBound, bytes[place] == byte {
        place += 1
      } else if place + 3 <= text.upperBound, Self.isFullWidth(bytes + place, of: byte) {
        place += 3
      } else {
        return false
      }
    }
    place = found.lowerBound
    for byte in needle[..<anchor.lowerBound].reversed() {
      if place > text.lowerBound, bytes[place - 1] == byte {
        place -= 1
      } else if place - 3 >= text.lowerBound, Self.isFullWidth(bytes + place - 3, of: byte) {
        place -= 3
      } else {
        return false
      }
    }
    return true
  }

  private static func isFullWidth(_ bytes: UnsafePointer<UInt8>, of byte: UInt8) -> Bool {
    guard FoldedText.isMark(UInt32(byte)), bytes[0] == 0xEF else { return false }
    return FoldedText.scalar(at: bytes).value == UInt32(byte) + 0xFEE0
  }
}
