import ReportText

/// Reads lines of JSON objects (NDJSON) in two passes: one for columns and types, one for values.
///
/// The columns are all names of all objects, in the order they first appear; an object without a
/// name has null there. An array or object as a value is the text of its JSON.
struct JSONTable {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var header = TableHeader()
  /// Names as they are written, and the column of each.
  private var writtenNames = StringPoolBuilder()
  private var columnOfName: [Int] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// Reads the whole table.
  ///
  /// Complexity: linear in the number of bytes.
  ///
  /// - Throws: What is wrong first.
  mutating func read() throws(TableIssue) -> TableContent {
    var guesses: [ColumnGuess] = []
    var rowStarts: [Int] = []
    try eachObject { [bytes] column, field, isNull in
      while guesses.count <= column { guesses.append(ColumnGuess()) }
      if !isNull { guesses[column].take(field, in: bytes, quotesMakeText: true) }
    } endObject: {
      rowStarts.append($0)
    }
    guard !rowStarts.isEmpty, !header.names.isEmpty else {
      throw TableIssue(.noObject, at: SourceSpan(at: TableText.markLength(of: bytes)))
    }
    let columns = guesses.map { PackedColumn($0.type ?? .text, capacity: rowStarts.count) }
    try fill(columns)
    return TableContent(names: header.names, columns: columns, rowStarts: rowStarts)
  }

  private mutating func fill(_ columns: [PackedColumn]) throws(TableIssue) {
    var scratch: [UInt8] = []
    var row = 0
    try eachObject { [bytes] index, field, isNull in
      let column = columns[index]
      if isNull {
        column.appendNull()
      } else if !column.isText {
        column.append(FieldReading(bytes, field.start, field.end))
      } else if field.form == .escaped {
        JSONText.unescape(field, in: bytes, into: &scratch)
        scratch.withUnsafeBufferPointer { column.append(text: $0) }
      } else {
        column.append(text: UnsafeBufferPointer(rebasing: bytes[field.start..<field.end]))
      }
    } endObject: { _ in
      row += 1
      for column in columns where column.count < row { column.appendNull() }
    }
  }

  /// Goes through all values of all objects.
  private mutating func eachObject(
    _ take: (_ column: Int, TableField, _ isNull: Bool) -> Void,
    endObject: (_ start: Int) -> Void
  ) throws(TableIssue) {
    var lastObject: [Int] = []
    var row = 0
    var start = TableText.markLength(of: bytes)
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      var scanner = JSONScanner(bytes, start..<end)
      start = end + 1
      scanner.skipSpaces()
      guard scanner.byte != nil else { continue }
      row += 1
      let object = scanner.offset
      guard scanner.take("{") else {
        throw TableIssue(.noJSONObject, at: SourceSpan(object, end))
      }
      try eachMember(&scanner) { name, member throws(TableIssue) in
        let column = try column(of: name)
        while lastObject.count <= column { lastObject.append(0) }
        guard lastObject[column] < row else {
          let written = String(decoding: bytes[name.start..<name.end], as: UTF8.self)
          throw TableIssue(.columnTwice(written), at: SourceSpan(name.start, name.end))
        }
        lastObject[column] = row
        let isNull = member.form == .plain && bytes[member.start] == UInt8(ascii: "n")
        take(column, member, isNull)
      }
      endObject(object)
    }
  }

  private func eachMember(
    _ scanner: inout JSONScanner,
    _ take: (_ name: TableField, TableField) throws(TableIssue) -> Void
  ) throws(TableIssue) {
    scanner.skipSpaces()
    if !scanner.take("}") {
      repeat {
        scanner.skipSpaces()
        let name = try scanner.text()
        try scanner.colon()
        try take(name, try scanner.value())
        scanner.skipSpaces()
      } while scanner.take(",")
      guard scanner.take("}") else { throw scanner.wanted("`,` or `}`") }
    }
    scanner.skipSpaces()
    if scanner.byte != nil {
      throw TableIssue(.behindObject, at: SourceSpan(scanner.offset, scanner.end))
    }
  }

  private mutating func column(of name: TableField) throws(TableIssue) -> Int {
    let written = UnsafeBufferPointer(rebasing: bytes[name.start..<name.end])
    let code = Int(writtenNames.code(forBytes: written))
    if code < columnOfName.count { return columnOfName[code] }
    var text = String(decoding: written, as: UTF8.self)
    if name.form == .escaped {
      var scratch: [UInt8] = []
      JSONText.unescape(name, in: bytes, into: &scratch)
      text = String(decoding: scratch, as: UTF8.self)
    }
    let column = header.index(of: text) ?? header.names.count
    if column == header.names.count {
      try header.add(text, at: SourceSpan(name.start, name.end))
    }
    columnOfName.append(column)
    return column
  }
}
