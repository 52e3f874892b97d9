import ReportText

/// The letters of the metrics of a sentence, one behind the other.
///
/// What a figure measures is put together of stretches of the report, taken over by later figures and
/// cut in parts. As a stretch of the store it is passed on for nothing.
final class LetterStore {
  /// All letters so far.
  private(set) var letters: [UInt32] = []

  /// Forgets all letters but keeps the room.
  func removeAll() {
    if letters.isEmpty { return }
    change { $0.removeAll(keepingCapacity: true) }
  }

  /// Appends a stretch of a report as its author wrote it.
  func append(_ range: Range<Int>, of document: LogicalText) -> Letters {
    let start = letters.count
    change { document.appendWritten(range, to: &$0) }
    return Letters(start, letters.count)
  }

  /// Appends letters from elsewhere.
  func append(_ others: [UInt32]) -> Letters {
    let start = letters.count
    change { $0 += others }
    return Letters(start, letters.count)
  }

  /// Changes the letters, which are exchanged for none meanwhile: so no access lasts for longer than
  /// an exchange, and none has to be watched over at run time.
  private func change(_ body: (inout [UInt32]) -> Void) {
    var taken: [UInt32] = []
    swap(&taken, &letters)
    body(&taken)
    swap(&taken, &letters)
  }

  /// Two stretches as one, which is for nothing where the second stands behind the first already.
  func joined(_ first: Letters, _ second: Letters) -> Letters {
    if first.isEmpty { return second }
    if second.isEmpty || first.end == second.start {
      return Letters(first.start, second.isEmpty ? first.end : second.end)
    }
    let start = first.end == letters.count ? first.start : copy(first).start
    return Letters(start, copy(second).end)
  }

  private func copy(_ stretch: Letters) -> Letters {
    let start = letters.count
    change { letters in
      for index in stretch.range { letters.append(letters[index]) }
    }
    return Letters(start, letters.count)
  }

  /// The letters of a stretch.
  subscript(stretch: Letters) -> ArraySlice<UInt32> { letters[stretch.range] }
}

/// A stretch of a ``LetterStore``.
struct Letters {
  private let first: Int32
  private let last: Int32

  /// No letters.
  static let none = Letters(0, 0)

  init(_ start: Int, _ end: Int) {
    first = Int32(start)
    last = Int32(end)
  }

  /// Where it begins.
  var start: Int { Int(first) }
  /// Where it ends.
  var end: Int { Int(last) }
  var range: Range<Int> { start..<end }
  var count: Int { end - start }
  var isEmpty: Bool { first == last }

  /// The first letters, as many as there are of so many.
  func prefix(_ count: Int) -> Letters { Letters(start, min(end, start + count)) }
  /// The last letters, as many as there are of so many.
  func suffix(_ count: Int) -> Letters { Letters(max(start, end - count), end) }
  /// All but the first letters.
  func dropFirst(_ count: Int) -> Letters { Letters(min(end, start + count), end) }
  /// All but the last letters.
  func dropLast(_ count: Int) -> Letters { Letters(start, max(start, end - count)) }
}

extension WordTable {
  /// The longest word that a stretch begins with.
  func match(_ stretch: Letters, in store: LetterStore) -> WordMatch? {
    match(store.letters, at: stretch.start, end: stretch.end)
  }

  /// The longest word that a stretch ends with.
  func matchSuffix(_ stretch: Letters, in store: LetterStore) -> WordMatch? {
    matchSuffix(store.letters, from: stretch.start, endingAt: stretch.end)
  }
}
