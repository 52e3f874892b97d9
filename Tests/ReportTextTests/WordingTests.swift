import ReportText
import Testing

@Suite struct WordingTests {
  @Test func theEnvironmentSaysTheLanguage() {
    #expect(Language(environment: [:]) == .english)
    #expect(Language(environment: ["LANG": "zh_CN.UTF-8"]) == .chinese)
    #expect(Language(environment: ["LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"]) == .english)
    #expect(Language(environment: ["LC_MESSAGES": "zh_HK", "LANG": "C"]) == .chinese)
    #expect(Language(environment: ["LC_ALL": "", "LANG": "zh_TW"]) == .chinese)
  }

  @Test func enumerationsAreJoinedAsTheLanguageDoes() {
    let names = Wording.code(["a", "b", "c"])
    #expect(Wording.either(names) == Wording("`a`, `b` or `c`", "`a`、`b` 或 `c`"))
    #expect(Wording.list(names) == Wording("`a`, `b`, `c`", "`a`、`b`、`c`"))
    #expect(Wording.didYouMean([]) == .nothing)
  }
}
