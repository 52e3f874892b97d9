import ReportText

/// The sentences of a report, and the letters of theirs that readers look for, found in one pass.
///
/// It never changes; it is an object because every reader of a sentence keeps it.
final class SentenceIndex {
  /// The sentences of all lines, in order.
  let sentences: [Sentence]
  /// The letters that are in a class of ``LetterClass/sought``, in order.
  let letters: [SoughtLetter]
  /// Which sentences each line has.
  private let lines: [Range<Int>]

  /// Complexity: linear in the length of the lines.
  init(_ text: [UInt32], lines: [LogicalLine]) {
    var cutter = SentenceCutter(lineCount: lines.count)
    let table = LetterClass.table
    self.lines = table.withClasses { classes in
      text.withUnsafeBufferPointer { letters in
        lines.map { line in
          let start = cutter.sentences.count
          cutter.cut(text, letters, line.range, table, classes)
          return start..<cutter.sentences.count
        }
      }
    }
    sentences = cutter.sentences
    letters = cutter.letters
  }

  /// The sentences of a line.
  func sentences(ofLine line: Int) -> ArraySlice<Sentence> { sentences[lines[line]] }
}

/// Where a sentence stands, and of what classes its letters are.
struct Sentence {
  var range: Range<Int>
  /// The classes of all its letters together.
  var classes: LetterClass
  /// Which of ``SentenceIndex/letters`` are its own.
  var letters: Range<Int>
}

/// A letter of a class that readers look for.
struct SoughtLetter {
  private let index: Int32
  var classes: LetterClass

  init(place: Int, classes: LetterClass) {
    index = Int32(truncatingIfNeeded: place)  // no text has so many scalars
    self.classes = classes
  }

  /// Where it stands in the text.
  var place: Int { Int(index) }
}

extension LetterClass {
  /// What must be looked at; nearly every letter is passed over.
  fileprivate static let stops = sought.union(.sentenceMark)
}

/// Cuts lines into sentences, noting letters on the way.
private struct SentenceCutter {
  var sentences: [Sentence] = []
  var letters: [SoughtLetter] = []
  private var classes = LetterClass()

  init(lineCount: Int) {
    // Paragraphs mostly have a few sentences.
    sentences.reserveCapacity(lineCount * 4)
    letters.reserveCapacity(lineCount * 24)
  }

  /// Cuts one line; `scalars` are those of `text` and `classes` is what `table` holds, for every
  /// letter is looked up there.
  mutating func cut(
    _ text: [UInt32],
    _ scalars: UnsafeBufferPointer<UInt32>,
    _ line: Range<Int>,
    _ table: LetterClass.Table,
    _ classes: UnsafeBufferPointer<UInt16>
  ) {
    precondition(line.upperBound <= scalars.count, "the line is one of the text")
    var start = line.lowerBound
    var index = start
    var passed: UInt16 = 0
    while index < line.upperBound {
      let value = classes[Int(min(scalars[index], LetterClass.lastOfPlane))]
      if value & LetterClass.stops.rawValue == 0 {
        passed |= value
        index &+= 1
        continue
      }
      let group = LetterClass(rawValue: value)
      self.classes.formUnion(LetterClass(rawValue: passed))
      passed = 0
      note(group, at: index)
      if group.contains(.sentenceMark),
        let end = SentenceSplitter.end(text, at: index, line: line)
      {
        for behind in (index + 1)..<end { note(table[text[behind]], at: behind) }
        close(text, start..<end, table)
        start = end
        index = end
      } else {
        index += 1
      }
    }
    self.classes.formUnion(LetterClass(rawValue: passed))
    if start < line.upperBound { close(text, start..<line.upperBound, table) }
  }

  private mutating func note(_ group: LetterClass, at place: Int) {
    classes.formUnion(group)
    if group.isDisjoint(with: .sought) { return }
    letters.append(SoughtLetter(place: place, classes: group))
  }

  /// Ends a sentence, now that is known what stands behind its numerals.
  private mutating func close(_ text: [UInt32], _ range: Range<Int>, _ table: LetterClass.Table) {
    let first = sentences.last?.letters.upperBound ?? 0
    if classes.contains(.numeral) {
      for index in first..<letters.count where letters[index].classes.contains(.numeral) {
        if table.mayBeginQuantity(text, at: letters[index].place, end: range.upperBound) {
          letters[index].classes.insert(.quantityStart)
          classes.insert(.quantityStart)
        }
      }
    }
    sentences.append(Sentence(range: range, classes: classes, letters: first..<letters.count))
    classes = []
  }
}
