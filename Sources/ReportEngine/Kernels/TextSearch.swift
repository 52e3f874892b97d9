private import CPrefetch
public import ReportCorpus

/// Finds the texts of a pool that pass a test.
///
/// A large pool's index says which texts may pass; those are looked at, neighbours together. A
/// small pool's texts are looked at one and all.
public enum TextSearch {
  /// Which texts of a pool pass a test: the bit of a code is set where its text passes.
  ///
  /// Runs on all cores where the pool is large. The second search over a large pool builds its
  /// index, where nobody had it built before.
  ///
  /// Complexity: with an index about linear in the texts that hold the rarest part of what is
  /// searched for; else linear in the bytes of the pool.
  public static func passing(_ test: TextTest, in pool: StringPool) -> CodeBits {
    pool.noteSearch()
    return CodeBits(words: words(passing: test, in: pool, 0..<pool.count), count: pool.count)
  }

  /// A bit for each of some texts, set where it passes.
  ///
  /// - Precondition: They are all texts, or there is an index and they begin with one of its chunks.
  private static func words(
    passing test: TextTest,
    in pool: StringPool,
    _ texts: Range<Int>
  ) -> [UInt64] {
    [UInt64](unsafeUninitializedCapacity: (texts.count + 63) / 64) { words, count in
      words.initialize(repeating: 0)
      count = words.count
      // Every part of the work writes words of its own.
      nonisolated(unsafe) let found = words
      switch test {
      case .contains(let needle): search(FoldedNeedle(needle), pool, texts, found)
      case .like(let pattern): search(LikePattern(pattern), pool, texts, found)
      case .matches(let pattern): search(PatternSearch(pattern), pool, texts, found)
      case .compare(let comparison, let other):
        search(TextComparison(comparison, to: other), pool, texts, found)
      }
    }
  }

  /// Which texts of some codes pass a test; for when other conditions left few of them.
  ///
  /// Complexity: linear in the bytes of the texts named.
  ///
  /// - Precondition: The codes ascend.
  public static func passing(
    _ test: TextTest,
    in pool: StringPool,
    among codes: [UInt32]
  ) -> [Bool] {
    if codes.count >= pool.count / 16 {
      let bits = passing(test, in: pool)
      return codes.map { bits[Int($0)] }
    }
    if let bits = neighbours(passing: test, in: pool, among: codes) { return bits }
    let perPart = 512
    let parts = WorkerPool.shared.map(parts: (codes.count + perPart - 1) / perPart) { part in
      let holds = test.prepared()
      return codes[(part * perPart)..<min(codes.count, (part + 1) * perPart)]
        .map { pool.withBytes(of: $0, holds) }
    }
    return Array(parts.joined())
  }

  /// The same where the codes stand close together and there is an index: it is asked of the texts
  /// around them.
  private static func neighbours(
    passing test: TextTest,
    in pool: StringPool,
    among codes: [UInt32]
  ) -> [Bool]? {
    guard pool.index != nil, let first = codes.first, let last = codes.last,
      codes.count >= fewNeighbours
    else { return nil }
    let size = TextIndex.chunkTexts
    let start = Int(first) / size * size
    let texts = start..<min(pool.count, (Int(last) / size + 1) * size)
    guard texts.count <= codes.count * 64 else { return nil }
    let words = words(passing: test, in: pool, texts)
    return codes.map { code in
      let place = Int(code) - start
      return words[place >> 6] >> UInt64(place & 63) & 1 != 0
    }
  }

  /// Less are asked one by one.
  private static let fewNeighbours = 64

  /// How many texts are searched at a time where there is no index.
  private static let textsPerPart = 1 << 13

  private static func search(
    _ matcher: some TextMatcher,
    _ pool: StringPool,
    _ texts: Range<Int>,
    _ found: UnsafeMutableBufferPointer<UInt64>
  ) {
    if let index = pool.index { return search(matcher, pool, index, texts, found) }
    let irregular = matcher.asksForIrregularTexts ? pool.irregularTexts : nil
    WorkerPool.shared.run(parts: (pool.count + textsPerPart - 1) / textsPerPart) { part in
      let first = part * textsPerPart
      let texts = first..<min(pool.count, first + textsPerPart)
      (irregular?.words ?? []).withUnsafeBufferPointer { words in
        pool.withArena { bytes, offsets in
          let part = TextPart(
            bytes: bytes,
            offsets: offsets,
            first: first,
            irregular: irregular == nil ? nil : words.baseAddress.map { $0 + first / 64 },
            found: UnsafeMutableBufferPointer(rebasing: found[(first / 64)...])
          )
          let tools = matcher.takeTools()
          matcher.scan(texts, part, tools)
          matcher.putBack(tools)
        }
      }
    }
  }

