/// A pattern as steps of a machine that is in several of them at a time.
struct PatternProgram {
  enum Step {
    /// Takes one scalar of a set, the number of which is given.
    case take(set: Int, next: Int)
    /// Goes on at both.
    case split(Int, Int)
    /// Goes on at the start of the text.
    case textStart(next: Int)
    /// Goes on at the end of the text.
    case textEnd(next: Int)
    /// The pattern has matched.
    case match
  }

  private(set) var steps: [Step] = []
  private(set) var sets: [ScalarRanges] = []
  /// The first step.
  private(set) var start = 0

  private static let mostSteps = 2000
  private struct TooLarge: Error {}

  /// The steps of a pattern; `nil` where there are too many.
  init?(_ node: PatternNode) {
    steps.append(.match)
    guard let start = try? add(node, before: 0) else { return nil }
    self.start = start
  }

  /// Adds the steps of a part that go on at another step; gives the first.
  private mutating func add(_ node: PatternNode, before next: Int) throws -> Int {
    switch node {
    case .scalar(let set): return try add(.take(set: number(of: set), next: next))
    case .textStart: return try add(.textStart(next: next))
    case .textEnd: return try add(.textEnd(next: next))
    case .sequence(let parts):
      var next = next
      for part in parts.reversed() { next = try add(part, before: next) }
      return next
    case .choice(let choices):
      var first = try add(choices[choices.count - 1], before: next)
      for choice in choices.dropLast().reversed() {
        first = try add(.split(add(choice, before: next), first))
      }
      return first
    case .repeated(let inner, let least, let most):
      var next = next
      if let most {
        let end = next
        for _ in least..<max(least, most) {
          next = try add(.split(add(inner, before: next), end))
        }
      } else {
        let loop = try add(.split(next, next))
        let body = try add(inner, before: loop)
        steps[loop] = .split(body, next)
        next = loop
      }
      for _ in 0..<least { next = try add(inner, before: next) }
      return next
    }
  }

  private mutating func add(_ step: Step) throws -> Int {
    if steps.count >= Self.mostSteps { throw TooLarge() }
    steps.append(step)
    return steps.count - 1
  }

  private mutating func number(of set: ScalarRanges) -> Int {
    if let known = sets.firstIndex(of: set) { return known }
    sets.append(set)
    return sets.count - 1
  }
}
