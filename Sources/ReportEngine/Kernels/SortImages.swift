import ReportCorpus

/// The values of a sort key as whole numbers of the same order.
struct SortImages {
  /// A number a row: less where the row stands before, equal where the rows are equal.
  private(set) var images: [UInt64]
  /// How many of the low bits are in use.
  private(set) var bits: Int

  /// Works out the images of a column, nulls and direction included.
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
    var key = SortImages(of: column)
    let validity = column.validity
    guard key.compress(validity, isDescending, nullsFirst) else {
      var isNull = SortImages(of: column)
      isNull.bits = 1
      for row in isNull.images.indices {
        isNull.images[row] = (validity?[row] ?? true) == nullsFirst ? 1 : 0
      }
      return [isNull, key]
    }
    return [key]
  }

  private init(of column: Column) {
    switch column {
    case .int(let values): images = values.values.map(Self.image)
    case .number(let values), .percent(let values): images = values.values.map(Self.image)
    case .date(let values): images = values.values.map { Self.image(Int64($0)) }
    case .bool(let values): images = values.values.map { $0 ? 2 : 1 }
    case .text(let texts): images = Self.ranks(of: texts)
    }
    bits = 64
  }

  /// The images of a column that may be compared with those of other batches.
  ///
  /// - Precondition: Texts are coded in their order, in one pool for all batches.
  /// - Returns: One number a row, or two where the values leave no number for null.
  static func comparable(_ column: Column, _ key: SortKey) -> [[UInt64]] {
    var images = SortImages(of: column).images
    if key.isDescending { for row in images.indices { images[row] = ~images[row] } }
    let null: UInt64 = key.nullsFirst ? 0 : .max
    guard let validity = column.validity else {
      if case .int = column { return [Array(repeating: 1, count: images.count), images] }
      return [images]
    }
    if case .int = column {
      let isThere = images.indices.map { validity[$0] ? 1 : null }
      for row in images.indices where !validity[row] { images[row] = 0 }
      return [isThere, images]
    }
    // Neither a number, a day, a truth value nor a code has the image 0 or that of all ones.
    for row in images.indices where !validity[row] { images[row] = null }
    return [images]
  }

  /// The images of a column of texts where only equality counts.
  static func ofEqual(_ column: Column) -> [SortImages] {
    guard case .text(let texts) = column, texts.pool.isDistinct else { return make(of: column) }
    let codes = FixedColumn(
      texts.codes.map { Int64($0 == TextColumn.null ? 0 : $0) },
      validity: column.validity
    )
    return make(of: .int(codes))
  }

  /// Moves the images to the lowest numbers that keep their order.
  ///
  /// - Returns: Whether null has a number of its own.
  private mutating func compress(
    _ validity: Bitmap?,
    _ isDescending: Bool,
    _ nullsFirst: Bool
  ) -> Bool {
    var (least, greatest) = (UInt64.max, UInt64.min)
    for row in images.indices where validity?[row] ?? true {
      least = min(least, images[row])
      greatest = max(greatest, images[row])
    }
    if least > greatest { (least, greatest) = (0, 0) }
    let span = greatest - least
    guard let validity else {
      for row in images.indices {
        images[row] = isDescending ? greatest - images[row] : images[row] - least
      }
      bits = 64 - span.leadingZeroBitCount
      return true
    }
    let shift: UInt64 = nullsFirst ? 1 : 0
    let null = nullsFirst ? 0 : span &+ 1
    for row in images.indices {
      if validity[row] {
        images[row] =
          (isDescending ? greatest - images[row] : images[row] - least) &+ shift
      } else {
        images[row] = null
      }
    }
    bits = span == .max ? 64 : 64 - (span + 1).leadingZeroBitCount
    return span < .max
  }

  // MARK: - Images of values

  /// A whole number as an unsigned one of the same order.
  static func image(_ value: Int64) -> UInt64 { UInt64(bitPattern: value) ^ (1 << 63) }

  /// The bits of a double as a whole number of the same order; -0 and 0 are one.
  static func image(_ value: Double) -> UInt64 {
    let bits = (value + 0).bitPattern
    return bits >> 63 == 0 ? bits | (1 << 63) : ~bits
  }

  private static func ranks(of texts: TextColumn) -> [UInt64] {
    if texts.pool.isOrdered {
      return texts.codes.map { $0 == TextColumn.null ? 0 : UInt64($0) + 1 }
    }
    var isUsed = [Bool](repeating: false, count: texts.pool.count)
    for code in texts.codes where code != TextColumn.null { isUsed[Int(code)] = true }
    let sorted = isUsed.indices.lazy.filter { isUsed[$0] }.map { UInt32($0) }
      .sorted { texts.pool.precedes($0, $1) }
    var rankOf = [UInt64](repeating: 0, count: texts.pool.count)
    var rank: UInt64 = 0
    for (index, code) in sorted.enumerated() {
      // A pool may hold one text several times.
      if index > 0, texts.pool.precedes(sorted[index - 1], code) { rank += 1 }
      rankOf[Int(code)] = rank
    }
    return texts.codes.map { $0 == TextColumn.null ? 0 : rankOf[Int($0)] }
  }
}
