import ArgumentParser
import ReportQL
import ReportREPL

/// The user's own tables that statements can read beside the reports.
struct TableOptions: ParsableArguments {
  @Option(
    name: .customLong("table"),
    parsing: .singleValue,
    help: ArgumentHelp(
      "A table of your own: a file of CSV, TSV or NDJSON.",
      valueName: "name=file"
    )
  )
  var tables: [String] = []

  /// A file with the name that its table gets.
  struct File {
    let name: String
    let path: String
  }

  /// The files in the order they are named.
  ///
  /// - Throws: A message where one has no `=`.
  var files: [File] {
    get throws {
      try tables.map { table in
        guard let sign = table.firstIndex(of: "="), sign > table.startIndex,
          table.index(after: sign) < table.endIndex
        else { throw ValidationMessage("`--table \(table)` names no file: write NAME=FILE") }
        return File(name: String(table[..<sign]), path: String(table[table.index(after: sign)...]))
      }
    }
  }

  /// A session with the tables of some files.
  ///
  /// - Throws: The exit code for a wrong file, after telling what is wrong in it.
  static func adding(_ files: [File], to session: Session) throws -> Session {
    do throws(TableProblem) {
      var session = session
      for file in files { session = try session.loading(file.path, as: file.name) }
      return session
    } catch {
      var writer = FileDescriptorWriter()
      writer.write(message: "\(error)\n")
      throw ProgramStatus.wrongInput.exitCode
    }
  }
}

/// Paths as the command line writes them.
enum FilePath {
  /// The folder that a file is in; empty for the working directory.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}
