import ArgumentParser
import ReportQL

/// Values for `$NAME` in statements.
struct ParameterOptions: ParsableArguments {
  @Option(
    name: .customLong("param"),
    parsing: .singleValue,
    help: ArgumentHelp("The value of `$NAME` in statements.", valueName: "name=value")
  )
  var parameters: [String] = []

  /// The values by name, of two for one name the last.
  ///
  /// - Throws: A message where one has no `=`.
  var values: [String: ParameterValue] {
    get throws {
      var values: [String: ParameterValue] = [:]
      for parameter in parameters {
        guard let sign = parameter.firstIndex(of: "="), sign > parameter.startIndex else {
          throw ValidationMessage(
            Wording(
              "`--param \(parameter)` has no value: write NAME=VALUE",
              "`--param \(parameter)` 没有值：请写 `NAME=VALUE`"
            )
          )
        }
        let value = String(parameter[parameter.index(after: sign)...])
        values[String(parameter[..<sign])] = .written(value)
      }
      return values
    }
  }
}
