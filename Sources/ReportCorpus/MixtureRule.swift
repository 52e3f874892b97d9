/// What makes an aggregate of a column say something false.
public struct MixtureRule: Hashable, Sendable {
  /// A column of the same relation in which values that are put together should agree.
  public struct Dimension: Hashable, Sendable {
    /// When they should agree.
    public enum Use: Hashable, Sendable {
      /// Whenever values are put together.
      case always
      /// When an aggregate fills the cells of a pivot, or cells stand side by side in its rows.
      case inPivots
      /// When shares are put together without weights.
      case ofShares
    }

    /// The column.
    public var column: String
    /// When values should agree in it.
    public var use: Use
    /// The value that is mostly wanted where there are several.
    public var usual: String?
    /// Values of the column that mean, for this, the same as others.
    public var same: [String: String]

    /// Puts a dimension together.
    public init(
      _ column: String,
      _ use: Use = .always,
      usual: String? = nil,
      same: [String: String] = [:]
    ) {
      self.column = column
      self.use = use
      self.usual = usual
      self.same = same
    }
  }

  /// When values are shares, which no plain mean or sum of is a share again.
  public enum Share: Hashable, Sendable {
    /// They always are.
    case always
    /// They are where a column of the same relation holds a text.
    case `where`(column: String, equals: String)
  }

  /// In which columns values should agree.
  public var dimensions: [Dimension]
  /// When values are shares; `nil` for never.
  public var share: Share?

  /// Puts a rule together.
  public init(_ dimensions: [Dimension], share: Share? = nil) {
    self.dimensions = dimensions
    self.share = share
  }
}
