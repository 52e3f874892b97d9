import ReportQL
import Testing

@testable import ReportREPL

/// What the tabulator key does.
@Suite struct WordCompletionTests {
  private func step(_ word: String, _ candidates: [String]) -> WordCompletion.Step {
    WordCompletion.step(for: Completion(word: word, candidates: candidates))
  }

  @Test func oneWordIsWrittenOutAndSeveralAsFarAsTheyAgree() {
    #expect(step("age", ["agency"]) == .replace(count: 3, with: "agency"))
    #expect(step("AGE", ["agency"]) == .replace(count: 3, with: "agency"))
    #expect(step("机", ["机构"]) == .replace(count: 1, with: "机构"))
    #expect(step("r", ["rank", "rate"]) == .replace(count: 1, with: "ra"))
    #expect(step("ra", ["rank", "rate"]) == .list(["rank", "rate"]))
    #expect(step("", ["select", "with"]) == .list(["select", "with"]))
    #expect(step("x", []) == .refuse)
    #expect(step("agency", ["agency"]) == .refuse)
  }

  @Test func candidatesStandInColumnsOfCells() {
    #expect(CandidateList.text(["a", "机构", "ccc"], width: 12) == "a     机构\nccc\n")
    #expect(CandidateList.text(["longer than that"], width: 5) == "longer than that\n")
    #expect(CandidateList.text([], width: 80) == "")
  }

  @Test func linesBeforeAndCommandsAreKnown() {
    var state = REPLState(source: .terminal) { !$0.hasSuffix(",") }
    let asked: (String, String) -> Completion = { Completion(word: $0, candidates: [$1]) }
    #expect(state.completion(before: "sel", after: "x", asking: asked).word == "sel")
    _ = state.step(.text("select agency,"))
    let second = state.completion(before: "ra", after: " ;", asking: asked)
    #expect(second == Completion(word: "select agency,\nra", candidates: [" ;"]))
  }

  @Test func commandsAndTheirArgumentsAreCompleted() {
    let state = REPLState(source: .terminal) { _ in true }
    func offered(_ line: String) -> Completion {
      state.completion(before: line, after: "") { text, _ in Completion(word: text) }
    }
    #expect(offered(".he") == Completion(word: "he", candidates: ["help"]))
    #expect(offered("。q") == Completion(word: "q", candidates: ["quit"]))
    #expect(offered(".mode n") == Completion(word: "n", candidates: ["ndjson"]))
    #expect(offered(".mode ").candidates == OutputFormat.allCases.map(\.rawValue))
    #expect(offered(".help sc").candidates == ["schema"])
    #expect(offered(".schema fa").word == "describe fa")
    #expect(offered(".mode csv x").candidates == [])
    #expect(offered(".").candidates.count > 4)
  }
}
