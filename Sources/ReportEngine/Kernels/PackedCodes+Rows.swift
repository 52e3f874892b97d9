private import CPackedCodes
import ReportCorpus

extension PackedCodes {
  /// Writes the codes of the rows of a selection, in order.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - marks: The same rows, where they are known as bits.
  ///   - gathered: What is written over.
  /// - Precondition: There is a code for every row.
  func gather(
    _ rows: RowSelection,
    marks: RowMarks? = nil,
    into gathered: inout RowBuffer<UInt32>
  ) {
    gathered.fill(room: rows.count + CodeRuns.padding) { target in
      switch self {
      case .bytes(let codes): rows.withElements(of: codes) { pc_gather_8($0, $1, $2, target) }
      case .words(let codes): rows.withElements(of: codes) { pc_gather_16($0, $1, $2, target) }
      case .wide(let codes): rows.withElements(of: codes) { pc_gather_32($0, $1, $2, target) }
      case .shared(let shared):
        target.update(repeating: 0, count: rows.count)
        shared.codes.map(UInt32.init).withUnsafeBufferPointer { table in
          guard let table = table.baseAddress else { return }
          rows.withElements(of: shared.bytes) { pc_add_from_table($0, $1, $2, table, target) }
        }
      case .runs(let runs): runs.write(rows, marks: marks, to: target)
      case .sparse(let sparse): sparse.write(rows, to: target)
      case .steps(let steps): steps.write(rows, to: target)
      case .rowNumbers:
        rows.forEach { target[$0] = UInt32(truncatingIfNeeded: $1) }
      }
      return rows.count
    }
  }
}

extension PackedCodes {
  /// Adds the codes of rows, each times a factor, to sums.
  ///
  /// - Precondition: There is a code and a sum for every row.
  /// - Returns: Whether it was done: the codes are kept a code a row.
  func add(_ rows: RowSelection, times factor: UInt32, to sums: inout RowBuffer<UInt32>) -> Bool {
    precondition(sums.count == rows.count, "a sum for every row")
    func add<Code>(
      _ codes: [Code],
      _ kernel: (
        UnsafePointer<Code>, UnsafePointer<UInt32>?, Int, UInt32, UnsafeMutablePointer<UInt32>
      ) -> Void
    ) -> Bool {
      sums.change { sums in
        guard let sum = sums.baseAddress else { return }
        rows.withElements(of: codes) { kernel($0, $1, $2, factor, sum) }
      }
      return true
    }
    return switch self {
    case .bytes(let codes): add(codes, pc_add_8)
    case .words(let codes): add(codes, pc_add_16)
    case .wide(let codes): add(codes, pc_add_32)
    case .shared(let shared):
      shared.codes.map { UInt32($0) &* factor }.withUnsafeBufferPointer { table in
        table.baseAddress.map { table in
          add(shared.bytes) { pc_add_from_table($0, $1, $2, table, $4) }
        } ?? false
      }
    case .runs, .sparse, .steps, .rowNumbers: false
    }
  }

  /// Calls `body` with the codes in memory, and how many bytes each takes; `nil` where they are not
  /// kept a code a row.
  func withCodes<Result>(_ body: (UnsafeRawPointer, _ width: Int) -> Result) -> Result? {
    func call<Code>(_ codes: [Code]) -> Result? {
      codes.withUnsafeBytes { codes in
        codes.baseAddress.map { body($0, MemoryLayout<Code>.stride) }
      }
    }
    return switch self {
    case .bytes(let codes): call(codes)
    case .words(let codes): call(codes)
    case .wide(let codes): call(codes)
    case .shared, .runs, .sparse, .steps, .rowNumbers: nil
    }
  }
}

extension RowSelection {
  /// Calls a function that takes the first element, the rows counted from it, `nil` where they
  /// follow each other, and how many rows there are.
  @inline(__always)
  func withElements<Element>(
    of elements: [Element],
    _ body: (UnsafePointer<Element>, UnsafePointer<UInt32>?, Int) -> Void
  ) {
    guard let bounds else { return }
    // The rows ascend, so that all lie between the two that are looked at.
    precondition(bounds.lowerBound >= 0 && bounds.upperBound < elements.count, "rows in range")
    elements.withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      switch self {
      case .range(let range): body(first + range.lowerBound, nil, range.count)
      case .rows(let rows): rows.withUnsafeBufferPointer { body(first, $0.baseAddress, $0.count) }
      }
    }
  }

  /// Calls `body` with the list of the rows, which is written to `memory` where there is none.
  func withList<Result>(
    _ memory: inout RowBuffer<UInt32>,
    _ body: (UnsafeBufferPointer<UInt32>) -> Result
  ) -> Result {
    switch self {
    case .rows(let rows): return rows.withUnsafeBufferPointer(body)
    case .range(let range):
      memory.fill(room: range.count) { rows in
        let first = UInt32(truncatingIfNeeded: range.lowerBound)
        for place in 0..<range.count { rows[place] = first + UInt32(truncatingIfNeeded: place) }
        return range.count
      }
      return memory.read(body)
    }
  }

  /// Calls `body` with the place and the element of every row, in order.
  ///
  /// - Precondition: There is an element for every row.
  @inline(__always)
  func forEach<Element>(of elements: [Element], _ body: (_ place: Int, _ element: Element) -> Void)
  {
    withElements(of: elements) { first, rows, count in
      if let rows {
        for place in 0..<count { body(place, first[Int(rows[place])]) }
      } else {
        for place in 0..<count { body(place, first[place]) }
      }
    }
  }

  /// Calls `body` with the place and the number of every row, in order.
  @inline(__always)
  func forEach(_ body: (_ place: Int, _ row: Int) -> Void) {
    switch self {
    case .range(let range):
      for place in 0..<range.count { body(place, range.lowerBound + place) }
    case .rows(let rows):
      rows.withUnsafeBufferPointer { rows in
        for place in 0..<rows.count { body(place, Int(rows[place])) }
      }
    }
  }
}

extension RowBuffer<UInt32> {
  /// Writes the places of all codes but those that are `usual`.
  mutating func fill(placesIn codes: UnsafeBufferPointer<UInt32>, unlike usual: UInt32) {
    fill(room: codes.count) { places in
      guard let first = codes.baseAddress else { return 0 }
      return pc_places_unlike(first, codes.count, usual, places)
    }
  }

  /// Writes the places where a code differs from the one before; the first is one.
  mutating func fill(runStartsIn codes: UnsafeBufferPointer<UInt32>) {
    fill(room: codes.count) { starts in
      guard let first = codes.baseAddress else { return 0 }
      return pc_run_starts(first, codes.count, starts)
    }
  }
}
