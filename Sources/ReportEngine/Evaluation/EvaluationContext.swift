import ReportCorpus
import ReportText

/// What the evaluation of one query shares: memory of predicates on dictionaries, what to note,
/// and whether to go on.
final class EvaluationContext {
  /// Where a division had zero below it.
  var zeroDivisions: [SourceSpan] = []
  /// Where a text did not say a value of the type wanted, with the first such text.
  private(set) var failedConversions: [FailedConversion] = []
  /// What the steps took and gave, where that was asked.
  var profile: PlanProfile?
  /// Whether an aggregate without keys had no row to look at.
  var aggregatedNothing = false
  /// What watched aggregates put together.
  private(set) var mixtures: [Mixture] = []
  private var patterns: [String: TextPattern] = [:]
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

  /// A context for another thread, to be merged with this one by ``takeNotes(of:)``.
  func forWorker() -> EvaluationContext {
    let worker = EvaluationContext(isInterrupted: isInterrupted)
    worker.tracesLineage = tracesLineage
    return worker
  }

  /// Takes what another thread noted, each place once.
  func takeNotes(of worker: EvaluationContext) {
    for span in worker.zeroDivisions where !zeroDivisions.contains(span) {
      zeroDivisions.append(span)
    }
    for failed in worker.failedConversions {
      noteFailedConversion(of: failed.text, to: failed.type, at: failed.span)
    }
    for mixture in worker.mixtures { note(mixture) }
  }

  /// Throws where the person asked to stop.
  func checkInterruption() throws(EngineIssue) {
    if isInterrupted?() == true {
      throw EngineIssue(.interrupted, at: SourceSpan(at: 0))
    }
  }

  /// The compiled form of a pattern; each is compiled once.
  func pattern(_ text: String) throws(FunctionFailure) -> TextPattern {
    if let known = patterns[text] { return known }
    do throws(PatternError) {
      let pattern = try TextPattern(text)
      patterns[text] = pattern
      return pattern
    } catch {
      throw .badPattern(error)
    }
  }

  /// Remembers, once a place, that a text says no value of a type.
  func noteFailedConversion(of text: String, to type: ColumnType, at span: SourceSpan) {
    if failedConversions.contains(where: { $0.span == span }) { return }
    failedConversions.append(FailedConversion(text: text, type: type, span: span))
  }

  /// Remembers, once an aggregate, what it put together.
  func note(_ mixture: Mixture) {
    if let known = mixtures.firstIndex(where: {
      $0.span == mixture.span && $0.texts == mixture.texts
    }) {
      mixtures[known].add(mixture)
    } else {
      mixtures.append(mixture)
    }
  }

  /// How many notes of every kind there are.
  struct NotedPlaces {
    var divisions: Int
    var conversions: Int
    var mixtures: Int
  }

  /// How many notes there are so far.
  var notedPlaces: NotedPlaces {
    NotedPlaces(
      divisions: zeroDivisions.count,
      conversions: failedConversions.count,
      mixtures: mixtures.count
    )
  }

  /// Moves the notes made since to a place, where those stand that another text made.
  func moveNotes(behind noted: NotedPlaces, to place: SourceSpan) {
    for index in zeroDivisions.indices.dropFirst(noted.divisions) { zeroDivisions[index] = place }
    for index in failedConversions.indices.dropFirst(noted.conversions) {
      failedConversions[index].span = place
    }
    for index in mixtures.indices.dropFirst(noted.mixtures) { mixtures[index].span = place }
  }

  /// What the person should know of the evaluation.
  var notes: [QueryNote] {
    zeroDivisions.map { QueryNote(kind: .divisionByZero, span: $0) }
      + failedConversions.map {
        QueryNote(kind: .failedConversion($0.text, to: $0.type), span: $0.span)
      }
      + mixturesByWhatTheySay.map { QueryNote(kind: .mixture($0), span: $0.span) }
  }

  /// The mixtures in the order of the query, one for all aggregates that put together the same.
  private var mixturesByWhatTheySay: [Mixture] {
    var merged: [Mixture] = []
    for mixture in mixtures.sorted(by: { $0.span.start < $1.span.start })
    where mixture.mixedGroups > 0 {
      if let known = merged.firstIndex(where: { $0.says(theSameAs: mixture) }) {
        merged[known].texts += mixture.texts
      } else {
        merged.append(mixture)
      }
    }
    return merged
  }

  /// A text that says no value of a type.
  struct FailedConversion {
    var text: String
    var type: ColumnType
    var span: SourceSpan
  }

  /// The answers of a predicate for the entries of a pool, of which so many rows will be asked.
  func predicate(_ test: TextTest, on pool: StringPool, rows: Int) -> PoolPredicate {
    let key = PredicateKey(test: test, pool: ObjectIdentifier(pool))
    if let known = predicates[key], known.isComplete || !PoolPredicate.pays(rows, pool) {
      return known
    }
    let predicate = PoolPredicate(test, on: pool, rows: rows)
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
  /// The answers for all entries, found at once, where there are many of them and many rows.
  private let all: CodeBits?
  /// Else the answers so far.
  private var answers: [Bool?]

  init(_ test: TextTest, on pool: StringPool, rows: Int) {
    self.pool = pool
    self.test = test.prepared()
    all = Self.pays(rows, pool) ? TextSearch.passing(test, in: pool) : nil
    answers = all == nil ? Array(repeating: nil, count: pool.count) : []
  }

  /// Whether the answers for all entries are there.
  var isComplete: Bool { all != nil }

  /// Whether asking about all entries at once takes less than asking about those of some rows.
  static func pays(_ rows: Int, _ pool: StringPool) -> Bool {
    pool.count >= 1024 && rows >= pool.count / 4
  }

  /// Whether the predicate holds for the text of a code.
  func holds(for code: UInt32) -> Bool {
    if let all { return all[Int(code)] }
    if let known = answers[Int(code)] { return known }
    let answer = pool.withBytes(of: code, test)
    answers[Int(code)] = answer
    return answer
  }
}
