/// What a part of a corpus takes in memory.
public struct MemoryPart: Hashable, Sendable {
  /// What sort of part it is.
  public enum Kind: String, Hashable, Sendable {
    /// A code or a number for each row of a column, and where codes occur.
    case rows
    /// The different values of a column, or of all columns that share them.
    case values
    /// The index of texts.
    case index
    /// What the texts of reports hold beside their sentences.
    case texts
    /// Where rows stand, and which rows are those of a report.
    case places
  }

  /// The column or relation, or the first column that shares the part: `facts.metric`.
  public var name: String
  /// What sort of part it is.
  public var kind: Kind
  /// How many bytes it takes.
  public var bytes: Int
}

extension Corpus {
  /// What each part takes in memory, in the order of relations and columns.
  ///
  /// What several columns share is told once; parts that take none are left out.
  ///
  /// Complexity: linear in the number of columns.
  public var memory: [MemoryPart] {
    var account = MemoryAccount()
    for relation in relations { account.take(relation) }
    if let store = reports.first?.store {
      let memory = store.texts.memoryBytes
      account.add("reports", .texts, memory.layouts)
      account.add("lines of reports", .texts, memory.lines)
    }
    account.add("reports", .rows, reports.memoryBytes)
    return account.parts
  }
}

private struct MemoryAccount {
  var parts: [MemoryPart] = []
  /// What was told already.
  private var known: Set<ObjectIdentifier> = []

  mutating func add(_ name: String, _ kind: MemoryPart.Kind, _ bytes: Int) {
    if bytes > 0 { parts.append(MemoryPart(name: name, kind: kind, bytes: bytes)) }
  }

  mutating func take(_ relation: Relation) {
    for (info, column) in zip(relation.schema.columns, relation.columns) {
      take(column, "\(relation.name).\(info.name)")
    }
    switch relation.places {
    case .none: break
    case .list(let places): add(relation.name, .places, places.memoryBytes)
    case .characters(let places): take(places.rows, relation.name)
    }
  }

  private mutating func take(_ rows: RowRuns, _ name: String) {
    if known.insert(ObjectIdentifier(rows)).inserted { add(name, .places, rows.memoryBytes) }
  }

  private mutating func take(_ column: StoredColumn, _ name: String) {
    switch column {
    case .sequence, .computed: break
    case .plain(let column): add(name, .rows, column.memoryBytes)
    case .coded(let column):
      add(name, .rows, column.codes.memoryBytes + (column.index?.memoryBytes ?? 0))
      switch column.domain {
      case .ints, .days, .bools: break
      case .numbers(let numbers), .percents(let numbers):
        add(name, .values, numbers.memoryBytes + (column.decimals?.memoryBytes ?? 0))
      case .texts(let pool):
        guard known.insert(ObjectIdentifier(pool)).inserted else { return }
        add(name, .values, pool.textMemoryBytes)
        add(name, .index, pool.index?.memoryBytes ?? 0)
      }
    }
  }
}

extension Column {
  fileprivate var memoryBytes: Int {
    switch self {
    case .int(let column): column.memoryBytes
    case .number(let column), .percent(let column): column.memoryBytes
    case .date(let column): column.memoryBytes
    case .bool(let column): column.memoryBytes
    case .text(let column): column.codes.memoryBytes
    }
  }
}

extension FixedColumn {
  fileprivate var memoryBytes: Int {
    values.memoryBytes + (validity?.words.memoryBytes ?? 0)
  }
}
