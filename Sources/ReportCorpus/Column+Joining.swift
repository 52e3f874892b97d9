extension Column {
  /// Columns of one type, one behind the other.
  ///
  /// Complexity: linear in the number of rows; texts of different pools are coded anew.
  ///
  /// - Precondition: all are of type `type`.
  public static func joined(_ columns: [Column], type: ColumnType) -> Column {
    if columns.count == 1 { return columns[0] }
    if type == .text, let texts = joinedTexts(columns) { return .text(texts) }
    var builder = ColumnBuilder(type)
    for column in columns {
      for row in 0..<column.count { builder.append(column[row]) }
    }
    return builder.build()
  }

  /// Joins codes where all columns share one pool.
  private static func joinedTexts(_ columns: [Column]) -> TextColumn? {
    var codes: [UInt32] = []
    var pool: StringPool?
    for case .text(let texts) in columns {
      if let pool, pool !== texts.pool { return nil }
      pool = texts.pool
      codes += texts.codes
    }
    return pool.map { TextColumn(codes: codes, pool: $0) }
  }
}
