import Foundation
import Testing

@testable import ReportQL

/// The reader of documents in JSON, which refuses what the standard forbids.
@Suite struct JSONMembersTests {
  private func text(_ json: String) throws -> String? {
    let members = try JSONMembers(Array(json.utf8)[...], named: ["text"])
    guard case .text(let bytes)? = members["text"] else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    #"{"text":"受理5起。"}"#,
    #"{"text":"甲\n乙\t丙\r\"丁\"\\\/\b\f"}"#,
    #"{"text":"\u4E2D\u56fd\ud83d\ude00\u0000\u00E9"}"#,
    #"{"a":[1,-0.5e+3,{"b":[]},{},true,false,null],"text":"","z":"}]"}"#,
    #" { "a" : -1E2 , "text" : "x" } "#,
    #"{"text":"first","text":"second"}"#,
    #"{"text":""# + String(repeating: "案件", count: 5000) + #""}"#,
  ])
  func textsAreReadAsFoundationReadsThem(_ json: String) throws {
    struct Document: Decodable {
      var text: String
    }
    let expected = try JSONDecoder().decode(Document.self, from: Data(json.utf8))
    #expect(try text(json) == expected.text)
  }

  @Test(arguments: [
    "", "{", "{}{}", "{\"text\"}", "{\"text\":}", "{\"text\":\"a\",}", "{,}", "{text:1}",
    "{\"text\":\"a\nb\"}", #"{"text":"\x"}"#, #"{"text":"\u12"}"#, #"{"text":"\ud83d"}"#,
    #"{"text":"\ud83d\u0041"}"#, #"{"text":"\ude00"}"#, "{\"text\":\"a}", "{\"a\":01}",
    "{\"a\":1.}", "{\"a\":.5}", "{\"a\":-}", "{\"a\":1e}", "{\"a\":+1}", "{\"a\":tru}",
    "{\"a\":[1,]}", "{\"a\":[1}", "{\"a\":1}x", "nul", "'a'",
    "{\"a\":" + String(repeating: "[", count: 100_000) + "}",
  ])
  func whatIsNoJSONIsRefused(_ json: String) {
    #expect(throws: JSONMembers.Failure.notJSON) { try text(json) }
  }

  @Test(arguments: ["[]", "[{\"text\":\"a\"}]", "5", "\"a\"", "null", "true"])
  func otherValuesAreNoObjects(_ json: String) {
    #expect(throws: JSONMembers.Failure.notAnObject) { try text(json) }
  }

  @Test func kindsOfValuesAreTold() throws {
    let json = #"{"a":null,"b":12.5,"c":[1],"d":"x"}"#
    let members = try JSONMembers(Array(json.utf8)[...], named: ["a", "b", "c", "d", "e"])
    guard case .null? = members["a"], case .number("12.5")? = members["b"],
      case .other? = members["c"], case .text? = members["d"], members["e"] == nil
    else {
      Issue.record("a value is of another kind")
      return
    }
  }
}
