#if canImport(FoundationEssentials)
  private import FoundationEssentials
#else
  private import Foundation
#endif

extension ReportDocument {
  /// Reads a document from the bytes of one JSON object.
  static func decode(_ json: ArraySlice<UInt8>) -> Result<ReportDocument, DocumentFailure> {
    do {
      return .success(try JSONDecoder().decode(ReportDocument.self, from: Data(json)))
    } catch let failure as IdentifiedIssue {
      return .failure(DocumentFailure(id: failure.id, issue: failure.issue))
    } catch let issue as DocumentRecordIssue {
      return .failure(DocumentFailure(id: nil, issue: issue))
    } catch {
      // FoundationEssentials tells neither the place nor the reason.
      return .failure(DocumentFailure(id: nil, issue: .notJSON))
    }
  }
}

/// What is wrong with a document, and its id where that could be read.
struct DocumentFailure: Error, Hashable {
  let id: String?
  let issue: DocumentRecordIssue
}
