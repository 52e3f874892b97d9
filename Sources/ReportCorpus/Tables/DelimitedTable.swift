import ReportText

/// Reads delimited text (CSV, TSV) in two passes: one for the types, one for the values.
struct DelimitedTable {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  /// Where the first row behind the header begins.
  private var firstRow = 0
  private var names: [String] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
  }

  /// Reads the whole table.
  ///
  /// Complexity: linear in the number of bytes.
  ///
  /// - Throws: What is wrong first.
  mutating func read() throws(TableIssue) -> TableContent {
    try readHeader()
    let (types, rowStarts) = try surveyed()
    let columns = types.map { PackedColumn($0, capacity: rowStarts.count) }
    try fill(columns)
    return TableContent(names: names, columns: columns, rowStarts: rowStarts)
  }

  private mutating func readHeader() throws(TableIssue) {
    var records = DelimitedRecords(bytes, delimiter: delimiter)
    let start = records.offset
    guard !records.isAtEnd else { throw TableIssue(.noHeader, at: SourceSpan(at: start)) }
    var header = TableHeader()
    var field: TableField
    repeat {
      field = try records.next()
      if field.endsRow, header.names.isEmpty, field.isNull(in: bytes) {
        throw TableIssue(.noHeader, at: SourceSpan(at: start))
      }
      let name = DelimitedRecords.text(of: field, in: bytes)
      try header.add(name, at: SourceSpan(field.start, field.end))
    } while !field.endsRow
    names = header.names
    firstRow = records.offset
  }

  /// Goes through all rows; an empty line is a row only where there is one column.
  private func eachRow(
    _ take: (_ column: Int, TableField) -> Void,
    endRow: (_ start: Int) -> Void
  ) throws(TableIssue) {
    var records = DelimitedRecords(bytes, delimiter: delimiter, from: firstRow)
    while !records.isAtEnd {
      let start = records.offset
      var field = try records.next()
      if field.endsRow, names.count > 1, field.form == .plain, field.start == field.end { continue }
      var column = 0
      while true {
        if column < names.count { take(column, field) }
        column += 1
        if field.endsRow { break }
        field = try records.next()
        if column == names.count {
          throw try tooManyFields(first: field, column: column, &records)
        }
      }
      if column < names.count {
        let place = SourceSpan(at: field.end)
        throw TableIssue(.fieldCount(found: column, wanted: names.count), at: place)
      }
      endRow(start)
    }
  }

  private func tooManyFields(
    first: TableField,
    column: Int,
    _ records: inout DelimitedRecords
  ) throws(TableIssue) -> TableIssue {
    var found = column + 1
    var field = first
    while !field.endsRow {
      field = try records.next()
      found += 1
    }
    let span = SourceSpan(first.start, first.end)
    return TableIssue(.fieldCount(found: found, wanted: names.count), at: span)
  }

  /// The type of every column, and where every row begins.
  ///
  /// Where only some fields are quoted, a column whose values all are is one of texts: its
  /// writer took care to say so. Where all fields are quoted, the quotes say nothing.
  private func surveyed() throws(TableIssue) -> (types: [ColumnType], rowStarts: [Int]) {
    var guesses = [ColumnGuess](repeating: ColumnGuess(), count: names.count)
    var rowStarts: [Int] = []
    try eachRow { column, field in
      if field.isNull(in: bytes) { return }
      guesses[column].take(field, in: bytes, quotesMakeText: false)
    } endRow: {
      rowStarts.append($0)
    }
    let quotesSpeak = guesses.contains { $0.type != nil && !$0.isAllQuoted }
    let types = guesses.map { guess in
      quotesSpeak && guess.isAllQuoted ? .text : guess.type ?? .text
    }
    return (types, rowStarts)
  }

  private func fill(_ columns: [PackedColumn]) throws(TableIssue) {
    var scratch: [UInt8] = []
    try eachRow { index, field in
      let column = columns[index]
      if field.isNull(in: bytes) {
        column.appendNull()
      } else if !column.isText {
        column.append(FieldReading(bytes, field.start, field.end))
      } else if field.form == .escaped {
        DelimitedRecords.unescape(field, in: bytes, into: &scratch)
        scratch.withUnsafeBufferPointer { column.append(text: $0) }
      } else {
        column.append(text: UnsafeBufferPointer(rebasing: bytes[field.start..<field.end]))
      }
    } endRow: { _ in
    }
  }
}

/// The names of columns, each of which there is once.
struct TableHeader {
  private(set) var names: [String] = []
  private var known: [String: Int] = [:]

  /// Takes a column's name, without the spaces around it.
  mutating func add(_ written: String, at span: SourceSpan) throws(TableIssue) {
    var name = written[...]
    while name.first?.isWhitespace == true { name.removeFirst() }
    while name.last?.isWhitespace == true { name.removeLast() }
    guard !name.isEmpty else { throw TableIssue(.unnamedColumn(names.count + 1), at: span) }
    let key = FoldedText.fold(String(name))
    guard known[key] == nil else { throw TableIssue(.columnTwice(String(name)), at: span) }
    known[key] = names.count
    names.append(String(name))
  }

  /// The column of a name; `nil` where there is none yet.
  func index(of name: String) -> Int? { known[FoldedText.fold(name)] }
}

extension DelimitedRecords {
  /// The characters of a field, doubled quotes undone.
  static func text(of field: TableField, in bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard field.form == .escaped else {
      return String(decoding: bytes[field.start..<field.end], as: UTF8.self)
    }
    var scratch: [UInt8] = []
    unescape(field, in: bytes, into: &scratch)
    return String(decoding: scratch, as: UTF8.self)
  }

  /// Writes the bytes of a field with every doubled quote once.
  static func unescape(
    _ field: TableField,
    in bytes: UnsafeBufferPointer<UInt8>,
    into scratch: inout [UInt8]
  ) {
    scratch.removeAll(keepingCapacity: true)
    var offset = field.start
    while offset < field.end {
      scratch.append(bytes[offset])
      offset += bytes[offset] == UInt8(ascii: "\"") ? 2 : 1
    }
  }
}
