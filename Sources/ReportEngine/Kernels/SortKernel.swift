import ReportCorpus

/// Puts rows in order.
enum SortKernel {
  /// The rows in the order of the keys; equal rows keep theirs.
  ///
  /// Complexity: linear in the rows and the bytes that the keys use.
  static func order(_ columns: [Column], by keys: [SortKey], rowCount: Int) -> [UInt32] {
    let images = keys.flatMap { key in
      SortImages.make(
        of: columns[key.column],
        isDescending: key.isDescending,
        nullsFirst: key.nullsFirst
      )
    }
    return SortWords(images).order(rowCount: rowCount)
  }
}
