/// A set of words that are looked for at places of a text of scalars.
///
/// Words that begin alike lie together, the longer before the shorter, so that the first that
/// fits is the longest.
///
/// It never changes; it is an object so that asking it copies nothing.
public final class WordTable: Sendable {
  private let letters: [UInt32]
  @usableFromInline let byFirst: WordBuckets
  @usableFromInline let byLast: WordBuckets

  /// How many words there are.
  public let count: Int

  /// A table of words, numbered in the order given.
  public convenience init(_ words: [String]) {
    var spelling = WordSpelling()
    for word in words {
      for scalar in word.unicodeScalars { spelling.letters.append(scalar.value) }
      spelling.endWord()
    }
    self.init(spelling)
  }

  /// A table of the words of a text, separated by spaces and line breaks.
  public convenience init(_ words: String) {
    self.init(WordSpelling(words))
  }

  private init(_ spelling: WordSpelling) {
    let letters = spelling.letters
    let words = spelling.longestFirst()
    self.letters = letters
    count = spelling.ends.count
    byFirst = WordBuckets(words) { word in
      let first = Int(word.start)
      return (letters[first], word.length > 1 ? letters[first + 1] : 0)
    }
    byLast = WordBuckets(words) { word in
      let last = Int(word.start) + Int(word.length) - 1
      return (letters[last], word.length > 1 ? letters[last - 1] : 0)
    }
  }

  /// The words of a text, separated by spaces and line breaks.
  public static func words(of text: String) -> [String] {
    text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
      .map { String(Substring($0)) }
  }

  /// The longest word that starts at `index` and ends at or before `end`.
  @inlinable
  public func match(_ text: [UInt32], at index: Int, end: Int) -> WordMatch? {
    guard index < end, byFirst.mayHold(text[index]) else { return nil }
    let places = byFirst.places(of: text[index])
    return places.isEmpty ? nil : longestMatch(text, at: index, end: end, among: places)
  }

  @usableFromInline
  func longestMatch(
    _ text: [UInt32],
    at index: Int,
    end: Int,
    among places: Range<Int>
  ) -> WordMatch? {
    let letter = text[index]
    let single = WordBuckets.LetterPair(letter, 0)
    let pair = WordBuckets.LetterPair(letter, index + 1 < end ? text[index + 1] : 0)
    for place in places {
      let word = byFirst.words[place]
      let length = Int(word.length)
      if word.pair == pair || length == 1 && word.pair == single, length <= end - index,
        length < 3 || equals(word, text, at: index)
      {
        return WordMatch(word: Int(word.number), length: length)
      }
    }
    return nil
  }

  /// The letters that words begin with, one a word.
  public var firstLetters: [UInt32] { byFirst.words.map { letters[Int($0.start)] } }

  /// The letters that stand second in words, one a word that has any.
  public var secondLetters: [UInt32] {
    byFirst.words.filter { $0.length > 1 }.map { letters[Int($0.start) + 1] }
  }

  /// The letters that words end with, one a word.
  public var lastLetters: [UInt32] {
    byLast.words.map { letters[Int($0.start) + Int($0.length) - 1] }
  }

  /// The longest word that ends at `end` and starts at or after `start`.
  @inlinable
  public func matchSuffix(_ text: [UInt32], from start: Int, endingAt end: Int) -> WordMatch? {
    guard start < end, byLast.mayHold(text[end - 1]) else { return nil }
    let places = byLast.places(of: text[end - 1])
    return places.isEmpty ? nil : longestSuffix(text, from: start, endingAt: end, among: places)
  }

  @usableFromInline
  func longestSuffix(
    _ text: [UInt32],
    from start: Int,
    endingAt end: Int,
    among places: Range<Int>
  ) -> WordMatch? {
    let letter = text[end - 1]
    let single = WordBuckets.LetterPair(letter, 0)
    let pair = WordBuckets.LetterPair(letter, start < end - 1 ? text[end - 2] : 0)
    for place in places {
      let word = byLast.words[place]
      let length = Int(word.length)
      if word.pair == pair || length == 1 && word.pair == single, length <= end - start,
        length < 3 || equals(word, text, at: end - length)
      {
        return WordMatch(word: Int(word.number), length: length)
      }
    }
    return nil
  }

  /// The first place in a range where a word stands.
  public func first(in text: [UInt32], _ range: Range<Int>) -> (index: Int, match: WordMatch)? {
    precondition(range.upperBound <= text.count, "the range is one of the text")
    var next = range.lowerBound
    while next < range.upperBound {
      let index = text.withUnsafeBufferPointer { text in
        byFirst.first(in: text, next..<range.upperBound)
      }
      if let found = match(text, at: index, end: range.upperBound) { return (index, found) }
      next = index + 1
    }
    return nil
  }

  /// Whether one of the words stands in a range.
  public func occurs(in text: [UInt32], _ range: Range<Int>) -> Bool {
    first(in: text, range) != nil
  }

  private func equals(_ word: WordBuckets.Word, _ text: [UInt32], at index: Int) -> Bool {
    let start = Int(word.start)
    for offset in 0..<Int(word.length) where letters[start + offset] != text[index + offset] {
      return false
    }
    return true
  }
}

/// A word of a table, found in a text.
public struct WordMatch: Hashable, Sendable {
  /// The number of the word in its table.
  public let word: Int
  /// How many scalars it covers.
  public let length: Int
}
