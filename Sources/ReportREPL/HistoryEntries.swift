/// The entries that can be recalled, oldest first, none twice.
struct HistoryEntries: Hashable, Sendable {
  /// The entries, oldest first.
  private(set) var entries: [String] = []
  private let limit: Int

  /// No entries, and room for some.
  init(limit: Int) {
    self.limit = limit
  }

  /// Adds an entry as the newest.
  ///
  /// - Returns: Whether older entries were taken out for it: an equal one, or one too many.
  @discardableResult
  mutating func add(_ entry: String) -> Bool {
    let earlier = entries.lastIndex(of: entry)
    if let earlier { entries.remove(at: earlier) }
    entries.append(entry)
    let tooMany = entries.count > limit
    if tooMany { entries.removeFirst() }
    return earlier != nil || tooMany
  }
}
