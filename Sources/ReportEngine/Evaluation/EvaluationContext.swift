import ReportCorpus
import ReportText

/// What the evaluation of one query shares: memory of predicates on dictionaries, what to note,
/// and whether to go on.
final class EvaluationContext {
  /// Where a division had zero below it.
  var zeroDivisions: [SourceSpan] = []
  /// Whether to find out what every value of a query within an expression stands on.
  var tracesLineage = false
  /// The rows of shared plans that were evaluated.
  var sharedRows: [ObjectIdentifier: Batch] = [:]
  /// What queries within expressions gave, by what they captured.
  var subqueryAnswers: [SubqueryKey: SubqueryAnswer] = [:]
  /// The rows that are looked up by values of a query around.
  var lookedUp: [ObjectIdentifier: (rows: Batch, keys: JoinKeys)] = [:]
  private let isInterrupted: (@Sendable () -> Bool)?
  private var predicates: [PredicateKey: PoolPredicate] = [:]

  init(isInterrupted: (@Sendable () -> Bool)? = nil) {
    self.isInterrupted = isInterrupted
  }

  /// Throws where the person asked to stop.
  func checkInterruption() throws(EngineIssue) {
    if isInterrupted?() == true {
      throw EngineIssue(.interrupted, at: SourceSpan(at: 0))
    }
  }

  /// The memory of a predicate's answers for the entries of a pool.
  func predicate(_ test: TextTest, on pool: StringPool) -> PoolPredicate {
    let key = PredicateKey(test: test, pool: ObjectIdentifier(pool))
    if let known = predicates[key] { return known }
    let predicate = PoolPredicate(pool: pool, test: test.prepared())
    predicates[key] = predicate
    return predicate
  }

  private struct PredicateKey: Hashable {
    var test: TextTest
    var pool: ObjectIdentifier
  }
}

/// A predicate on texts that is asked once an entry of a dictionary, however many rows have it.
final class PoolPredicate {
  private let pool: StringPool
  private let test: (UnsafeBufferPointer<UInt8>) -> Bool
  private var answers: [Bool?]

  init(pool: StringPool, test: @escaping (UnsafeBufferPointer<UInt8>) -> Bool) {
    self.pool = pool
    self.test = test
    self.answers = Array(repeating: nil, count: pool.count)
  }

  /// Whether the predicate holds for the text of a code.
  func holds(for code: UInt32) -> Bool {
    if let known = answers[Int(code)] { return known }
    let answer = pool.withBytes(of: code, test)
    answers[Int(code)] = answer
    return answer
  }
}
