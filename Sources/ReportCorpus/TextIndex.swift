/// Says of a pool of many texts which of them may hold a text, without reading them.
///
/// For every pair of neighbouring characters of the folded texts there is a row: the numbers of
/// the texts with the pair. Frequent pairs have a row to themselves, the others share some, and so
/// the rows of a needle's pairs, intersected, leave few texts to look at, and for needles of one
/// or two characters often none.
///
/// Texts are indexed in chunks of ``chunkTexts``, each independent of the others, so that they are
/// built and searched by all cores.
public final class TextIndex: Sendable {
  /// How many texts a chunk has; the last has the rest.
  public static let chunkTexts = 1 << TextRow.universeBits
  /// Below that many bytes, reading all of them takes less than finding out what to read.
  static let leastBytes = 4 << 20

  let table: PairTable
  let chunks: [TextIndexChunk]

  /// Builds the index of a pool, on all cores.
  init(of pool: StringPool) {
    let table = PairTable(sampling: pool)
    let count = (pool.count + Self.chunkTexts - 1) / Self.chunkTexts
    self.table = table
    chunks = WorkerPool.shared.map(parts: count) { chunk in
      let first = chunk * Self.chunkTexts
      let texts = first..<min(pool.count, first + Self.chunkTexts)
      return TextIndexChunkBuilder.chunk(of: texts, in: pool, table)
    }
  }

  /// How many bytes the index has.
  public var memoryBytes: Int {
    chunks.reduce(table.memoryBytes) { $0 + $1.memoryBytes }
  }

  /// How many chunks there are.
  public var chunkCount: Int { chunks.count }
}

extension TextIndex {
  /// Which texts may hold something.
  public indirect enum Candidates: Sendable {
    /// All of them.
    case all
    /// Those of a row.
    case row(Int)
    /// Those that all of some have in common.
    case both([Candidates])
    /// Those that any of some has.
    case either([Candidates])
  }

  /// Which texts may hold a needle in folded form, and whether all of them do.
  ///
  /// A 0 in the needle may stand for any digit.
  public func candidates(
    holding needle: [Unicode.Scalar]
  ) -> (candidates: Candidates, areExact: Bool) {
    let codes = needle.map { CharacterPair.code(of: $0.value) }
    let isExact = codes.allSatisfy(CharacterPair.isExact)
    switch codes.count {
    case 0: return (.all, true)
    case 1:
      let rest = CharacterPair(codes[0], CharacterPair.any)
      let owned = table.ownedPairs(beginningWith: codes[0]).filter { $0 != rest }
      let rows = owned.map { Candidates.row(table.row(of: $0)) } + [.row(table.row(of: rest))]
      return (.either(rows), isExact && table.isOwned(rest))
    default:
      let pairs = zip(codes, codes.dropFirst()).map { CharacterPair($0, $1) }
      let rows = Set(pairs.map(table.row)).sorted().map { Candidates.row($0) }
      if pairs.count == 1 { return (rows[0], isExact && table.isOwned(pairs[0])) }
      return (.both(rows), false)
    }
  }

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
