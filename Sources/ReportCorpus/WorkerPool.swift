private import Glibc
private import Synchronization

/// Threads that wait for work which falls into independent parts.
///
/// They are started at the first use and live as long as the program: a query of a few
/// milliseconds cannot pay for new ones.
public final class WorkerPool: @unchecked Sendable {
  // What is not atomic is read and written only while the lock is held.

  /// The pool of the program: one thread a core, the calling one among them.
  public static let shared = WorkerPool(threads: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// How many threads work at a time, the calling one among them.
  public let threadCount: Int

  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var job: Job?
  /// Tells one job from the next.
  private var generation = 0
  private var startedThreads = 0

  private init(threads: Int) {
    threadCount = threads
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  /// Calls `body` once for every part, on several threads, and returns when all calls ended.
  ///
  /// Where the pool is at work already, as for a call within a part, the calling thread does all.
  ///
  /// - Parameters:
  ///   - parts: How many parts there are; they are taken in order.
  ///   - body: Works on a part; called by several threads at once.
  public func run(parts: Int, _ body: (Int) -> Void) {
    let isShared = parts > 1 && threadCount > 1
    let wasShared =
      isShared
      && withoutActuallyEscaping(body) { body in
        guard let job = begin(parts, body) else { return false }
        job.work()
        end(job)
        return true
      }
    if !wasShared { for part in 0..<parts { body(part) } }
  }

  /// The results of all parts, in order.
  ///
  /// - Parameters:
  ///   - parts: How many parts there are.
  ///   - sharing: Whether the work is worth more than waking, or even starting, other threads.
  ///   - body: Works on a part; called by several threads at once.
  /// - Returns: What `body` returned for each part.
  public func map<Result>(
    parts: Int,
    sharing: Bool = true,
    _ body: (Int) -> Result
  ) -> [Result] {
    guard sharing else { return (0..<parts).map(body) }
    return [Result](unsafeUninitializedCapacity: parts) { buffer, count in
      let results = Uninitialized(first: buffer.baseAddress)
      // Each part initialises its own element, and all have ended before the array is made.
      run(parts: parts) { part in
        if let first = results.first { (first + part).initialize(to: body(part)) }
      }
      count = parts
    }
  }

  private struct Uninitialized<Element>: @unchecked Sendable {
    var first: UnsafeMutablePointer<Element>?
  }

  // MARK: - Jobs

  /// The parts of one call of `run`.
  private final class Job: @unchecked Sendable {
    /// What works on a part; let go of, under the pool's lock, when no thread is at it.
    private var body: ((Int) -> Void)?
    private let parts: Int
    private let next = Atomic<Int>(0)
    /// How many threads of the pool are in ``work()``; guarded by the pool's lock.
    var workers = 0

    init(parts: Int, body: @escaping (Int) -> Void) {
      self.parts = parts
      self.body = body
    }

    func work() {
      guard let body else { return }
      while true {
        let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if part >= parts { return }
        body(part)
      }
    }

    func letGo() { body = nil }
  }

  private func begin(_ parts: Int, _ body: @escaping (Int) -> Void) -> Job? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    guard job == nil else { return nil }
    while startedThreads < threadCount - 1, startThread() { startedThreads += 1 }
    let begun = Job(parts: parts, body: body)
    job = begun
    generation += 1
    pthread_cond_broadcast(condition)
    return begun
  }

  private func end(_ ended: Job) {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    job = nil
    while ended.workers > 0 { pthread_cond_wait(condition, mutex) }
    ended.letGo()
  }

  private func startThread() -> Bool {
    var handle = pthread_t()
    let pool = Unmanaged.passUnretained(self)
    return pthread_create(
      &handle,
      nil,
      { pool in
        if let pool { Unmanaged<WorkerPool>.fromOpaque(pool).takeUnretainedValue().loop() }
        return nil
      },
      // The shared pool is never freed.
      pool.toOpaque()
    ) == 0
  }

  private func loop() {
    pthread_mutex_lock(mutex)
    var seen = 0
    while true {
      while job == nil || generation == seen { pthread_cond_wait(condition, mutex) }
      guard let current = job else { continue }
      seen = generation
      current.workers += 1
      pthread_mutex_unlock(mutex)
      current.work()
      pthread_mutex_lock(mutex)
      current.workers -= 1
      pthread_cond_broadcast(condition)
    }
  }
}