  private static func search(
    _ matcher: some TextMatcher,
    _ pool: StringPool,
    _ index: TextIndex,
    _ texts: Range<Int>,
    _ found: UnsafeMutableBufferPointer<UInt64>
  ) {
    let prospects = matcher.prospects(in: index)
    let (size, chunkWords) = (TextIndex.chunkTexts, TextIndex.chunkTexts / 64)
    let firstChunk = texts.lowerBound / size
    WorkerPool.shared.run(parts: (texts.count + size - 1) / size) { part in
      let chunk = firstChunk + part
      let first = chunk * size
      let words = (part * chunkWords)..<min(found.count, (part + 1) * chunkWords)
      let found = UnsafeMutableBufferPointer(rebasing: found[words])
      withClearWords(chunkWords) { maybe in
        withClearWords(chunkWords) { irregular in
          index.find(prospects.certain, inChunk: chunk, maybe)
          clear(maybe, from: pool.count - first)
          for word in found.indices {
            found[word] = maybe[word]
            maybe[word] = 0
          }
          index.find(prospects.possible, inChunk: chunk, maybe)
          clear(maybe, from: pool.count - first)
          for word in found.indices { maybe[word] &= ~found[word] }
          if prospects.areCertainIfIrregular, maybe.allSatisfy({ $0 == 0 }) { return }
          if matcher.asksForIrregularTexts || !prospects.areCertainIfIrregular {
            index.findIrregular(inChunk: chunk, irregular)
          }
          if !prospects.areCertainIfIrregular {
            for word in found.indices {
              maybe[word] |= found[word] & irregular[word]
              found[word] &= ~irregular[word]
            }
          }
          pool.withArena { bytes, offsets in
            let part = TextPart(
              bytes: bytes,
              offsets: offsets,
              first: first,
              irregular: matcher.asksForIrregularTexts
                ? UnsafePointer(irregular.baseAddress) : nil,
              found: found
            )
            scan(maybe, matcher, part)
          }
        }
      }
    }
  }

  private static func withClearWords(
    _ count: Int,
    _ body: (UnsafeMutableBufferPointer<UInt64>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count) { words in
      words.initialize(repeating: 0)
      body(words)
    }
  }

  private static func clear(_ words: UnsafeMutableBufferPointer<UInt64>, from count: Int) {
    guard count < words.count * 64 else { return }
    words[count / 64] &= 1 << UInt64(count % 64) - 1
    for word in words.indices.dropFirst(count / 64 + 1) { words[word] = 0 }
  }

  /// How many runs of texts are fetched from memory at a time.
  private static let runsAtATime = 32

  /// Scans the texts with set bits.
  ///
  /// Waiting for memory takes longer than looking at a text, so texts are asked for in advance.
  private static func scan<Matcher: TextMatcher>(
    _ maybe: UnsafeMutableBufferPointer<UInt64>,
    _ matcher: Matcher,
    _ part: TextPart
  ) {
    let tools = matcher.takeTools()
    defer { matcher.putBack(tools) }
    withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: runsAtATime) { runs in
      var count = 0
      func scanRuns() {
        for run in runs[..<count] { part.fetchPlaces(of: run) }
        for run in runs[..<count] { part.fetch(run) }
        for run in runs[..<count] { matcher.scan(run, part, tools) }
        count = 0
      }
      forEachRun(in: maybe) { run in
        runs.initializeElement(
          at: count,
          to: (run.lowerBound + part.first)..<(run.upperBound + part.first)
        )
        count += 1
        if count == runsAtATime { scanRuns() }
      }
      scanRuns()
    }
  }

  /// Hands out every run of set bits.
  private static func forEachRun(
    in words: UnsafeMutableBufferPointer<UInt64>,
    _ body: (Range<Int>) -> Void
  ) {
    var start = -1
    for (index, word) in words.enumerated() {
      if word == 0, start < 0 { continue }
      if word == .max, start >= 0 { continue }
      var bit = 0
      while bit < 64 {
        // The next bit that differs from what the run so far consists of.
        let rest = (start < 0 ? word : ~word) >> UInt64(bit)
        if rest == 0 { break }
        bit += rest.trailingZeroBitCount
        if start < 0 {
          start = index * 64 + bit
        } else {
          body(start..<(index * 64 + bit))
          start = -1
        }
      }
    }
    if start >= 0 { body(start..<(words.count * 64)) }
  }
}

