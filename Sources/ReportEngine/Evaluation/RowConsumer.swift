/// What a step of a plan does with the batches that the step below gives.
///
/// Steps are nested as deep as the query, each with a consumer that holds that of the step above. An
/// object keeps the compiler from making a copy of every step for every nesting it can think of,
/// which took it minutes and made nothing faster: a batch has thousands of rows.
final class RowConsumer {
  private let take: (Batch) throws(EngineIssue) -> Bool

  init(_ take: @escaping (Batch) throws(EngineIssue) -> Bool) { self.take = take }

  /// Takes a batch; false when no more is wanted.
  func callAsFunction(_ batch: Batch) throws(EngineIssue) -> Bool { try take(batch) }
}
