public import ArgumentParser
import Glibc
public import ReportQL
import ReportREPL

/// Options that every command has: how it speaks.
struct MessageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The language of messages: zh or en.",
      discussion: "Where it is not given, the locale decides (LC_ALL, LC_MESSAGES, LANG).",
      valueName: "language"
    )
  )
  var lang: Language?

  @Option(
    help: ArgumentHelp(
      "The form of errors and notes: text, or json (an object a line on standard error).",
      valueName: "form"
    )
  )
  var diagnostics: MessageStyle.Form = .text

  /// How diagnostics are written.
  var style: MessageStyle {
    MessageStyle(language: lang ?? .ofEnvironment, form: diagnostics)
  }

  /// The style that a command line asks for, even where it is wrong otherwise.
  ///
  /// - Parameter arguments: The command line.
  /// - Returns: The style.
  static func style(in arguments: [String]) -> MessageStyle {
    func value(of option: String) -> String? {
      for (index, argument) in arguments.enumerated() {
        if argument.hasPrefix(option + "=") { return String(argument.dropFirst(option.count + 1)) }
        if argument == option, index + 1 < arguments.count { return arguments[index + 1] }
      }
      return nil
    }
    return MessageStyle(
      language: value(of: "--lang").flatMap(Language.init) ?? .ofEnvironment,
      form: value(of: "--diagnostics").flatMap(MessageStyle.Form.init) ?? .text
    )
  }
}

extension Language: ExpressibleByArgument {
  /// The language that the environment asks for.
  static var ofEnvironment: Language {
    var environment: [String: String] = [:]
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      environment[name] = getenv(name).map { String(cString: $0) }
    }
    return Language(environment: environment)
  }
}

extension MessageStyle.Form: ExpressibleByArgument {}

/// Something to say that concerns the program, not a place in a query.
struct ProgramMessage {
  let severity: Diagnostic.Severity
  let code: String
  let wording: Wording

  /// The message in a style, its line ended.
  func text(as style: MessageStyle) -> String {
    style.text(of: Diagnostic(severity, code, wording))
  }

  /// A write that the system refused.
  static func unwritable(_ number: Int32) -> ProgramMessage {
    ProgramMessage(
      severity: .error,
      code: "unwritableAnswer",
      wording: Wording(
        "cannot write the answer (error \(number))",
        "无法写出答案（错误号 \(number)）"
      )
    )
  }
}
