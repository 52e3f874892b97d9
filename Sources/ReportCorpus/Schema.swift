private import ReportText

/// The name, type and meaning of a column.
public struct ColumnInfo: Hashable, Sendable {
  /// The name in English.
  public var name: String
  /// The name in Chinese, where it has one.
  public var alias: String?
  /// The type of its values.
  public var type: ColumnType
  /// What it means, in one line.
  public var meaning: String
  /// The percent column to use where this one holds mere percent points.
  public var percentTwin: String?
  /// What keeps its values apart that do not add up; `nil` where all do.
  public var mixture: MixtureRule?
  /// Whether it has no value from which its type could be found out: its nulls fit every type.
  public var hasNoValue = false

  /// Puts a description together.
  public init(
    _ name: String,
    _ alias: String? = nil,
    _ type: ColumnType,
    _ meaning: String = "",
    percentTwin: String? = nil,
    mixture: MixtureRule? = nil
  ) {
    self.name = name
    self.alias = alias
    self.type = type
    self.meaning = meaning
    self.percentTwin = percentTwin
    self.mixture = mixture
  }
}

/// The columns of a relation, in order.
public struct Schema: Hashable, Sendable {
  /// The columns.
  public let columns: [ColumnInfo]
  private let indices: [String: Int]

  /// Puts a schema together; of two equal names the first counts.
  public init(_ columns: [ColumnInfo]) {
    self.columns = columns
    var indices: [String: Int] = [:]
    for (index, column) in columns.enumerated() {
      for name in [column.name, column.alias].compactMap({ $0 }) {
        let key = FoldedText.fold(name)
        if indices[key] == nil { indices[key] = index }
      }
    }
    self.indices = indices
  }

  /// The column of a name or Chinese alias, in any case and width.
  ///
  /// Complexity: constant.
  public func index(of name: String) -> Int? {
    indices[FoldedText.fold(name)]
  }
}
