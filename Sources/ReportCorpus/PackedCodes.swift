/// Small numbers, one a row, each as narrow as the greatest of them allows.
public enum PackedCodes: Sendable {
  /// One byte each.
  case bytes([UInt8])
  /// Two bytes each.
  case words([UInt16])
  /// Four bytes each.
  case wide([UInt32])

  /// Packs codes.
  ///
  /// - Parameters:
  ///   - codes: The codes.
  ///   - greatest: None of them is greater.
  public init(_ codes: [UInt32], greatest: UInt32) {
    if greatest <= UInt8.max {
      self = .bytes(codes.map { UInt8(truncatingIfNeeded: $0) })
    } else if greatest <= UInt16.max {
      self = .words(codes.map { UInt16(truncatingIfNeeded: $0) })
    } else {
      self = .wide(codes)
    }
  }

  /// How many codes there are.
  public var count: Int {
    switch self {
    case .bytes(let codes): codes.count
    case .words(let codes): codes.count
    case .wide(let codes): codes.count
    }
  }

  /// The code of a row.
  public subscript(row: Int) -> UInt32 {
    switch self {
    case .bytes(let codes): UInt32(codes[row])
    case .words(let codes): UInt32(codes[row])
    case .wide(let codes): codes[row]
    }
  }

  /// What a table holds for the codes of some rows, in the order of the rows.
  ///
  /// - Parameters:
  ///   - rows: Which rows.
  ///   - value: What stands for a code.
  /// - Returns: A value a row.
  public func map<Value>(_ rows: RowSelection, _ value: (UInt32) -> Value) -> [Value] {
    switch self {
    case .bytes(let codes): rows.map(codes) { value(UInt32($0)) }
    case .words(let codes): rows.map(codes) { value(UInt32($0)) }
    case .wide(let codes): rows.map(codes, value)
    }
  }
}

/// Some rows of a relation, in ascending order.
public enum RowSelection: Sendable {
  /// A run of rows.
  case range(Range<Int>)
  /// Single rows.
  case rows([UInt32])

  /// How many rows there are.
  public var count: Int {
    switch self {
    case .range(let rows): rows.count
    case .rows(let rows): rows.count
    }
  }

  /// The row at a place of the selection.
  public subscript(place: Int) -> Int {
    switch self {
    case .range(let rows): rows.lowerBound + place
    case .rows(let rows): Int(rows[place])
    }
  }

  /// The first and last row and all between; `nil` where there is none.
  public var bounds: ClosedRange<Int>? {
    switch self {
    case .range(let rows): rows.isEmpty ? nil : rows.lowerBound...(rows.upperBound - 1)
    case .rows(let rows): rows.first.flatMap { first in rows.last.map { Int(first)...Int($0) } }
    }
  }

  /// What is worked out of the elements that stand at the rows.
  ///
  /// - Precondition: There is an element for every row.
  @inline(__always)
  func map<Element, Value>(_ elements: [Element], _ value: (Element) -> Value) -> [Value] {
    guard let bounds else { return [] }
    precondition(bounds.lowerBound >= 0 && bounds.upperBound < elements.count, "rows in range")
    return elements.withUnsafeBufferPointer { elements in
      [Value](unsafeUninitializedCapacity: count) { values, written in
        // The rows are in range: the first and the last were looked at, and they ascend.
        guard let target = values.baseAddress, let source = elements.baseAddress else { return }
        switch self {
        case .range(let rows):
          let source = source + rows.lowerBound
          for place in 0..<rows.count { (target + place).initialize(to: value(source[place])) }
          written = rows.count
        case .rows(let rows):
          rows.withUnsafeBufferPointer { rows in
            for place in 0..<rows.count {
              (target + place).initialize(to: value(source[Int(rows[place])]))
            }
          }
          written = rows.count
        }
      }
    }
  }
}
