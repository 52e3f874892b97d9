import ReportCorpus

/// Puts rows in order.
enum SortKernel {
  /// The rows in the order of the keys; equal rows keep theirs.
  ///
  /// Complexity: linear in the rows and the bytes that the keys use.
  static func order(_ columns: [Column], by keys: [SortKey], rowCount: Int) -> [UInt32] {
    var words = words(columns, keys, rowCount)
    return words.order(rowCount: rowCount).rows
  }

  /// The first rows in the order of the keys.
  static func first(
    _ wanted: Int,
    of columns: [Column],
    by keys: [SortKey],
    rowCount: Int
  ) -> [UInt32] {
    var words = words(columns, keys, rowCount)
    return words.first(wanted, rowCount: rowCount)
  }

  private static func words(_ columns: [Column], _ keys: [SortKey], _ rowCount: Int)
    -> SortWords
  {
    let images = keys.flatMap { key in
      SortImages.make(
        of: columns[key.column],
        isDescending: key.isDescending,
        nullsFirst: key.nullsFirst
      )
    }
    return SortWords(images, rowCount: rowCount)
  }
}
