import ReportCorpus
public import ReportFacts
import ReportText

/// Turns documents into facts, a JSON object a line each, in constant memory.
///
///     let problems = FactStream(jobs: 2).run(from: 0) { lines in print(lines, terminator: "") }
///
/// Every input line is a document with the fields `id` and `text`, and where they are known
/// `title`, `agency`, `year` and `date`. Every output line is a fact with the columns of the
/// relation `facts`, in the order of the input. A line that is no document is answered by an
/// object with the members `report`, `line` and `error`.
///
/// With ``includesTargets`` figures that are only planned are written as well, where they stand
/// among the facts, and the member `relation` of every line tells the two apart: `facts` or
/// `targets`. The ids count each relation by itself, as they do in a corpus.
public struct FactStream: Sendable {
  /// How many documents are read at a time.
  public let jobs: Int
  /// Which wordings of metrics are one concept.
  public let lexicon: ConceptLexicon
  /// Whether figures that are only planned are written too.
  public let includesTargets: Bool

  /// The longest line that is taken for a document.
  private static let lineLimit = 64 << 20

  /// What a run came upon.
  public struct Summary: Hashable, Sendable {
    /// How many documents were read.
    public var documents = 0
    /// How many facts they state.
    public var facts = 0
    /// How many planned figures were written.
    public var targets = 0
    /// How many lines were no documents.
    public var failures = 0
    /// The error number with which the system refused to read on.
    public var readFailure: Int32?
  }

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - jobs: How many documents are read at a time; `nil` for one a core.
  ///   - lexicon: Which wordings of metrics are one concept.
  ///   - includesTargets: Whether figures that are only planned are written too.
  public init(
    jobs: Int? = nil,
    lexicon: ConceptLexicon = .builtIn,
    includesTargets: Bool = false
  ) {
    self.includesTargets = includesTargets
    self.jobs = max(1, jobs ?? Jobs.onePerCore)
    self.lexicon = lexicon
  }

  /// Reads documents to the end of a file descriptor.
  ///
  /// - Parameters:
  ///   - descriptor: The file descriptor; 0 is standard input.
  ///   - write: Takes lines, and says whether more are wanted.
  /// - Returns: What the run came upon.
  public func run(from descriptor: Int32, write: (String) -> Bool) -> Summary {
    var lines = InputLines(descriptor: descriptor, limit: Self.lineLimit)
    var number = 0
    var summary = Summary()
    OrderedWork<NumberedLine, Answer>.run(
      jobs: jobs,
      next: {
        while let line = lines.next() {
          number += 1
          if case .whole(let bytes) = line, bytes.allSatisfy({ $0 <= 0x20 }) { continue }
          return NumberedLine(number: number, line: line)
        }
        return nil
      },
      work: { answer($0) },
      take: { answer in
        write(text(of: answer, counting: &summary))
      }
    )
    summary.readFailure = lines.failure
    return summary
  }

  private struct NumberedLine: Sendable {
    var number: Int
    var line: InputLines.Line
  }

  private enum Answer: Sendable {
    /// The figures of a document but for their ids, which count on from document to document.
    case figures(FigureRecords)
    case failure(String)
  }

  private func answer(_ line: NumberedLine) -> Answer {
    switch Self.document(in: line.line) {
    case .success(let document): .figures(figures(of: document))
    case .failure(let failure): .failure(Self.record(of: failure, line: line.number))
    }
  }

  private static func document(
    in line: InputLines.Line
  ) -> Result<ReportDocument, DocumentFailure> {
    guard case .whole(let bytes) = line else {
      return .failure(DocumentFailure(id: nil, issue: .lineTooLong(limit: lineLimit)))
    }
    do throws(DecodingIssue) {
      guard try TextEncoding.detect(bytes) == .utf8 else { throw .invalidUTF8(at: 0) }
    } catch {
      return .failure(DocumentFailure(id: nil, issue: .notUTF8))
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return ReportDocument.decode(bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...])
  }

  private func figures(of document: ReportDocument) -> FigureRecords {
    var (text, extraction) = document.read(named: document.id, lexicon: lexicon)
    if !includesTargets { extraction.facts.removeAll(where: \.isTarget) }
    var records = FigureRecords(areTargets: extraction.facts.map(\.isTarget))
    // The columns of both relations are the same.
    for index in extraction.facts.indices { extraction.facts[index].isTarget = false }
    for row in CorpusBuilder.factRows(id: document.id, text: text, extraction: extraction) {
      records.append(row)
    }
    return records
  }

  private static func record(of failure: DocumentFailure, line: Int) -> String {
    let report = failure.id.map { NDJSONFormat.quoted($0) } ?? "null"
    let error = NDJSONFormat.quoted(failure.issue.sentence)
    return "{\"report\":\(report),\"line\":\(line),\"error\":\(error)}\n"
  }

  private func text(of answer: Answer, counting summary: inout Summary) -> String {
    switch answer {
    case .failure(let record):
      summary.failures += 1
      return record
    case .figures(let records):
      summary.documents += 1
      var text: [UInt8] = []
      text.reserveCapacity(records.byteCount)
      records.forEach { isTarget, tail in
        let id: Int
        if isTarget {
          summary.targets += 1
          id = summary.targets
        } else {
          summary.facts += 1
          id = summary.facts
        }
        if includesTargets {
          text += "{\"relation\":\"\(isTarget ? "targets" : "facts")\",\"id\":\(id)".utf8
        } else {
          text += "{\"id\":\(id)".utf8
        }
        text += tail
      }
      return String(decoding: text, as: UTF8.self)
    }
  }
}

/// The figures of a document as JSON, but for what stands before their second column.
private struct FigureRecords: Sendable {
  private let areTargets: [Bool]
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// The names of the columns behind `id`, as they stand between values: `,"report":`.
  private static let columnNames: [[UInt8]] = {
    let facts = Corpus.empty.relation(named: "facts")
    return (facts?.schema.columns ?? []).dropFirst()
      .map { Array(",\(NDJSONFormat.quoted($0.name)):".utf8) }
  }()

  /// The longest that ids and the like before a record are.
  private static let headLength = 48

  init(areTargets: [Bool]) { self.areTargets = areTargets }

  /// How long the lines will be at most.
  var byteCount: Int { bytes.count + ends.count * Self.headLength }

  mutating func append(_ row: [Value]) {
    for (name, value) in zip(Self.columnNames, row) {
      bytes += name
      NDJSONFormat.append(value, to: &bytes)
    }
    bytes += "}\n".utf8
    ends.append(bytes.count)
  }

  /// Hands out the records with whether each is one of `targets`.
  func forEach(_ body: (_ isTarget: Bool, _ tail: ArraySlice<UInt8>) -> Void) {
    var start = 0
    for (isTarget, end) in zip(areTargets, ends) {
      body(isTarget, bytes[start..<end])
      start = end
    }
  }
}
