import Foundation
import ReportQL
import Testing

@Suite struct LexiconTests {
  private let documents = [(id: "甲", text: "甲市公安局2024年工作报告\n全年刑事案件结案率达98%，群众满意度达99%。\n")]

  @Test func figuresKnowTheirConcept() throws {
    let answer = try Session(documents: documents).run("select concept, metric, rate")
    #expect(try answer[0].text("concept") == "刑事案件结案率")
    #expect(try answer[1].text("concept") == "群众满意率")
  }

  @Test func aFileOfTheUsersComesFirst() throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "reportql-\(UUID().uuidString).tsv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("concept\twordings\n满意\t群众满意度\n".utf8).write(to: file)
    let session = Session(
      documents: documents,
      options: LoadOptions(lexicon: try ConceptLexicon.open(path: file.path))
    )
    let answer = try session.run("select concept")
    #expect(try answer[0].text("concept") == "刑事案件结案率")
    #expect(try answer[1].text("concept") == "满意")
  }

  @Test func aFileThatIsNotThereIsNamed() {
    do {
      _ = try ConceptLexicon.open(path: "/nowhere/ours.tsv")
      Issue.record("there is no such file")
    } catch {
      #expect("\(error)" == "error: cannot read the lexicon `/nowhere/ours.tsv`")
    }
  }
}
