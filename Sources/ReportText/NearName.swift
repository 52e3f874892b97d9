/// Finds the name that was probably meant.
public enum NearName {
  /// The candidates nearest to a misspelt name, best first; none that is not near.
  ///
  /// Names are compared folded (``FoldedText``). Near means: at most a third of the characters,
  /// and at least one, inserted, left out, replaced or swapped with its neighbour; and, behind
  /// those, names of several words of which the misspelt one is the first or last: `report_year` for
  /// `year`. Where no name is misspelt, those that begin with it are near: `rate` for `ra`.
  ///
  /// Complexity: the number of candidates times the product of the name lengths.
  public static func nearest(
    to name: String,
    among candidates: some Sequence<String>,
    limit: Int = 3
  ) -> [String] {
    let wanted = Array(FoldedText.fold(name).unicodeScalars)
    let near = misspelt(wanted, among: candidates)
    let longer = candidates.filter { isWord(name, of: $0) }.sorted()
    if !near.isEmpty || !longer.isEmpty { return Array((near + longer).prefix(limit)) }
    return Array(candidates.filter { isBeginning(wanted, of: $0) }.sorted().prefix(limit))
  }

  /// Whether a word is another one misspelt, not only begun.
  public static func isMisspelt(_ word: String, of meant: String) -> Bool {
    !misspelt(Array(FoldedText.fold(word).unicodeScalars), among: [meant]).isEmpty
  }

  private static func misspelt(
    _ wanted: [Unicode.Scalar],
    among candidates: some Sequence<String>
  ) -> [String] {
    let allowed = max(1, wanted.count / 3)
    var found: [(name: String, distance: Int)] = []
    for candidate in candidates {
      let other = Array(FoldedText.fold(candidate).unicodeScalars)
      if abs(other.count - wanted.count) > allowed { continue }
      let distance = editDistance(wanted, other)
      if distance <= allowed && distance < max(wanted.count, other.count) {
        found.append((candidate, distance))
      }
    }
    found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return found.map(\.name)
  }

  /// Whether a name of at least two characters is how a longer one begins.
  private static func isBeginning(_ name: [Unicode.Scalar], of candidate: String) -> Bool {
    name.count >= 2 && FoldedText.fold(candidate).unicodeScalars.starts(with: name)
  }

  private static func isWord(_ name: String, of candidate: String) -> Bool {
    let words = candidate.split(separator: "_").map { FoldedText.fold(String($0)) }
    let wanted = FoldedText.fold(name)
    return words.count > 1 && (words.first == wanted || words.last == wanted)
  }

  /// The optimal string alignment distance: insertions, deletions, replacements, swaps.
  ///
  /// Complexity: the product of the lengths.
  static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      for column in 1...right.count {
        let replaced = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
        var best = min(replaced, last[column] + 1, current[column - 1] + 1)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          best = min(best, beforeLast[column - 2] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
