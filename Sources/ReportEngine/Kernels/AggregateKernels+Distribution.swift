import ReportCorpus

/// Aggregates that need all values of a group, or the row of one.
extension AggregateKernels {
  /// The value below which a share of a group's values lies, straight between two neighbours.
  func quantiles(_ argument: Column, _ rows: [Int], share: Double) -> Column {
    let quantiles = numbers(argument, rows).map { numbers -> Double? in
      let sorted = numbers.sorted()
      guard let last = sorted.indices.last else { return nil }
      let place = share * Double(last)
      let below = Int(place.rounded(.down))
      let above = min(below + 1, last)
      let fraction = place - Double(below)
      if fraction == 0 { return sorted[below] }
      return sorted[below] + (sorted[above] - sorted[below]) * fraction
    }
    return pack(quantiles, as: call.type)
  }

  /// The variance of a sample by Welford's method, which loses no digits; null below two values.
  func variances(_ argument: Column, _ rows: [Int]) -> [Double?] {
    numbers(argument, rows).map { numbers in
      guard numbers.count > 1 else { return nil }
      var (mean, squares) = (0.0, 0.0)
      for (index, number) in numbers.enumerated() {
        let distance = number - mean
        mean += distance / Double(index + 1)
        squares += distance * (number - mean)
      }
      return squares / Double(numbers.count - 1)
    }
  }

  /// The texts of a group with a separator between them.
  func joinedTexts(_ argument: Column, _ rows: [Int], separator: Column?) -> Column {
    var between = ""
    if let separator, separator.count > 0, case .text(let text) = separator[0] { between = text }
    var texts = [[String]](repeating: [], count: groupCount)
    for row in rows {
      if case .text(let text) = argument[row] { texts[groupOfRow[row]].append(text) }
    }
    var builder = ColumnBuilder(.text)
    for group in texts {
      builder.append(group.isEmpty ? .null : .text(group.joined(separator: between)))
    }
    return builder.build()
  }

  /// The value of one row a group; `replaces` says whether a row takes the place of the one known.
  func chosen(
    _ argument: Column,
    _ rows: [Int],
    _ replaces: (_ row: Int, _ known: Int) -> Bool
  ) -> Column {
    var best = [Int?](repeating: nil, count: groupCount)
    for row in rows {
      let group = groupOfRow[row]
      if let known = best[group], !replaces(row, known) { continue }
      best[group] = row
    }
    var builder = ColumnBuilder(argument.type)
    for row in best { builder.append(row.map { argument[$0] } ?? .null) }
    return builder.build()
  }

  /// The value of the first row where another column is greatest or least.
  func chosen(_ argument: Column, _ rows: [Int], by key: Column?, wanted: Int) -> Column {
    guard let key else { preconditionFailure("two arguments were bound") }
    return chosen(argument, rows.filter { !key.isNull($0) }) { row, known in
      key[row].order(to: key[known]) == wanted
    }
  }

  private func numbers(_ argument: Column, _ rows: [Int]) -> [[Double]] {
    var numbers = [[Double]](repeating: [], count: groupCount)
    for row in rows { numbers[groupOfRow[row]].append(argument[row].double ?? 0) }
    return numbers
  }
}

extension Column {
  /// The number in the first row.
  var firstNumber: Double? { count > 0 ? self[0].double : nil }
}
