import ReportCorpus

/// Tests of text columns.
enum TextKernels {
  /// One test of every row; asked once an entry of the dictionary.
  static func test(
    _ operand: Operand,
    _ test: TextTest,
    count: Int,
    _ context: EvaluationContext
  ) -> Operand {
    switch operand {
    case .constant(.text(let text)):
      return .constant(.bool(holds(test.prepared(), text)))
    case .constant: return .constant(.null)
    case .column(.text(let texts)) where texts.pool.count > 4 * count:
      return testEach(texts, test, count: count)
    case .column(.text(let texts)):
      let predicate = context.predicate(test, on: texts.pool, rows: count)
      return BooleanRows(count: count) { row in
        let code = texts.codes[row]
        return code == TextColumn.null ? nil : predicate.holds(for: code)
      }.operand
    case .column: preconditionFailure("the binder lets only text through")
    }
  }

  /// A test of every row of a column whose dictionary is much longer than the column.
  private static func testEach(_ texts: TextColumn, _ test: TextTest, count: Int) -> Operand {
    let codes = Set(texts.codes).subtracting([TextColumn.null]).sorted()
    let passing = TextSearch.passing(test, in: texts.pool, among: codes)
    let fitting = Set(zip(codes, passing).lazy.filter(\.1).map(\.0))
    return BooleanRows(count: count) { row in
      let code = texts.codes[row]
      return code == TextColumn.null ? nil : fitting.contains(code)
    }.operand
  }

  /// A test of every row against the text of the same row in another column.
  static func test(
    _ operand: Operand,
    _ arguments: Column,
    count: Int,
    _ makeTest: (String) -> TextTest
  ) -> Operand {
    let texts = operand.column(count: count, type: .text)
    return BooleanRows(count: count) { row in
      guard case .text(let text) = texts[row], case .text(let argument) = arguments[row] else {
        return nil
      }
      return holds(makeTest(argument).prepared(), text)
    }.operand
  }

  private static func holds(_ test: (UnsafeBufferPointer<UInt8>) -> Bool, _ text: String) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer(test)
  }
}

/// Truth values under construction: true, false or unknown, one a row.
struct BooleanRows {
  private var values: [Bool]
  private var validity: Bitmap?

  /// Asks `truth` for every row; `nil` is unknown.
  @inline(__always)
  init(count: Int, _ truth: (Int) -> Bool?) {
    var values = [Bool](repeating: false, count: count)
    var validity: Bitmap?
    for row in 0..<count {
      if let value = truth(row) {
        values[row] = value
      } else {
        if validity == nil { validity = Bitmap(count: count, repeating: true) }
        validity?[row] = false
      }
    }
    self.values = values
    self.validity = validity
  }

  /// The rows as a column.
  var operand: Operand { .column(.bool(FixedColumn(values, validity: validity))) }
}
