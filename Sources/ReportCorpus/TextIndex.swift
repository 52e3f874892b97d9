/// Says of a pool of many texts which of them may hold a text, without reading them.
///
/// For every frequent phrase of the folded texts there is a row: the numbers of the texts with it.
/// For every pair of neighbouring characters there is another, of the texts that have the pair
/// outside of those phrases. Frequent pairs have a row to themselves, the others share some, and so
/// the texts with a needle's pairs, intersected, are few to look at, and for needles of one or two
/// characters often none. Longer needles that are frequent are found by the rows of the phrases
/// that they stand in, which leave almost no text to look at.
///
/// Texts are indexed in chunks of ``chunkTexts``, each independent of the others, so that they are
/// built and searched by all cores.
public final class TextIndex: Sendable {
  /// How many texts a chunk has; the last has the rest.
  public static let chunkTexts = 1 << TextRow.universeBits
  /// Below that many bytes, reading all of them takes less than finding out what to read.
  static let leastBytes = 4 << 20

  let table: PairTable
  let phrases: PhraseTable
  let chunks: [TextIndexChunk]

  /// Builds the index of a pool, on all cores.
  init(of pool: StringPool) {
    let table = PairTable(sampling: pool)
    let phrases = PhraseTable(sampling: pool)
    let count = (pool.count + Self.chunkTexts - 1) / Self.chunkTexts
    self.table = table
    self.phrases = phrases
    chunks = WorkerPool.shared.map(parts: count) { chunk in
      let first = chunk * Self.chunkTexts
      let texts = first..<min(pool.count, first + Self.chunkTexts)
      return TextIndexChunkBuilder.chunk(of: texts, in: pool, table, phrases)
    }
  }

  /// How many bytes the index has.
  public var memoryBytes: Int {
    chunks.reduce(table.memoryBytes + phrases.memoryBytes) { $0 + $1.memoryBytes }
  }

  /// How many chunks there are.
  public var chunkCount: Int { chunks.count }
}

extension TextIndex {
  /// Some texts.
  public indirect enum Candidates: Sendable {
    /// All of them.
    case all
    /// Those of a row.
    case row(Int)
    /// Those that all of some have in common.
    case both([Candidates])
    /// Those that any of some has.
    case either([Candidates])

    /// None of them.
    public static let none = either([])
  }

  /// What the index says of the texts that hold a needle.
  public struct Holders: Sendable {
    /// These hold it.
    public var certain = Candidates.none
    /// These may hold it, too.
    public var possible = Candidates.none

    /// All that may hold it.
    public var all: Candidates { .either([certain, possible]) }
  }

  /// Which texts hold a needle in folded form.
  ///
  /// A 0 in the needle may stand for any digit.
  public func holders(of needle: [Unicode.Scalar]) -> Holders {
    let codes = needle.map { CharacterPair.code(of: $0.value) }
    let isExact = codes.allSatisfy(CharacterPair.isExact)
    switch codes.count {
    case 0: return Holders(certain: .all)
    case 1:
      let others = CharacterPair(codes[0], CharacterPair.any)
      let owned =
        table.ownedPairs(beginningWith: codes[0]).map { Candidates.row(table.row(of: $0)) }
        + phrases.pairs.rows(holding: codes[0]).map(rowOfPhrase)
      let shared = table.isOwned(others) ? [] : [Candidates.row(table.row(of: others))]
      return isExact
        ? Holders(certain: .either(owned), possible: .either(shared))
        : Holders(possible: .either(owned + shared))
    case 2:
      let pair = CharacterPair(codes[0], codes[1])
      return isExact && table.isOwned(pair)
        ? Holders(certain: holders(of: pair)) : Holders(possible: holders(of: pair))
    default:
      let pairs = Set(zip(codes, codes.dropFirst()).map { CharacterPair($0, $1) })
      let possible = pairs.sorted().map(holders)
      guard let holding = phrases.rows(holding: codes) else {
        return Holders(possible: .both(possible))
      }
      return Holders(
        certain: .either(holding.map(rowOfPhrase)),
        possible: .both(possible + [rowOfPhrase(PhraseTable.rest)])
      )
    }
  }

  /// The texts with a pair, and where it owns no row, those with others that share one with it.
  private func holders(of pair: CharacterPair) -> Candidates {
    .either([.row(table.row(of: pair))] + phrases.pairs.rows(holding: pair).map(rowOfPhrase))
  }

  private func rowOfPhrase(_ row: Int) -> Candidates { .row(table.rowCount + row) }

  /// Sets the bits of the candidates among a chunk's texts.
  ///
  /// - Precondition: `words` have a bit for every text of a chunk, all clear.
  public func find(
    _ candidates: Candidates,
    inChunk chunk: Int,
    _ words: UnsafeMutableBufferPointer<UInt64>
  ) {
    chunks[chunk].find(candidates, words)
  }

  /// Sets the bits of the irregular texts among a chunk's texts.
  ///
  /// - Precondition: `words` have a bit for every text of a chunk, all clear.
  public func findIrregular(
    inChunk chunk: Int,
    _ words: UnsafeMutableBufferPointer<UInt64>
  ) {
    chunks[chunk].find(.row(table.row(of: CharacterPair.irregular)), words)
  }
}
