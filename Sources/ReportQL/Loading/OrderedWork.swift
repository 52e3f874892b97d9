private import Glibc

/// Runs work on several threads and takes the results in the order of the inputs.
///
/// At no time are more than a few inputs a thread on the way, whatever the number of inputs.
final class OrderedWork<Input: Sendable, Output: Sendable> {
  private let next: () -> Input?
  private let work: @Sendable (Input) -> Output
  private let take: (Output) -> Bool
  private let window: Int

  private let lock = WorkLock()
  private var started = 0
  private var taken = 0
  private var ready: [Int: Output] = [:]
  private var isReading = false
  private var isTaking = false
  private var hasEnded = false

  /// How many inputs a thread may be on the way: enough to even out long and short ones.
  private static var inputsPerThread: Int { 4 }

  private init(
    jobs: Int,
    next: @escaping () -> Input?,
    work: @escaping @Sendable (Input) -> Output,
    take: @escaping (Output) -> Bool
  ) {
    self.next = next
    self.work = work
    self.take = take
    self.window = jobs * Self.inputsPerThread
  }

  /// Works on inputs until there are no more, or no more results are wanted.
  ///
  /// - Parameters:
  ///   - jobs: How many threads work, at least one.
  ///   - next: Gives the next input; called by one thread at a time.
  ///   - work: Turns an input into a result.
  ///   - take: Takes a result, in the order of inputs, and says whether more are wanted; called
  ///     by one thread at a time.
  static func run(
    jobs: Int,
    next: () -> Input?,
    work: @escaping @Sendable (Input) -> Output,
    take: (Output) -> Bool
  ) {
    let jobs = max(1, jobs)
    // Nothing outlives this call: it returns when the last thread has ended.
    withoutActuallyEscaping(next) { next in
      withoutActuallyEscaping(take) { take in
        if jobs == 1 {
          while let input = next(), take(work(input)) {}
        } else {
          let shared = OrderedWork(jobs: jobs, next: next, work: work, take: take)
          let threads = (1..<jobs).compactMap { _ in WorkThread { shared.loop() } }
          shared.loop()
          for thread in threads { thread.join() }
        }
      }
    }
  }

  private func loop() {
    while let (number, input) = read() {
      let output = work(input)
      lock.lock()
      ready[number] = output
      takeReady()
      lock.unlock()
    }
  }

  /// The next input with its number, when there is room for it.
  private func read() -> (Int, Input)? {
    lock.lock()
    defer { lock.unlock() }
    while !hasEnded, isReading || started - taken >= window { lock.wait() }
    guard !hasEnded else { return nil }
    isReading = true
    lock.unlock()
    let input = next()
    lock.lock()
    isReading = false
    defer { lock.wakeAll() }
    guard let input, !hasEnded else {
      hasEnded = true
      return nil
    }
    started += 1
    return (started - 1, input)
  }

  /// Takes all results whose turn it is, unless another thread is doing so; called locked.
  private func takeReady() {
    guard !isTaking else { return }
    isTaking = true
    while let output = ready.removeValue(forKey: taken) {
      lock.unlock()
      let wantsMore = take(output)
      lock.lock()
      taken += 1
      if !wantsMore {
        hasEnded = true
        // Later results are not wanted: their turn never comes.
        taken = .max
      }
      lock.wakeAll()
      if !wantsMore { break }
    }
    isTaking = false
  }
}

/// How many threads work at a time.
enum Jobs {
  /// One a core of the machine.
  static var onePerCore: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
