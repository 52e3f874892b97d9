import Foundation

/// A thread whose stack holds the recursion of what only tests do with the deepest trees: comparing
/// them, and taking their places away.
enum LargeStack {
  /// Runs something there and waits for what it gives.
  static func run<Result: Sendable>(
    _ body: @escaping @Sendable () throws -> Result
  ) throws -> Result {
    let outcome = Outcome<Result>()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      outcome.result = Swift.Result(catching: body)
      done.signal()
    }
    thread.stackSize = 1 << 28
    thread.start()
    done.wait()
    guard let result = outcome.result else { throw CancellationError() }
    return try result.get()
  }

  /// Written once on the thread, and read when it is done.
  private final class Outcome<Value>: @unchecked Sendable {
    var result: Result<Value, any Error>?
  }
}
