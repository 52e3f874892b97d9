/// What the steps of a plan took and gave while it was evaluated.
///
/// One step runs at a time: where it passes rows on, the clock goes on for the step above, and where
/// it asks for rows, for the step below.
final class PlanProfile {
  /// A step, with those that feed it in the order in which they did.
  final class Step {
    /// What the step does.
    let line: String
    /// What it does with the rows before that.
    fileprivate(set) var also: String?
    /// What is done together with it, and has no time of its own.
    fileprivate(set) var together: [String] = []
    /// How many rows it gave.
    fileprivate(set) var rowCount = 0
    /// How often it was run.
    fileprivate(set) var runs = 0
    /// The time it took itself.
    fileprivate(set) var time = Duration.zero
    fileprivate(set) var inputs: [Step] = []
    fileprivate var nextInput = 0

    fileprivate init(_ line: String) { self.line = line }
  }

  /// A step, and the one that it feeds.
  struct Place {
    fileprivate let step: Step
    fileprivate let above: Step
  }

  /// What stands above the first step.
  let root = Step("")
  private var current: Step
  private var isRepeated = false
  private let clock = ContinuousClock()
  private var since: ContinuousClock.Instant

  init() {
    current = root
    since = clock.now
  }

  /// The clock goes on for another step.
  private func pass(to step: Step) {
    let now = clock.now
    current.time += now - since
    (current, since) = (step, now)
  }

  /// Begins a step that feeds the present one.
  func enter(_ plan: LogicalPlan) -> Place {
    let above = current
    let line = PlanPrinter.line(of: plan)
    let number = above.nextInput
    above.nextInput += 1
    // A step that runs again has the same inputs in the same order.
    let step: Step
    if number < above.inputs.count, above.inputs[number].line == line {
      step = above.inputs[number]
    } else if let known = above.inputs.first(where: { $0.line == line }),
      isRepeated || above.runs > 1
    {
      step = known
    } else {
      step = Step(line)
      above.inputs.append(step)
    }
    isRepeated = false
    step.runs += 1
    step.nextInput = 0
    pass(to: step)
    return Place(step: step, above: above)
  }

  /// Ends a step.
  func leave(_ place: Place) { pass(to: place.above) }

  /// A step passes rows on.
  func give(_ rowCount: Int, to place: Place) {
    place.step.rowCount += rowCount
    pass(to: place.above)
  }

  /// A step goes on after rows were taken.
  func resume(_ place: Place) { pass(to: place.step) }

  /// Notes that the present step does what another one would do.
  func takeTogether(_ step: LogicalPlan) { current.also = PlanPrinter.line(of: step) }

  /// Notes that the next step to begin is a query that is run anew for every row.
  func repeatNext() { isRepeated = true }

  /// Notes that the present step does what these steps and those below would do.
  func takeTogether(_ plans: [LogicalPlan]) {
    guard current.together.isEmpty else { return }
    var plans = plans
    while let plan = plans.first {
      current.together.append(PlanPrinter.line(of: plan))
      plans = plan.inputs
    }
  }
}

/// Evaluates a plan and tells what its steps took.
public enum PlanAnalysis {
  /// The steps that were run, the last one first, each with the rows it gave and its own time.
  ///
  /// What stands below a step without rows of its own was done together with it.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - isInterrupted: Asked now and then whether to stop.
  /// - Returns: The lines, and one for all together.
  /// - Throws: What evaluating the plan throws.
  public static func lines(
    of plan: LogicalPlan,
    isInterrupted: (@Sendable () -> Bool)? = nil
  ) throws(EngineIssue) -> [String] {
    let context = EvaluationContext(isInterrupted: isInterrupted)
    let profile = PlanProfile()
    context.profile = profile
    _ = try PlanEvaluator(context: context).collect(plan)
    var lines: [String] = []
    for step in profile.root.inputs { add(step, line: "", below: "", to: &lines) }
    return lines + ["total \(text(total(profile.root)))"]
  }

  private static func add(
    _ step: PlanProfile.Step,
    line: String,
    below: String,
    to lines: inout [String]
  ) {
    let rows = step.rowCount == 1 ? "1 row" : "\(step.rowCount) rows"
    let runs = step.runs > 1 ? ", \(step.runs) times" : ""
    let also = step.also.map { " of \($0)" } ?? ""
    lines.append("\(line)\(step.line)\(also): \(rows)\(runs), \(text(step.time))")
    var indent = below
    for (index, part) in step.together.enumerated() {
      let hasMore = index == 0 && !step.inputs.isEmpty
      lines.append("\(indent)\(hasMore ? "├ " : "└ ")\(part)")
      indent += index == 0 && hasMore ? "│ " : "  "
    }
    for (index, input) in step.inputs.enumerated() {
      let isLast = index == step.inputs.count - 1
      add(
        input,
        line: below + (isLast ? "└ " : "├ "),
        below: below + (isLast ? "  " : "│ "),
        to: &lines
      )
    }
  }

  private static func total(_ step: PlanProfile.Step) -> Duration {
    step.inputs.reduce(step.time) { $0 + total($1) }
  }

  /// A time in milliseconds, to the microsecond.
  private static func text(_ time: Duration) -> String {
    let (seconds, attoseconds) = time.components
    let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    let rest = String(microseconds % 1000)
    return "\(microseconds / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest) ms"
  }
}
