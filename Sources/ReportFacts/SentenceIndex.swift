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
    let table = LetterClass.table
    var sentences: [Sentence] = []
    var ofLines: [Range<Int>] = []
    ofLines.reserveCapacity(lines.count)
    letters = [SoughtLetter](unsafeUninitializedCapacity: text.count) { room, count in
      table.withClasses { classes in
        text.withUnsafeBufferPointer { scalars in
          var cutter = SentenceCutter(text, scalars, table, classes, room, lineCount: lines.count)
          for line in lines {
            let first = cutter.sentences.count
            cutter.cut(line.range)
            ofLines.append(first..<cutter.sentences.count)
          }
          count = cutter.count
          sentences = cutter.sentences
        }
      }
    }
    self.sentences = sentences
    self.lines = ofLines
  }

  /// The sentences of a line.
  func sentences(ofLine line: Int) -> ArraySlice<Sentence> { sentences[lines[line]] }

  /// Where the sentences of a line stand among all.
  func places(ofLine line: Int) -> Range<Int> { lines[line] }
}

/// Where a sentence stands, and of what classes its letters are.
struct Sentence {
  var range: Range<Int>
  /// The classes of all its letters together, and maybe one that leads to no reading by itself more.
  var classes: LetterClass
  /// Which of ``SentenceIndex/letters`` are its own.
  var letters: Range<Int>

  /// No sentence: where a reader stands before it was turned to the first.
  static let none = Sentence(range: 0..<0, classes: [], letters: 0..<0)
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
  private let text: [UInt32]
  /// The scalars of the text.
  private let scalars: UnsafeBufferPointer<UInt32>
  private let table: LetterClass.Table
  /// What the table holds, for every letter is looked up there.
  private let classes: UnsafeBufferPointer<UInt16>
  /// Where letters are noted.
  private let room: UnsafeMutableBufferPointer<SoughtLetter>
  /// How many letters were noted.
  private(set) var count = 0
  private(set) var sentences: [Sentence] = []

  init(
    _ text: [UInt32],
    _ scalars: UnsafeBufferPointer<UInt32>,
    _ table: LetterClass.Table,
    _ classes: UnsafeBufferPointer<UInt16>,
    _ room: UnsafeMutableBufferPointer<SoughtLetter>,
    lineCount: Int
  ) {
    precondition(scalars.count == text.count && room.count >= text.count, "there is room for each")
    self.text = text
    self.scalars = scalars
    self.table = table
    self.classes = classes
    self.room = room
    // Paragraphs mostly have a few sentences.
    sentences.reserveCapacity(lineCount * 4)
  }

  /// Cuts one line of the text.
  mutating func cut(_ line: Range<Int>) {
    precondition(
      line.upperBound < scalars.count && scalars[line.upperBound] == Scalars.newline,
      "a break stands behind the line"
    )
    var start = line.lowerBound
    var index = start
    var first = count
    var noted = count
    var all: UInt16 = 0
    while true {
      // What is told of a scalar beyond the basic plane is not true; of a stop that is asked next.
      var value = classes[Int(UInt16(truncatingIfNeeded: scalars[index]))]
      while value & LetterClass.stops.rawValue == 0 {
        all |= value
        index &+= 1
        value = classes[Int(UInt16(truncatingIfNeeded: scalars[index]))]
      }
      if index >= line.upperBound { break }  // the break behind the line is a stop
      let place = index
      index &+= 1
      if scalars[place] > LetterClass.lastOfPlane { continue }
      all |= value
      let group = LetterClass(rawValue: value)
      if group.intersection(.stops) == .cue, !table[scalars[index]].contains(.cueSecond) {
        continue
      }
      note(group, at: place, &noted)
      if group.contains(.statementEnd), place > start,
        table[scalars[place &- 1]].contains(.trendVerb)
      {
        all |= LetterClass.trendEnd.rawValue
      }
      guard group.contains(.sentenceMark),
        let end = SentenceSplitter.end(text, at: place, line: line)
      else { continue }
      while index < end {
        let group = table[text[index]]
        all |= group.rawValue
        note(group, at: index, &noted)
        index &+= 1
      }
      close(start..<end, LetterClass(rawValue: all), first..<noted)
      (start, first, all) = (end, noted, 0)
    }
    if start < line.upperBound {
      close(start..<line.upperBound, LetterClass(rawValue: all), first..<noted)
    }
    count = noted
  }

  /// Notes a letter that readers look for; each letter of the text is noted once at most.
  private func note(_ group: LetterClass, at place: Int, _ count: inout Int) {
    if group.isDisjoint(with: .sought) { return }
    room[count] = SoughtLetter(place: place, classes: group)
    count &+= 1
  }

  /// Ends a sentence, now that is known what stands around its letters.
  private mutating func close(_ range: Range<Int>, _ all: LetterClass, _ letters: Range<Int>) {
    var classes = all
    if classes.contains(.numeral) {
      var digits = DigitRun()
      for index in letters where room[index].classes.contains(.numeral) {
        let place = room[index].place
        let mayBegin =
          Scalars.isDigit(text[place])
          ? !digits.isYear(text, at: place, end: range.upperBound)
          : table.mayBeginQuantity(text, at: place, end: range.upperBound)
        if mayBegin {
          room[index].classes.insert(.quantityStart)
          classes.insert(.quantityStart)
        }
      }
    }
    if table[text[range.upperBound - 1]].contains(.trendVerb) { classes.insert(.trendEnd) }
    sentences.append(Sentence(range: range, classes: classes, letters: letters))
  }
}

/// Digits side by side, which are asked about one after the other and are all of a year or none.
private struct DigitRun {
  private var last = -2
  private var isOfYear = false

  /// Whether the digit at a place behind those asked about before is one of a year's.
  mutating func isYear(_ text: [UInt32], at place: Int, end: Int) -> Bool {
    if place != last + 1 { isOfYear = LetterClass.isYear(text, at: place, end: end) }
    last = place
    return isOfYear
  }
}
