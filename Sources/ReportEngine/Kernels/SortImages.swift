import ReportCorpus

/// The values of a sort key as whole numbers of the same order.
///
/// They are worked out where they are written: side by side with those of other keys.
struct SortImages: Sendable {
  /// How many of the low bits of the images are in use.
  let bits: Int
  /// How many rows there are.
  var count: Int { values.count }
  private let values: SortValues
  private let form: Form

  private enum Form {
    /// The image is how far the value stands behind the first one, or before the last one: its own
    /// image, with all bits turned over where that is wanted, less a number. Null has an image of
    /// its own.
    case values(flip: UInt64, base: UInt64, null: UInt64)
    /// Whether there is a value is all that counts.
    case marks(ofValue: UInt64)
  }

  private init(_ values: SortValues, bits: Int, _ form: Form) {
    (self.values, self.bits, self.form) = (values, bits, form)
  }

  /// The images of a column, nulls and direction included.
  ///
  /// Complexity: linear in the number of rows; texts that are not coded in their order are
  /// sorted once each.
  ///
  /// - Returns: One key, or two where the values leave no number for null.
  static func make(
    of column: Column,
    isDescending: Bool = false,
    nullsFirst: Bool = false
  ) -> [SortImages] {
    let values = SortValues(column)
    return make(of: values, values.extent, isDescending, nullsFirst)
  }

  private static func make(
    of values: SortValues,
    _ extent: SortValues.Extent,
    _ isDescending: Bool,
    _ nullsFirst: Bool
  ) -> [SortImages] {
    let (least, greatest) = extent.bounds
    let span = greatest - least
    let spanBits = UInt64.bitWidth - span.leadingZeroBitCount
    let flip: UInt64 = isDescending ? .max : 0
    let first = isDescending ? ~greatest : least
    guard extent.hasNulls else {
      return [SortImages(values, bits: spanBits, .values(flip: flip, base: first, null: 0))]
    }
    if span == .max {
      let marks = SortImages(values, bits: 1, .marks(ofValue: nullsFirst ? 1 : 0))
      return [marks, SortImages(values, bits: 64, .values(flip: flip, base: first, null: 0))]
    }
    // Null stands before the first value or behind the last.
    let base = nullsFirst ? first &- 1 : first
    let null = nullsFirst ? 0 : span + 1
    let bits = UInt64.bitWidth - (span + 1).leadingZeroBitCount
    return [SortImages(values, bits: bits, .values(flip: flip, base: base, null: null))]
  }

  /// The images of a column where only equality counts.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - isClustered: Is set where equal values stand together, so that the images ascend.
  /// - Returns: One key, or two where the values leave no number for null.
  static func ofEqual(_ column: Column, isClustered: inout Bool) -> [SortImages] {
    let values: SortValues
    if case .text(let texts) = column, texts.pool.isDistinct {
      values = .codes(texts.codes)
    } else {
      values = SortValues(column)
    }
    let extent = values.extent
    guard let (numbers, runCount) = values.numberedByRuns(extent) else {
      isClustered = false
      return make(of: values, extent, false, false)
    }
    isClustered = true
    return make(of: numbers, .init(codeCount: runCount), false, false)
  }

  /// The images of a column that may be compared with those of other batches.
  ///
  /// - Precondition: Texts are coded in their order, in one pool for all batches.
  /// - Returns: One number a row, or two where the values leave no number for null.
  static func comparable(_ column: Column, _ key: SortKey) -> [[UInt64]] {
    let values = SortValues(column)
    let flip: UInt64 = key.isDescending ? .max : 0
    // Neither a number, a day, a truth value nor a code has the image 0 or that of all ones.
    let null: UInt64 = key.nullsFirst ? 0 : .max
    guard case .int = column else {
      return [values.mapped { image, isThere in isThere ? image ^ flip : null }]
    }
    return [
      values.mapped { _, isThere in isThere ? 1 : null },
      values.mapped { image, isThere in isThere ? image ^ flip : 0 },
    ]
  }

  /// Writes the images of some rows to the low bits of their words.
  ///
  /// - Parameters:
  ///   - words: A word a row, all rows.
  ///   - rows: The rows.
  ///   - isFirst: Whether nothing stands there; else it is moved up.
  func write(to words: UnsafeMutablePointer<UInt64>, rows: Range<Int>, isFirst: Bool) {
    let kept: UInt64 = isFirst ? 0 : .max
    let shift = UInt64(bits)
    switch form {
    case .values(let flip, let base, let null):
      values.forEach(rows) { row, value, isThere in
        let image = isThere ? (value ^ flip) &- base : null
        words[row] = (words[row] & kept) &<< shift | image
      }
    case .marks(let mark):
      values.forEach(rows) { row, _, isThere in
        words[row] = (words[row] & kept) &<< shift | (isThere ? mark : 1 - mark)
      }
    }
  }
}
