import Foundation
import Synchronization
import Testing

/// The largest queries that the parser lets through are answered, and soon.
@Suite(.timeLimit(.minutes(10))) struct LimitTests {
  @Test(arguments: [
    ("id", " + 0", "1"), ("id", " - 0", "1"), ("id", " * 1", "1"), ("unit", " || ''", "%"),
  ])
  func chainsAsLongAsTheLimitAreAnswered(first: String, piece: String, value: String) {
    let chain = first + String(repeating: piece, count: 1000)
    #expect(answered("select \(chain) from facts limit 1") == value)
  }

  @Test func chainsOfConditionsAreAnswered() {
    let chain = Array(repeating: "id > 0", count: 500).joined(separator: " and ")
    #expect(answered("select id where \(chain) limit 1") == "1")
  }

  @Test(arguments: [
    ("case ", " when 1 then 1 when 2 then 2 else 1 end"),
    ("(case when ", " between 0 and 1 then 1 end)"),
    ("coalesce(", ", 1)"), ("nullif(", ", 2)"), ("abs(", ")"), ("cast(", " as int)"),
  ])
  func deepNestingTakesNoLongerThanItIsDeep(opening: String, closing: String) {
    var nested = "1"
    for _ in 0..<45 { nested = opening + nested + closing }
    #expect(answered("select \(nested)") == "1")
  }

  /// The answer of a query on a thread with the stack of a main thread.
  private func answered(_ query: String) -> String {
    let found = Mutex("")
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      let text = answer(query)
      found.withLock { $0 = text }
      done.signal()
    }
    thread.stackSize = 1 << 23
    thread.start()
    done.wait()
    return found.withLock { $0 }
  }
}
