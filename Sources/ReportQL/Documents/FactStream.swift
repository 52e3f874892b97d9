public import ReportFacts
import ReportText

/// Turns documents into facts, a JSON object a line each, in constant memory.
///
///     FactStream(jobs: 2).run(from: 0) { lines in fwrite(lines, 1, lines.count, file) > 0 }
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
  ///   - write: Takes lines in UTF-8, and says whether more are wanted; called by one thread at a
  ///     time.
  /// - Returns: What the run came upon.
  public func run(from descriptor: Int32, write: @Sendable ([UInt8]) -> Bool) -> Summary {
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
        write(records(of: answer, counting: &summary))
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
    let (text, extraction) = document.read(named: document.id, lexicon: lexicon)
    return FigureRecords(
      id: document.id,
      text: text,
      extraction: extraction,
      includesTargets: includesTargets
    )
  }

  private static func record(of failure: DocumentFailure, line: Int) -> String {
    let report = failure.id.map { NDJSONFormat.quoted($0) } ?? "null"
    let error = NDJSONFormat.quoted(failure.issue.sentence)
    return "{\"report\":\(report),\"line\":\(line),\"error\":\(error)}\n"
  }

  private func records(of answer: Answer, counting summary: inout Summary) -> [UInt8] {
    switch answer {
    case .failure(let record):
      summary.failures += 1
      return Array(record.utf8)
    case .figures(let records):
      summary.documents += 1
      var lines = ByteBuffer(capacity: records.byteCount)
      records.forEach { isTarget, tail in
        if includesTargets {
          lines.append(isTarget ? "{\"relation\":\"targets\"," : "{\"relation\":\"facts\",")
          lines.append("\"id\":")
        } else {
          lines.append("{\"id\":")
        }
        if isTarget { summary.targets += 1 } else { summary.facts += 1 }
        NDJSONFormat.append(Int64(isTarget ? summary.targets : summary.facts), to: &lines)
        lines.append(tail)
      }
      return lines.bytes
    }
  }
}
