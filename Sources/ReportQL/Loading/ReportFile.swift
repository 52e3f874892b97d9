import ReportCorpus
import ReportFacts
import ReportText

/// A file with reports, before it is read.
struct ReportFile: Sendable {
  let path: String
  /// The id of its report; documents of JSON bring their own.
  let id: String
  let format: DocumentFormat
  /// How many bytes it had when it was found.
  let size: Int

  /// Whether the file is one of JSON, with any number of reports.
  var holdsDocuments: Bool { format == .json || format == .ndjson }

  /// A report that was read.
  struct Report: Sendable {
    var id: String
    var text: SourceText
    var extraction: ReportExtraction
    var digests: ReportDigests
  }

  /// The reports of the file and what could not be read, in the order of the file.
  func read(lexicon: ConceptLexicon) -> [Result<Report, LoadProblem>] {
    do throws(LoadProblem) {
      switch format {
      case .json, .ndjson:
        return documents(of: try bytes(), lexicon: lexicon)
      case .plainText, .html, .word, .pdf:
        let bytes = try bytes()
        let text = try text(of: bytes)
        let report = Report(
          id: id,
          text: text,
          extraction: ReportExtractor.extract(text, lexicon: lexicon),
          digests: ReportDigests(text: text, file: bytes)
        )
        return [.success(report)]
      }
    } catch {
      return [.failure(error)]
    }
  }

  /// The plain text that the spans of the file's report refer to.
  ///
  /// - Precondition: the file is none of JSON.
  func text() throws(LoadProblem) -> SourceText {
    try text(of: try bytes())
  }

  private func text(of bytes: [UInt8]) throws(LoadProblem) -> SourceText {
    do throws(DocumentIssue) {
      switch format {
      case .html: return try HTMLReader.read(name: path, bytes: bytes)
      case .word: return try WordReader.read(name: path, bytes: bytes)
      case .pdf, .plainText, .json, .ndjson: break
      }
    } catch {
      throw .noText(path: path, error)
    }
    if format == .pdf { return try PDFReader.read(path: path) }
    do throws(DecodingIssue) {
      return try TextDecoder.decode(name: path, bytes: bytes)
    } catch {
      throw .notText(path: path, error)
    }
  }

  private func bytes() throws(LoadProblem) -> [UInt8] {
    do throws(FileBytes.Refusal) {
      return try FileBytes.read(path)
    } catch {
      throw .unreadable(path: path, reason: error.reason)
    }
  }

  // MARK: - JSON

  /// The documents of a file of JSON, in order, with the lines of those that are none.
  func textDocuments() throws(LoadProblem) -> [Result<ReportDocument, LoadProblem>] {
    try decoded(bytes())
  }

  private func documents(
    of bytes: [UInt8],
    lexicon: ConceptLexicon
  ) -> [Result<Report, LoadProblem>] {
    do throws(LoadProblem) {
      return try decoded(bytes).map { document in
        document.map { document in
          let (text, extraction) = document.read(
            named: "\(path)#\(document.id)",
            lexicon: lexicon
          )
          return Report(
            id: document.id,
            text: text,
            extraction: extraction,
            digests: ReportDigests(text: text)
          )
        }
      }
    } catch {
      return [.failure(error)]
    }
  }

  private func decoded(
    _ bytes: [UInt8]
  ) throws(LoadProblem) -> [Result<ReportDocument, LoadProblem>] {
    let utf8: [UInt8]
    do throws(DecodingIssue) {
      utf8 = try TextDecoder.decode(name: path, bytes: bytes).bytes
    } catch {
      throw .notText(path: path, error)
    }
    return elements(of: utf8).map { element in
      guard element.isWhole else {
        return .failure(.badDocument(path: path, line: element.line, .unfinished))
      }
      return ReportDocument.decode(element.bytes)
        .mapError { .badDocument(path: path, line: element.line, $0.issue) }
    }
  }

  private func elements(of utf8: [UInt8]) -> [JSONDocuments.Element] {
    if format == .ndjson { return NDJSONDocuments.elements(of: utf8) }
    var documents = JSONDocuments(utf8)
    var elements: [JSONDocuments.Element] = []
    while let element = documents.next() { elements.append(element) }
    return elements
  }
}
