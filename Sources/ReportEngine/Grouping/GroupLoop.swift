import CPackedCodes
import ReportCorpus

/// Groups, counts and sums rows that are known as bits in one loop, straight from the columns: for
/// few keys whose codes make the number of a group, and at most one column that is summed.
///
/// Nothing is listed or kept for each row in between.
struct GroupLoop {
  /// A key of which there is a code for every report.
  private let runKeys: [(codes: CodeRuns, stride: UInt32)]
  /// A key of which there is a byte for every row, and what each of the 256 bytes adds.
  private let rowKeys: [(bytes: [UInt8], addends: [UInt32])]
  /// The only key of a code a row, where that has two bytes.
  private let wordKey: (codes: [UInt16], stride: UInt32)?
  /// What is summed.
  private let summed: CodedColumn?
  /// What the keys of each run of rows add up to; kept for its memory.
  private var numbers = RowBuffer<UInt32>()

  /// Prepares a loop, unless columns are not kept as it wants them.
  ///
  /// - Parameters:
  ///   - keys: The column of a relation for each key.
  ///   - strides: How far apart groups are that are neighbours in each.
  ///   - summed: The column that is summed, where one is.
  init?(_ keys: [StoredColumn?], _ strides: [UInt64], summing summed: StoredColumn?) {
    var (runKeys, rowKeys) = ([(codes: CodeRuns, stride: UInt32)](), [([UInt8], [UInt32])]())
    var wordKeys: [(codes: [UInt16], stride: UInt32)] = []
    for (key, stride) in zip(keys, strides) {
      guard case .coded(let column)? = key, let stride = UInt32(exactly: stride) else { return nil }
      if case .runs(let runs) = column.codes {
        guard runs.rows === runKeys.first?.codes.rows ?? runs.rows else { return nil }
        runKeys.append((runs, stride))
      } else if let kept = column.codes.byBytes {
        rowKeys.append((kept.bytes, kept.codes.map { UInt32($0) &* stride }))
      } else if case .words(let codes) = column.codes {
        wordKeys.append((codes, stride))
      } else {
        return nil
      }
    }
    if rowKeys.count > Int(PC_MOST_ROW_KEYS) { return nil }
    if !wordKeys.isEmpty, wordKeys.count + rowKeys.count > 1 { return nil }
    (self.runKeys, self.rowKeys, wordKey) = (runKeys, rowKeys, wordKeys.first)
    guard let summed else {
      self.summed = nil
      return
    }
    guard case .coded(let column) = summed, column.decimals != nil,
      column.codes.withCodes({ _, _ in true }) == true
    else { return nil }
    self.summed = column
  }

  /// Takes rows.
  ///
  /// - Parameters:
  ///   - marks: The rows.
  ///   - groups: What counts rows and notes where the first one of each group stands; there is room
  ///     for all groups.
  ///   - sum: What sums the column.
  ///   - mixture: What watches what is put together, where anything does.
  /// - Returns: How many rows there were.
  mutating func take(
    _ marks: RowMarks,
    _ groups: pc_groups,
    _ sum: DecimalSum?,
    _ mixture: MixtureAccumulator?
  ) -> Int {
    guard let bounds = marks.bounds else { return 0 }
    precondition(marks.first & 63 == 0, "rows begin with a word")
    precondition(
      rowKeys.allSatisfy { bounds.upperBound < $0.bytes.count }
        && wordKey.map { bounds.upperBound < $0.codes.count } ?? true,
      "a code for every row"
    )
    let (rowCount, summed) = (marks.words.count * 64, summed)
    return withKeys(bounds) { keys in
      marks.words.withUnsafeBufferPointer { words in
        guard let word = words.baseAddress else { return 0 }
        var rows = pc_marks(words: word, word_count: words.count, first: marks.first)
        var (keys, groups) = (keys, groups)
        guard let summed, let sum else {
          var watch = pc_watch.none
          return pc_group_marked(&rows, &keys, &groups, nil, &watch)
        }
        precondition(bounds.upperBound < summed.codes.count, "a code for every row")
        let found = sum.summing(summed) { sum in
          if let mixture {
            return mixture.watching(in: bounds, rowCount: rowCount) {
              pc_group_marked(&rows, &keys, &groups, sum, $0)
            } ?? 0
          }
          var watch = pc_watch.none
          return pc_group_marked(&rows, &keys, &groups, sum, &watch)
        }
        return found ?? 0
      }
    }
  }

  /// Calls `body` with the keys as a kernel takes them.
  private mutating func withKeys(_ bounds: ClosedRange<Int>, _ body: (pc_keys) -> Int) -> Int {
    var keys = pc_keys()
    keys.code_count = UInt32(rowKeys.count)
    let (runKeys, rowKeys, wordKey) = (runKeys, rowKeys, wordKey)
    return Self.withRowKeys(rowKeys, wordKey, &keys) { keys in
      guard let rows = runKeys.first?.codes.rows else { return body(keys) }
      let found = rows.withRuns(of: bounds.lowerBound..<(bounds.upperBound + 1)) {
        runs,
        starts,
        hints in
        numbers.clear(count: runs.count)
        numbers.change { numbers in
          guard let sums = numbers.baseAddress else { return }
          for key in runKeys { key.codes.add(ofRuns: runs, times: key.stride, to: sums) }
        }
        return numbers.read { numbers in
          var keys = keys
          (keys.starts, keys.hints, keys.numbers) = (starts, hints, numbers.baseAddress)
          keys.first_run = runs.lowerBound
          return body(keys)
        }
      }
      return found ?? 0
    }
  }

  private static func withRowKeys(
    _ rowKeys: [(bytes: [UInt8], addends: [UInt32])],
    _ wordKey: (codes: [UInt16], stride: UInt32)?,
    _ keys: inout pc_keys,
    _ body: (pc_keys) -> Int
  ) -> Int {
    if let wordKey {
      return wordKey.codes.withUnsafeBufferPointer { codes in
        (keys.words, keys.factor) = (codes.baseAddress, wordKey.stride)
        return body(keys)
      }
    }
    func add(_ index: Int) -> Int {
      if index == rowKeys.count { return body(keys) }
      return rowKeys[index].bytes.withUnsafeBufferPointer { bytes in
        rowKeys[index].addends.withUnsafeBufferPointer { addends in
          if index == 0 {
            (keys.codes.0, keys.addends.0) = (bytes.baseAddress, addends.baseAddress)
          } else {
            (keys.codes.1, keys.addends.1) = (bytes.baseAddress, addends.baseAddress)
          }
          return add(index + 1)
        }
      }
    }
    return add(0)
  }
}
