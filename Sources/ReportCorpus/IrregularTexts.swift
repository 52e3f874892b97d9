import ReportText

/// A bit for every text of a pool that holds white space, capitals or full-width letters: texts
/// in which folded text cannot be searched for as it is.
public final class IrregularTexts: Sendable {
  /// The bits, 64 texts a word.
  public let words: [UInt64]

  init(words: [UInt64]) {
    self.words = words
  }

  /// Looks through the texts of a pool, on all cores.
  convenience init(of pool: StringPool) {
    let wordCount = (pool.count + 63) / 64
    let wordsPerPart = 256
    let partCount = (wordCount + wordsPerPart - 1) / wordsPerPart
    let parts = WorkerPool.shared.map(parts: partCount) { part in
      let words = (part * wordsPerPart)..<min(wordCount, (part + 1) * wordsPerPart)
      return pool.withArena { bytes, offsets in
        words.map { word in
          var bits: UInt64 = 0
          for text in (word * 64)..<min(pool.count, word * 64 + 64) {
            let length = offsets[text + 1] - offsets[text]
            let bytes = UnsafeBufferPointer(start: bytes + offsets[text], count: length)
            if !FoldedText.isRegular(bytes) { bits |= 1 << UInt64(text & 63) }
          }
          return bits
        }
      }
    }
    self.init(words: Array(parts.joined()))
  }

  /// Whether a text is irregular.
  public subscript(text: Int) -> Bool { words[text >> 6] >> UInt64(text & 63) & 1 != 0 }
}
