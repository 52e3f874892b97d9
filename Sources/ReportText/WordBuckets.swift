/// The words of a table in groups by one of their letters, the longest of a group first.
@usableFromInline
struct WordBuckets: Sendable {
  /// One word, its letters lying in those of the table.
  struct Word: Sendable {
    var start: Int32
    var length: UInt16
    /// Its number in the table.
    var number: UInt16
    /// The letter it is grouped by and the one beside that, which turn nearly every text away that
    /// does not hold the word; 0 stands beside the letter of a word of one letter.
    var pair = LetterPair(0, 0)
  }

  /// Two letters side by side.
  struct LetterPair: Equatable, Sendable {
    private let bits: UInt64

    /// The letter that a word is grouped by.
    var letter: UInt32 { UInt32(truncatingIfNeeded: bits >> 32) }

    /// - Parameters:
    ///   - letter: The letter that a word is grouped by.
    ///   - neighbour: The letter beside it within the word, or 0.
    init(_ letter: UInt32, _ neighbour: UInt32) {
      bits = UInt64(letter) << 32 | UInt64(neighbour)
    }
  }

  /// Where each group starts in `words`; one more entry than groups, of which there is a power of
  /// two.
  @usableFromInline let starts: [UInt16]
  let words: [Word]
  /// A bit for each letter of a group, so that most others are turned away at once.
  @usableFromInline let filter: UInt64

  /// Groups words that are in the order they are to have within their groups.
  ///
  /// - Parameters:
  ///   - ordered: The words.
  ///   - letters: The letter of a word that it is grouped by, and the one beside it or 0.
  init(_ ordered: [Word], letters: (Word) -> (UInt32, UInt32)) {
    // Most groups have no word, so that most letters are turned away at once.
    var count = 64
    while count < ordered.count * 4, count < 2048 { count *= 2 }
    // A counting sort: tables are made when the program starts, so they must not cost much.
    var starts = [UInt16](repeating: 0, count: count + 1)
    let mask = count - 1
    for word in ordered { starts[(Int(letters(word).0) & mask) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    words = [Word](unsafeUninitializedCapacity: ordered.count) { words, filled in
      for var word in ordered {
        let (letter, neighbour) = letters(word)
        let group = Int(letter) & mask
        word.pair = LetterPair(letter, neighbour)
        words.initializeElement(at: Int(next[group]), to: word)
        next[group] += 1
      }
      filled = ordered.count
    }
    self.starts = starts
    filter = words.reduce(0) { $0 | ScalarSet.bit($1.pair.letter) }
  }

  /// Whether there may be words grouped by a letter.
  @inlinable func mayHold(_ letter: UInt32) -> Bool { filter & ScalarSet.bit(letter) != 0 }

  /// The first place in a range at whose letter and the one behind it a word may begin, or the end.
  ///
  /// - Precondition: The range is one of the text, and the words are grouped by their first letters.
  func first(in text: UnsafeBufferPointer<UInt32>, _ range: Range<Int>) -> Int {
    starts.withUnsafeBufferPointer { starts in
      words.withUnsafeBufferPointer { words in
        let mask = starts.count &- 2
        var index = range.lowerBound
        while index < range.upperBound {
          let letter = text[index]
          if mayHold(letter) {
            let group = Int(truncatingIfNeeded: letter) & mask
            var place = Int(starts[group])
            let end = Int(starts[group &+ 1])
            let single = LetterPair(letter, 0)
            let next = index &+ 1 < range.upperBound ? text[index &+ 1] : 0
            let pair = LetterPair(letter, next)
            while place < end {
              let own = words[place].pair
              if own == pair || own == single { return index }
              place &+= 1
            }
          }
          index &+= 1
        }
        return index
      }
    }
  }

  /// Where the words of a letter's group lie.
  @inlinable func places(of letter: UInt32) -> Range<Int> {
    let group = Int(letter) & (starts.count - 2)
    return Int(starts[group])..<Int(starts[group + 1])
  }
}

/// The letters of words, one word behind the other.
struct WordSpelling {
  var letters: [UInt32] = []
  /// Where each word ends in `letters`.
  private(set) var ends: [Int32] = []

  init() {}

  /// The words of a text, separated by spaces and line breaks.
  init(_ text: String) {
    letters.reserveCapacity(text.utf8.count / 3 + 1)
    ends.reserveCapacity(text.utf8.count / 6 + 1)
    var start = 0
    for scalar in text.unicodeScalars {
      if scalar != " ", scalar != "\n" {
        letters.append(scalar.value)
      } else if letters.count > start {
        endWord()
        start = letters.count
      }
    }
    if letters.count > start { endWord() }
  }

  /// Ends the word whose letters were appended.
  mutating func endWord() { ends.append(Int32(letters.count)) }

  /// The words that have letters, the longest first, those of one length in their order.
  ///
  /// Complexity: the number of words times the length of the longest one.
  func longestFirst() -> [WordBuckets.Word] {
    precondition(ends.count <= UInt16.max, "a table has few words")
    var words: [WordBuckets.Word] = []
    words.reserveCapacity(ends.count)
    var start: Int32 = 0
    for (number, end) in ends.enumerated() {
      if end > start {
        let length = UInt16(end - start)
        words.append(WordBuckets.Word(start: start, length: length, number: UInt16(number)))
      }
      start = end
    }
    // Words have few lengths: this is done sooner than sorting.
    var ordered: [WordBuckets.Word] = []
    ordered.reserveCapacity(words.count)
    var length = words.reduce(0) { max($0, $1.length) }
    while length > 0 {
      for word in words where word.length == length { ordered.append(word) }
      length -= 1
    }
    return ordered
  }
}
