import ReportCorpus

/// A condition on the rows of a relation that is asked of its packed columns.
indirect enum RowTest {
  /// No row passes.
  case never
  /// The code of a column lies in a range.
  case codes(CodedColumn, ClosedRange<UInt32>)
  /// A table holds the code of a column as true.
  case table(CodedColumn, [Bool], passing: Int)
  /// The text of a column, of which there are many different, passes a test.
  case texts(CodedColumn, TextTest)
  /// The code of a column has its bit set.
  case bits(CodedColumn, CodeBits, passing: Int)
  /// A number lies in a range.
  case numbers(FixedColumn<Double>, NumberRange)
  /// The rows of a run.
  case rows(Range<Int>)
  /// All hold.
  case all([RowTest])
  /// Any holds.
  case any([RowTest])

  /// The test whether the code of a column has its bit set.
  static func of(_ column: CodedColumn, _ bits: CodeBits) -> RowTest {
    let passing = bits.passing
    return passing == 0 ? .never : .bits(column, bits, passing: passing)
  }

  /// About which part of the rows passes, from 0 to 1; the values of a column are taken to be
  /// equally frequent.
  var share: Double {
    switch self {
    case .never: 0
    case .codes(let column, let range):
      Double(range.count) / Double(max(1, column.domain.count))
    case .table(let column, _, let passing): Double(passing) / Double(max(1, column.domain.count))
    case .texts: 0.5
    case .bits(_, let bits, let passing): Double(passing) / Double(max(1, bits.count))
    case .numbers(_, let range): range.low == range.high ? 0.01 : 0.5
    case .rows(let rows): rows.count < 64 ? 0 : 0.3
    case .all(let tests): tests.reduce(1) { $0 * $1.share }
    case .any(let tests): min(1, tests.reduce(0) { $0 + $1.share })
    }
  }

  /// What asking it of a row costs, in bytes read, more or less.
  var cost: Double {
    switch self {
    case .never, .rows: 0
    case .codes(let column, _): column.codes.width
    case .table(let column, _, _): column.codes.width + 4
    case .bits(let column, _, _): column.codes.width + 3
    case .numbers: 10
    case .texts: 1000
    case .all(let tests), .any(let tests): tests.reduce(1) { $0 + $1.cost }
    }
  }

  /// The blocks of rows in which rows may pass; `nil` where that is not known.
  func blocks(count: Int) -> [Bool]? {
    switch self {
    case .never: return Array(repeating: false, count: count)
    case .codes(let column, let range):
      guard let index = column.index, index.mentions(of: range) < max(64, count * 2) else {
        return nil
      }
      return Self.blocks(count, range.lazy.flatMap(index.blocks))
    case .table(let column, let table, let passing):
      guard let index = column.index, passing < 64 else { return nil }
      let codes = table.indices.lazy.filter { table[$0] }.map { UInt32($0) }
      return Self.blocks(count, codes.flatMap(index.blocks))
    case .rows(let rows):
      guard !rows.isEmpty else { return Array(repeating: false, count: count) }
      let size = BlockIndex.blockSize
      let named = (rows.lowerBound / size)...((rows.upperBound - 1) / size)
      return (0..<count).map(named.contains)
    case .all(let tests):
      return tests.reduce(nil) { known, test in
        guard let known, let more = test.blocks(count: count) else {
          return known ?? test.blocks(count: count)
        }
        return zip(known, more).map { $0 && $1 }
      }
    case .any(let tests):
      var known = [Bool](repeating: false, count: count)
      for test in tests {
        guard let more = test.blocks(count: count) else { return nil }
        for block in known.indices where more[block] { known[block] = true }
      }
      return known
    case .bits(let column, let bits, let passing):
      if let index = column.index, passing < 64 {
        return Self.blocks(count, bits.codes.flatMap(index.blocks))
      }
      guard column.ascends, !column.hasNulls else { return nil }
      return (0..<count).map { block in
        let start = block * BlockIndex.blockSize
        let end = min(start + BlockIndex.blockSize, column.codes.count)
        return bits.nextSet(from: column.codes[start]) <= column.codes[end - 1]
      }
    case .texts, .numbers: return nil
    }
  }

  private static func blocks(_ count: Int, _ named: some Sequence<UInt16>) -> [Bool] {
    var blocks = [Bool](repeating: false, count: count)
    for block in named { blocks[Int(block)] = true }
    return blocks
  }

  /// Keeps the rows that pass.
  func narrow(_ rows: inout RowBits) {
    switch self {
    case .never: rows.removeAll()
    case .codes(let column, let range): rows.keep(column.codes, in: range)
    case .table(let column, let table, _): rows.keep(column.codes, table: table)
    case .bits(let column, let bits, let passing): Self.narrow(&rows, column, bits, passing)
    case .texts(let column, let test): Self.narrow(&rows, column, test)
    case .numbers(let column, let range): rows.keep(column, in: range)
    case .rows(let wanted): rows.keep(rows: wanted)
    case .all(let tests): for test in tests where !rows.isEmpty { test.narrow(&rows) }
    case .any(let tests):
      var passed = rows
      passed.removeAll()
      for test in tests {
        var branch = rows
        test.narrow(&branch)
        passed.formUnion(branch)
      }
      rows = passed
    }
  }

  /// Where codes ascend, finds the rows of the set bits; else asks every row.
  private static func narrow(
    _ rows: inout RowBits,
    _ column: CodedColumn,
    _ bits: CodeBits,
    _ passing: Int
  ) {
    // Where many codes pass, finding the next one takes longer than looking at all.
    guard column.ascends, !column.hasNulls, passing < bits.count / 128 else {
      return rows.keep(column.codes, bits)
    }
    var found = rows
    found.removeAll()
    var row = rows.rows.lowerBound
    while row < rows.rows.upperBound {
      let code = column.codes[row]
      if bits[Int(code)] {
        found.insert(row)
        row += 1
      } else {
        row = column.firstRow(ofCode: bits.nextSet(from: code), from: row + 1, to: rows.rows)
      }
    }
    rows.formIntersection(found)
  }

  /// Asks only the texts of the rows that are left.
  private static func narrow(_ rows: inout RowBits, _ column: CodedColumn, _ test: TextTest) {
    guard case .texts(let pool) = column.domain else { return }
    var left: [UInt32] = []
    rows.list(into: &left)
    let areAll = left.count == rows.rows.count
    let codeOfRow = column.codes.map(areAll ? .range(rows.rows) : .rows(left)) { $0 }
    let null = column.domain.nullCode
    var codes: [UInt32] = []
    for code in column.ascends ? codeOfRow : codeOfRow.sorted()
    where code != null && code != codes.last { codes.append(code) }
    let passing = TextSearch.passing(test, in: pool, among: codes)
    // The rows are asked in order.
    var next = 0
    if column.ascends {
      // And so are their texts.
      var place = 0
      rows.keep { _ in
        let code = codeOfRow[next]
        next += 1
        while place < codes.count, codes[place] < code { place += 1 }
        return place < codes.count && codes[place] == code && passing[place]
      }
      return
    }
    var fitting: Set<UInt32> = []
    for (code, passes) in zip(codes, passing) where passes { fitting.insert(code) }
    rows.keep { _ in
      defer { next += 1 }
      return fitting.contains(codeOfRow[next])
    }
  }
}

extension CodedColumn {
  /// The first row from one on whose code is not less than another; codes ascend.
  fileprivate func firstRow(ofCode code: UInt32, from row: Int, to rows: Range<Int>) -> Int {
    var (low, high) = (row, row)
    var step = 1
    while high < rows.upperBound, codes[high] < code {
      low = high + 1
      high += step
      step *= 2
    }
    high = min(high, rows.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if codes[middle] < code { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension PackedCodes {
  /// How many bytes a code takes.
  fileprivate var width: Double {
    switch self {
    case .bytes, .shared: 1
    case .words: 2
    case .wide: 4
    case .runs: 0.25
    case .sparse(let sparse): 0.25 + 0.3 * sparse.codes.width
    case .steps: 0.25
    case .rowNumbers: 0
    }
  }
}
