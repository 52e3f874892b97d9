// Asks the example reports from Swift:  swift run EmbedInSwift Examples/Reports
import ReportQL

// A corpus from files and folders. What cannot be read is named and left out.
let paths = Array(CommandLine.arguments.dropFirst())
let (session, problems) = Session.open(paths: paths)
for problem in problems { print(problem.diagnostic.message.english) }

// Rows are read by column name and type.
let answer = try session.run(
  """
  select agency, metric, rate where kind = "rate" and rate < 100% order by rate desc
  """
)
for row in answer.rows {
  let agency = try row.text("agency") ?? "?"
  let metric = try row.text("metric") ?? "?"
  let rate = try row.number("rate") ?? 0
  print("\(agency): \(metric) \(rate)")
}

// Every row can say which characters of which file it stands on.
if let first = answer.citations(forRow: 0).first {
  print("\(first.source): 【\(first.marked)】")
}

// A query that cannot be answered says why, at its place.
do {
  _ = try session.run("select agncy")
} catch {
  print(error)
}

// Text that is in memory already needs no file.
let memory = Session(documents: [
  (id: "note", text: "2025年，甲市公安局共受理案件120起，同比下降5%。")
])
let counted = try memory.run("select quantity, value, unit, kind")
for row in counted.rows { print(row[0], row[1], row[2], row[3]) }
