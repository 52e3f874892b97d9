public import ReportFacts
public import ReportText

/// Takes reports one by one and packs them into a corpus.
///
/// Rows are packed some reports at a time, on all cores; the corpus is the same with any number of
/// them.
public struct CorpusBuilder {
  private var count = 0
  private var chunks: [ReportChunk] = []
  /// The sentences of all chunks.
  private var sentences = ByteArena()
  /// What is not packed yet.
  private var waiting: [ReportChunk.Source] = []
  /// About how many bytes of memory that takes.
  private var waitingSize = 0
  /// The id of the first report of every text.
  private var firstOfText: [TextFingerprint: String] = [:]
  private let keepsDuplicates: Bool

  /// So much is packed in one go by each core: enough for values to repeat, little enough to wait.
  private static let sizePerChunk = 16 << 20
  /// About how much one fact or sentence takes before it is packed.
  private static let sizeOfRow = 300
  /// Less is packed sooner than another thread is woken.
  private static let sizeWorthSharing = 1 << 18

  /// Starts without reports.
  ///
  /// - Parameter keepsDuplicates: Whether a copy of a report has its rows in all relations, and
  ///   not only in `reports`.
  public init(keepsDuplicates: Bool = false) {
    self.keepsDuplicates = keepsDuplicates
  }

  /// Takes a report and what was read out of it.
  ///
  /// - Parameters:
  ///   - id: The report's id.
  ///   - text: Its text, named by its path.
  ///   - extraction: What was read out of the text.
  ///   - digests: The digests of file and text; worked out here where none are given.
  /// - Precondition: A report has less than 4 GB.
  public mutating func add(
    id: String,
    text: SourceText,
    extraction: ReportExtraction,
    digests: ReportDigests? = nil
  ) {
    let digests = digests ?? ReportDigests(text: text)
    let first = firstOfText[digests.text]
    if first == nil { firstOfText[digests.text] = id }
    waiting.append(
      ReportChunk.Source(
        number: count,
        id: id,
        text: text,
        extraction: extraction,
        fileDigest: digests.file,
        original: first,
        hasRows: first == nil || keepsDuplicates
      )
    )
    count += 1
    let rowCount = extraction.facts.count + extraction.sentences.count
    waitingSize += text.bytes.count + rowCount * Self.sizeOfRow
    if waitingSize >= Self.sizePerChunk * WorkerPool.shared.threadCount { packWaiting() }
  }

  /// The reports so far as a corpus; the builder starts anew.
  ///
  /// Complexity: linear in the number of rows; n log n in that of different texts.
  public mutating func build() -> Corpus {
    packWaiting()
    ownSentences()
    // A chunk of no reports has all columns, too.
    var assembly = CorpusAssembly(chunks.isEmpty ? [ReportChunk([])] : chunks, sentences)
    self = CorpusBuilder(keepsDuplicates: keepsDuplicates)
    return assembly.corpus()
  }

  private mutating func packWaiting() {
    if waiting.isEmpty { return }
    let sources = waiting
    waiting = []
    let partCount = max(1, min(WorkerPool.shared.threadCount, waitingSize / Self.sizeWorthSharing))
    waitingSize = 0
    var packed = WorkerPool.shared.map(parts: partCount) { part in
      let start = sources.count * part / partCount
      return ReportChunk(sources[start..<(sources.count * (part + 1) / partCount)])
    }
    ownSentences()
    for index in packed.indices { packed[index].moveSentences(to: sentences) }
    chunks += packed
  }

  /// Makes sure that no copy of the builder writes to the same arena.
  private mutating func ownSentences() {
    if !isKnownUniquelyReferenced(&sentences) { sentences = sentences.copy() }
  }
}
