import ReportCorpus

/// Groups in several parts, each of which knows some of them, and no two the same.
struct DividedGroups {
  /// What knows the groups.
  let owners: [GroupAggregation]
  /// The groups of each owner that are wanted.
  let present: [[UInt32]]
  /// What knows how often values occur in all groups; what each knows is lost.
  let parts: [GroupAggregation]

  /// To wake another thread takes longer than no more groups.
  private static let few = 2048

  private enum Made {
    case mixtures([Mixture])
    case columns(Result<[Column], EngineIssue>)
  }

  /// The keys and aggregates of the groups of each owner, made on all cores; the context takes the
  /// notes on what they mix.
  func columns(_ context: EvaluationContext) throws(EngineIssue) -> [[Column]] {
    let count = present.reduce(0) { $0 + $1.count }
    nonisolated(unsafe) let (owners, parts) = (owners, parts)
    let present = present
    // What is mixed takes longest, and looks at nothing that columns are made of but to read it.
    let made = WorkerPool.shared.map(parts: owners.count + 1, sharing: count > Self.few) {
      part -> Made in
      if part == 0 {
        return .mixtures(GroupAggregation.mixtures(of: parts, inGroupsOf: owners, count: count))
      }
      return .columns(
        Result { () throws(EngineIssue) in try owners[part - 1].columns(present[part - 1]) }
      )
    }
    var columns: [[Column]] = []
    for result in made {
      switch result {
      case .mixtures(let mixtures): for mixture in mixtures { context.note(mixture) }
      case .columns(let result): columns.append(try result.get())
      }
    }
    return columns
  }
}
