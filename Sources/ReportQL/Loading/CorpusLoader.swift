import ReportCorpus

/// Reads the reports of files and folders into a corpus.
struct CorpusLoader {
  private var builder: CorpusBuilder
  private var problems: [LoadProblem] = []
  /// Where the report of every id stands.
  private var nameOfID: [String: String] = [:]

  /// Reads files, and folders recursively in sorted order.
  ///
  /// Files are read in parallel; the corpus is the same with any number of jobs.
  static func load(
    _ paths: [String],
    options: LoadOptions
  ) -> (corpus: Corpus, problems: [LoadProblem]) {
    let found = ReportFileSearch(paths: paths).found
    var loader = CorpusLoader(builder: CorpusBuilder(keepsDuplicates: options.keepsDuplicates))
    var files = found.makeIterator()
    let lexicon = options.lexicon
    let jobs = options.jobs ?? Self.jobsWorthStarting(for: found)
    OrderedWork<Result<ReportFile, LoadProblem>, [Result<ReportFile.Report, LoadProblem>]>.run(
      // More threads than files would only cost their start.
      jobs: max(1, min(jobs, found.count)),
      next: { files.next() },
      work: { file in
        switch file {
        case .success(let file): file.read(lexicon: lexicon)
        case .failure(let problem): [.failure(problem)]
        }
      },
      take: { results in
        for result in results { loader.take(result) }
        return true
      }
    )
    return (loader.builder.build(), loader.problems)
  }

  /// Less text is read sooner than another thread is started and has what readers need at hand.
  private static let bytesWorthSharing = 1 << 18

  /// How many threads pay.
  private static func jobsWorthStarting(for found: [Result<ReportFile, LoadProblem>]) -> Int {
    var size = 0
    for case .success(let file) in found {
      // Another program reads it, for which this one waits.
      if file.format == .pdf { return Jobs.onePerCore }
      size += file.size
    }
    return size < bytesWorthSharing ? 1 : Jobs.onePerCore
  }

  private init(builder: CorpusBuilder) { self.builder = builder }

  private mutating func take(_ result: Result<ReportFile.Report, LoadProblem>) {
    switch result {
    case .failure(let problem):
      problems.append(problem)
    case .success(let report):
      if let first = nameOfID[report.id] {
        problems.append(.sameID(report.id, first: first, second: report.text.name))
        return
      }
      nameOfID[report.id] = report.text.name
      builder.add(
        id: report.id,
        text: report.text,
        extraction: report.extraction,
        digests: report.digests
      )
    }
  }
}
