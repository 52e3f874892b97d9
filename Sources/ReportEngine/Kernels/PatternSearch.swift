import ReportCorpus
import ReportText

private import Synchronization

/// A regular expression that many texts are asked about.
///
/// The index leaves the texts that hold what every match must hold. In them the texts that every
/// match begins with are searched for, and a machine runs from there; where a match may begin in
/// too many ways, it runs over the text. What the parser or the machine gives up on is left to RE2.
final class PatternSearch {
  private let pattern: TextPattern
  private let node: PatternNode?
  private let start: PatternStart?
  private let startFinder: ByteFinder?
  private let program: (PatternProgram, ScalarClasses)?
  /// The machines that no thread is using.
  private let idle = Mutex<[Machines]>([])

  /// In a text where so many places did not match, the machine runs over the rest at once: time
  /// stays linear in the text.
  private static let mostPlaces = 8

  init(_ pattern: TextPattern) {
    self.pattern = pattern
    let node = PatternParser.node(pattern.pattern)
    self.node = node
    start = node.flatMap { PatternStart($0) }
    startFinder = start.map { ByteFinder($0.texts) }
    program = node.flatMap { PatternProgram($0) }
      .flatMap { program in ScalarClasses(program.sets).map { (program, $0) } }
  }

  /// The machines of a thread.
  final class Machines: @unchecked Sendable {
    // Only one thread has them at a time.

    /// Finds matches that begin where it starts.
    let anchored: PatternMachine
    /// Finds matches that begin anywhere.
    let searching: PatternMachine

    init(_ program: PatternProgram, _ classes: ScalarClasses) {
      anchored = PatternMachine(program, classes, restarts: false)
      searching = PatternMachine(program, classes, restarts: true)
    }
  }
}

extension PatternSearch: TextMatcher {
  func prospects(in index: TextIndex) -> TextProspects {
    guard let node else { return TextProspects(possible: .all) }
    if let start, start.areWhole {
      let texts = start.texts.map { Array(String(decoding: $0, as: UTF8.self).unicodeScalars) }
      if texts.joined().allSatisfy({ FoldedText.isRigid($0.value) }) {
        let holders = texts.map(index.holders)
        return TextProspects(
          certain: .either(holders.map(\.certain)),
          areCertainIfIrregular: false,
          possible: .either(holders.map(\.possible))
        )
      }
    }
    return TextProspects(possible: Self.candidates(PatternNeed(node), index))
  }

  private static func candidates(
    _ need: PatternNeed,
    _ index: TextIndex
  ) -> TextIndex.Candidates {
    switch need {
    case .nothing: .all
    case .text(let text): index.holders(of: text).all
    case .all(let needs): .both(needs.map { candidates($0, index) })
    case .oneOf(let needs): .either(needs.map { candidates($0, index) })
    }
  }

  func takeTools() -> Machines? {
    guard let program else { return nil }
    return idle.withLock { $0.popLast() } ?? Machines(program.0, program.1)
  }

  func putBack(_ tools: Machines?) {
    if let tools { idle.withLock { $0.append(tools) } }
  }

  func scan(_ texts: Range<Int>, _ part: TextPart, _ tools: Machines?) {
    guard let machines = tools else {
      for text in texts where pattern.matches(part.text(text)) { part.note(text) }
      return
    }
    if let startFinder { return scan(texts, part, startFinder, machines) }
    for text in texts where matches(part.text(text), machines) { part.note(text) }
  }

  private func matches(_ text: UnsafeBufferPointer<UInt8>, _ machines: Machines) -> Bool {
    machines.searching.matches(text, from: 0) ?? pattern.matches(text)
  }

  private func scan(
    _ texts: Range<Int>,
    _ part: TextPart,
    _ finder: ByteFinder,
    _ machines: Machines
  ) {
    var text = texts.lowerBound
    var place = part.offsets[text]
    let end = part.offsets[texts.upperBound]
    var places = 0
    while let found = finder.first(in: part.bytes, from: place, to: end) {
      let before = text
      text = part.offsets.text(at: found.lowerBound, from: text)
      places = text == before ? places + 1 : 1
      let bytes = part.text(text)
      let textEnd = part.offsets[text + 1]
      place = found.lowerBound + 1
      if found.upperBound > textEnd { continue }
      if places > Self.mostPlaces {
        if matches(bytes, machines) { part.note(text) }
        place = textEnd
      } else if machines.anchored.matches(bytes, from: found.lowerBound - part.offsets[text])
        ?? pattern.matches(bytes)
      {
        part.note(text)
        place = textEnd
      }
    }
  }
}
