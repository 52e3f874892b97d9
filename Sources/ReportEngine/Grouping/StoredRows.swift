import ReportCorpus

/// Rows of a relation, and the column that holds a value for each.
struct StoredRows {
  let column: StoredColumn
  let rows: RowSelection
  private let marks: RowMarks?
  /// Which input the rows are; no other one with the same memory has the number.
  private let input: Int
  private let memory: GatheringMemory

  init(
    _ column: StoredColumn,
    _ rows: RowSelection,
    _ marks: RowMarks?,
    ofInput input: Int,
    _ memory: GatheringMemory
  ) {
    (self.column, self.rows, self.marks) = (column, rows, marks)
    (self.input, self.memory) = (input, memory)
  }

  /// The values as a column of their own.
  var gathered: Column { column.gathered(rows) }

  /// Calls `body` with the codes of the rows, one behind the other.
  ///
  /// - Precondition: `body` does not ask for codes or numbers itself.
  @inline(__always)
  func withCodes<Result>(
    of column: CodedColumn,
    _ body: (UnsafeBufferPointer<UInt32>) -> Result
  ) -> Result {
    gatherCodes(of: column)
    return memory.codes.read(body)
  }

  /// Gathers codes, unless those are there that are asked for.
  private func gatherCodes(of column: CodedColumn) {
    let wanted = GatheringMemory.Source(input: input, codes: column.codes.address)
    if wanted.codes != nil, wanted == memory.source { return }
    column.codes.gather(rows, marks: marks, into: &memory.codes)
    memory.source = wanted
  }

  /// Calls `body` with the values of the rows, one behind the other; what stands for null may be
  /// anything.
  ///
  /// - Precondition: `body` does not ask for codes or numbers itself.
  /// - Returns: `nil` where the column holds no numbers.
  @inline(__always)
  func withNumbers<Result>(_ body: (UnsafeBufferPointer<Double>) -> Result) -> Result? {
    gatherNumbers() ? memory.numbers.read(body) : nil
  }

  private func gatherNumbers() -> Bool {
    switch column {
    case .coded(let column):
      switch column.domain {
      case .numbers(let table), .percents(let table):
        table.withUnsafeBufferPointer { table in
          // The code of null stands behind the numbers.
          gatherNumbers(of: column) { code in code < table.count ? table[code] : 0 }
        }
      case .ints(let base, _): gatherNumbers(of: column) { code in Double(base &+ Int64(code)) }
      case .texts, .days, .bools: return false
      }
    case .plain(.number(let numbers)), .plain(.percent(let numbers)):
      write { target in rows.forEach(of: numbers.values) { target[$0] = $1 } }
    case .plain(.int(let numbers)):
      write { target in rows.forEach(of: numbers.values) { target[$0] = Double($1) } }
    case .sequence(let start, _):
      write { target in rows.forEach { target[$0] = Double(start + Int64($1)) } }
    case .plain, .computed: return false
    }
    return true
  }

  @inline(__always)
  private func gatherNumbers(of column: CodedColumn, _ number: (Int) -> Double) {
    gatherCodes(of: column)
    memory.codes.read { codes in
      write { target in
        for place in codes.indices { target[place] = number(Int(codes[place])) }
      }
    }
  }

  @inline(__always)
  private func write(_ write: (UnsafeMutablePointer<Double>) -> Void) {
    memory.numbers.fill(room: rows.count) { target in
      write(target)
      return rows.count
    }
  }
}

/// Memory that values of a batch are gathered in; one thread's.
final class GatheringMemory {
  fileprivate(set) var codes = RowBuffer<UInt32>()
  fileprivate(set) var numbers = RowBuffer<Double>()

  /// Rows, and where the codes of their column are.
  fileprivate struct Source: Equatable {
    var input: Int
    var codes: UnsafeRawPointer?
  }

  /// What codes were gathered of last.
  fileprivate var source: Source?
  private var inputCount = 0

  /// The number of the next input.
  func numberOfInput() -> Int {
    inputCount += 1
    return inputCount
  }
}

extension PackedCodes {
  /// Where they are in memory; `nil` where they are not kept a code a row.
  fileprivate var address: UnsafeRawPointer? {
    switch self {
    case .bytes(let codes): codes.withUnsafeBytes(\.baseAddress)
    case .words(let codes): codes.withUnsafeBytes(\.baseAddress)
    case .wide(let codes): codes.withUnsafeBytes(\.baseAddress)
    case .shared, .runs, .sparse, .steps, .rowNumbers: nil
    }
  }
}
