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
      return .failure(DocumentFailure(id: nil, issue: .notJSON(reason(error))))
    }
  }

  /// What the reader of JSON says, without what is the same every time.
  private static func reason(_ error: any Error) -> String {
    guard case DecodingError.dataCorrupted(let context)? = error as? DecodingError else {
      return "it cannot be read"
    }
    let inner = (context.underlyingError as? CocoaError)?.userInfo["NSDebugDescription"]
    let words = inner as? String ?? context.debugDescription
    // Lines and columns are those within the document.
    guard let place = words.firstRange(of: " around line 1, column ") else {
      return words.hasSuffix(".") ? String(words.dropLast()) : words
    }
    let column = words[place.upperBound...].prefix { $0.isNumber }
    return words[..<place.lowerBound].lowercased() + " at column \(column)"
  }
}

/// What is wrong with a document, and its id where that could be read.
struct DocumentFailure: Error, Hashable {
  let id: String?
  let issue: DocumentRecordIssue
}
