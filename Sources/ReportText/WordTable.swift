/// A set of words that are looked for at places of a text of scalars.
///
/// Words that begin alike lie together, the longer before the shorter, so that the first that
/// fits is the longest.
public struct WordTable: Sendable {
  private static let bucketCount = 1024

  /// One bit for each remainder of the first letters of the words: most places hold none.
  @usableFromInline let firsts: InlineArray<16, UInt64>
  private let letters: [UInt32]
  /// Where each word starts in `letters`; one more entry than words.
  private let starts: [Int32]
  /// Word numbers, grouped by the first letter's bucket, longest first.
  private let byFirst: Buckets
  /// Word numbers, grouped by the last letter's bucket, longest first.
  private let byLast: Buckets

  /// How many words there are.
  public var count: Int { starts.count - 1 }

  /// A table of words, numbered in the order given.
  public init(_ words: [String]) {
    var letters: [UInt32] = []
    var starts: [Int32] = [0]
    for word in words {
      letters.append(contentsOf: word.unicodeScalars.map(\.value))
      starts.append(Int32(letters.count))
    }
    let numbers = (0..<words.count).filter { starts[$0] < starts[$0 + 1] }
    let longestFirst = numbers.sorted {
      let left = starts[$0 + 1] - starts[$0]
      let right = starts[$1 + 1] - starts[$1]
      return left != right ? left > right : $0 < $1
    }
    byFirst = Buckets(longestFirst, count: Self.bucketCount) { letters[Int(starts[$0])] }
    byLast = Buckets(longestFirst, count: Self.bucketCount) { letters[Int(starts[$0 + 1]) - 1] }
    var firsts = InlineArray<16, UInt64>(repeating: 0)
    for number in numbers {
      let letter = letters[Int(starts[number])]
      firsts[Int(letter >> 6 & 15)] |= 1 << UInt64(letter & 63)
    }
    self.firsts = firsts
    self.letters = letters
    self.starts = starts
  }

  /// A table of the words of a text, separated by spaces and line breaks.
  public init(_ words: String) {
    self.init(Self.words(of: words))
  }

  /// The words of a text, separated by spaces and line breaks.
  public static func words(of text: String) -> [String] {
    text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
      .map { String(Substring($0)) }
  }

  /// The longest word that starts at `index` and ends at or before `end`.
  @inlinable
  public func match(_ text: [UInt32], at index: Int, end: Int) -> WordMatch? {
    guard index < end, mayStart(with: text[index]) else { return nil }
    return longestMatch(text, at: index, end: end)
  }

  @inlinable func mayStart(with letter: UInt32) -> Bool {
    firsts[Int(letter >> 6 & 15)] & 1 << UInt64(letter & 63) != 0
  }

  @usableFromInline
  func longestMatch(_ text: [UInt32], at index: Int, end: Int) -> WordMatch? {
    for place in byFirst.places(of: text[index]) {
      let word = byFirst.numbers[place]
      let length = self.length(of: word)
      if index + length <= end, equals(word, text, at: index, length: length) {
        return WordMatch(word: Int(word), length: length)
      }
    }
    return nil
  }

  /// The letters that words begin with.
  public var firstLetters: Set<UInt32> {
    Set(zip(starts, starts.dropFirst()).lazy.filter { $0 < $1 }.map { self.letters[Int($0.0)] })
  }

  /// The letters that words end with.
  public var lastLetters: Set<UInt32> {
    Set(zip(starts, starts.dropFirst()).lazy.filter { $0 < $1 }.map { self.letters[Int($0.1) - 1] })
  }

  /// The longest word that ends at `end` and starts at or after `start`.
  public func matchSuffix(_ text: [UInt32], from start: Int, endingAt end: Int) -> WordMatch? {
    guard start < end else { return nil }
    for place in byLast.places(of: text[end - 1]) {
      let word = byLast.numbers[place]
      let length = self.length(of: word)
      if end - length >= start, equals(word, text, at: end - length, length: length) {
        return WordMatch(word: Int(word), length: length)
      }
    }
    return nil
  }

  private func length(of word: Int32) -> Int { Int(starts[Int(word) + 1] - starts[Int(word)]) }

  /// The first place in a range where a word stands.
  public func first(in text: [UInt32], _ range: Range<Int>) -> (index: Int, match: WordMatch)? {
    let firsts = firsts  // kept at hand, for the loop turns away nearly every letter
    for index in range {
      let letter = text[index]
      guard firsts[Int(letter >> 6 & 15)] & 1 << UInt64(letter & 63) != 0 else { continue }
      if let found = longestMatch(text, at: index, end: range.upperBound) { return (index, found) }
    }
    return nil
  }

  /// Whether one of the words stands in a range.
  public func occurs(in text: [UInt32], _ range: Range<Int>) -> Bool {
    first(in: text, range) != nil
  }

  private func equals(_ word: Int32, _ text: [UInt32], at index: Int, length: Int) -> Bool {
    let start = Int(starts[Int(word)])
    for offset in 0..<length where letters[start + offset] != text[index + offset] {
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

/// Word numbers in groups, of which there is a power of two.
private struct Buckets: Sendable {
  private(set) var starts: [Int32]
  private(set) var numbers: [Int32]

  init(_ words: [Int], count: Int, key: (Int) -> UInt32) {
    // A counting sort: tables are made when the program starts, so they must not cost much.
    starts = [Int32](repeating: 0, count: count + 1)
    let groups = words.map { Int(key($0)) % count }
    for group in groups { starts[group + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    numbers = [Int32](repeating: 0, count: words.count)
    for (word, group) in zip(words, groups) {
      numbers[Int(next[group])] = Int32(word)
      next[group] += 1
    }
  }

  /// Where the numbers of the words of a letter's group lie.
  func places(of letter: UInt32) -> Range<Int> {
    let bucket = Int(letter) & (starts.count - 2)
    return Int(starts[bucket])..<Int(starts[bucket + 1])
  }
}