/// Texts of a pool that stand one behind the other, and where to note which of them pass.
struct TextPart {
  let bytes: UnsafePointer<UInt8>
  let offsets: TextOffsets
  /// The first text that has bits here.
  let first: Int
  /// Which texts are irregular, where the matcher asked.
  let irregular: UnsafePointer<UInt64>?
  let found: UnsafeMutableBufferPointer<UInt64>

  /// The bytes of a text; ``StringPool/padding`` more can be read behind them.
  @inline(__always) func text(_ text: Int) -> UnsafeBufferPointer<UInt8> {
    let start = offsets[text]
    return UnsafeBufferPointer(start: bytes + start, count: offsets[text + 1] - start)
  }

  /// Fetches from memory where the texts of a run are.
  @inline(__always) func fetchPlaces(of run: Range<Int>) {
    if let address = offsets.address(of: run.lowerBound) { prefetch_line(address) }
  }

  /// Fetches the texts of a run from memory, or the first ones, with which the processor sees by
  /// itself what comes next.
  @inline(__always) func fetch(_ run: Range<Int>) {
    let start = offsets[run.lowerBound]
    let end = min(offsets[run.upperBound], start + 512)
    for place in stride(from: start, to: end, by: 64) { prefetch_line(bytes + place) }
  }

  /// Notes that a text passes.
  @inline(__always) func note(_ text: Int) {
    let bit = text - first
    found[bit >> 6] |= 1 << UInt64(truncatingIfNeeded: bit & 63)
  }

  /// Whether it is noted that a text passes.
  @inline(__always) func isNoted(_ text: Int) -> Bool {
    let bit = text - first
    return found[bit >> 6] >> UInt64(truncatingIfNeeded: bit & 63) & 1 != 0
  }

  /// Hands out the irregular texts that are not noted.
  @inline(__always) func forEachIrregular(in texts: Range<Int>, _ body: (Int) -> Void) {
    guard let irregular else { return texts.forEach(body) }
    var bit = texts.lowerBound - first
    let end = texts.upperBound - first
    while bit < end {
      let word = bit >> 6
      let rest = (irregular[word] & ~found[word]) >> UInt64(truncatingIfNeeded: bit & 63)
      if rest == 0 {
        bit = (word + 1) << 6
      } else {
        bit += rest.trailingZeroBitCount
        if bit < end { body(bit + first) }
        bit += 1
      }
    }
  }
}

/// What an index says of the texts that pass a test.
struct TextProspects {
  /// These pass, if they are regular.
  var certain = TextIndex.Candidates.none
  /// Whether those pass even if they are irregular.
  var areCertainIfIrregular = true
  /// These may pass, too.
  var possible = TextIndex.Candidates.none
}

/// A test of texts that can look at many of them at once.
protocol TextMatcher {
  /// Whether it matters which texts are irregular.
  var asksForIrregularTexts: Bool { get }

  /// Which texts pass for certain, and which may.
  func prospects(in index: TextIndex) -> TextProspects

  /// What one thread needs to scan texts, and no other may have meanwhile.
  associatedtype Tools = Void

  /// Hands tools out.
  func takeTools() -> Tools

  /// Takes tools back, for the next who asks.
  func putBack(_ tools: Tools)

  /// Notes which of some neighbouring texts pass.
  func scan(_ texts: Range<Int>, _ part: TextPart, _ tools: Tools)
}

extension TextMatcher {
  var asksForIrregularTexts: Bool { false }
}

extension TextMatcher where Tools == Void {
  func takeTools() {}
  func putBack(_ tools: Void) {}
}
