import ReportText

/// The measure word of a quantity, whose name is put together for facts only: most quantities are
/// passed about, compared and rejected without anybody asking for it.
enum MeasureUnit: Equatable {
  /// None is written.
  case none
  /// A word of the table of measure words, by its number.
  case word(Int)
  /// Letters of the report that are no word of the table as they stand: 元/平方米.
  case written(Range<Int>)

  /// Whether no measure word is written.
  var isEmpty: Bool {
    if case .none = self { true } else { false }
  }

  /// The measure word; empty where none is written.
  func name(in text: [UInt32]) -> String {
    switch self {
    case .none: ""
    case .word(let number): MeasureWord.name(ofWord: number)
    case .written(let range): Scalars.string(text[range])
    }
  }

  /// The measure word with brackets as the report writes them: 件(套) and 件（套） stand as they are,
  /// while a slash of either width is one and the same.
  func name(in document: LogicalText) -> String {
    guard case .written(let range) = self, document.scalars[range].contains(0x28) else {
      return name(in: document.scalars)
    }
    return Scalars.string(document.written(range)[...])
  }

  /// Whether two measure words of a report are spelled alike.
  func equals(_ other: MeasureUnit, in text: [UInt32]) -> Bool {
    switch (self, other) {
    case (.none, .none): true
    case (.none, _), (_, .none): false
    case (.word(let one), .word(let two)): one == two
    default: name(in: text) == other.name(in: text)
    }
  }
}
