import Foundation

/// Every text in the package that may be a query: whole `.rql` files, the queries of the
/// documentation, and the texts written in the tests.
enum HarvestedQueries {
  static func all() throws -> [String] {
    var queries = Set(Queries.valid)
    for folder in ["Examples", "Grammar", "Tests"] {
      for file in try PackageFiles.tree(folder, suffix: ".rql") {
        queries.insert(try PackageFiles.text(file))
      }
    }
    for file in try ["README.md"] + PackageFiles.tree("Grammar", suffix: ".md") {
      queries.formUnion(blocks(of: try PackageFiles.text(file)))
    }
    for file in try PackageFiles.tree("Tests", suffix: ".swift") {
      queries.formUnion(literals(of: try PackageFiles.text(file)).filter(looksLikeQuery))
    }
    return queries.sorted()
  }

  private static func looksLikeQuery(_ text: String) -> Bool {
    let beginnings = [
      "select ", "with ", "explain ", "describe ", "show ", "check ", "let ", "param ", "cite ",
      "coverage ", "load ", "(select ",
    ]
    let start = text.drop { $0.isWhitespace }.lowercased()
    return beginnings.contains(where: start.hasPrefix)
  }

  /// The indented statements of code blocks, a query each.
  private static func blocks(of text: String) -> [String] {
    let parts = text.components(separatedBy: "```")
    return stride(from: 1, to: parts.count, by: 2).flatMap { index -> [String] in
      var queries: [String] = []
      for line in parts[index].split(separator: "\n").dropFirst(0) {
        if line.hasPrefix(" "), let last = queries.popLast() {
          queries.append(last + "\n" + line)
        } else {
          queries.append(String(line))
        }
      }
      return queries.filter(looksLikeQuery)
    }
  }

  /// The texts of a Swift file, as they stand between their quotes, escapes of quotes resolved.
  private static func literals(of text: String) -> [String] {
    var literals: [String] = []
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "\"") {
      let hashes = rest[..<start].reversed().prefix { $0 == "#" }.count
      let isLong = rest[start...].hasPrefix("\"\"\"")
      let end = (isLong ? "\"\"\"" : "\"") + String(repeating: "#", count: hashes)
      rest = rest[start...].dropFirst(isLong ? 3 : 1)
      var literal = ""
      while !rest.isEmpty, !rest.hasPrefix(end), isLong || rest.first != "\n" {
        if hashes == 0, rest.first == "\\" {
          rest.removeFirst()
          literal.append(rest.first == "n" ? "\n" : rest.first ?? " ")
          rest = rest.dropFirst()
        } else {
          literal.append(rest.removeFirst())
        }
      }
      rest = rest.dropFirst(end.count)
      literals.append(literal)
    }
    return literals
  }
}
