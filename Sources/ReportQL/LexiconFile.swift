public import ReportFacts
public import ReportText

#if canImport(FoundationEssentials)
  private import FoundationEssentials
#else
  private import Foundation
#endif

extension ConceptLexicon {
  /// Reads a lexicon of the user's, whose entries come before those of the program.
  ///
  ///     let lexicon = try ConceptLexicon.open(path: "ours.tsv")
  ///     let (session, _) = Session.open(paths: ["reports"], options: LoadOptions(lexicon: lexicon))
  ///
  /// - Parameter path: A table with a header line, its fields separated by tabs.
  /// - Returns: The lexicon.
  /// - Throws: ``LexiconProblem``, which draws itself with every place that is wrong.
  public static func open(path: String) throws(LexiconProblem) -> ConceptLexicon {
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw .unreadable(path: path)
    }
    let source: SourceText
    do throws(DecodingIssue) {
      source = try TextDecoder.decode(name: path, bytes: bytes)
    } catch {
      throw .notText(path: path, error)
    }
    do throws(LexiconFailure) {
      return try ConceptLexicon(source)
    } catch {
      throw .malformed(error)
    }
  }
}

/// Why a lexicon of the user's was not taken.
public enum LexiconProblem: Error, Sendable, CustomStringConvertible {
  /// It cannot be opened.
  case unreadable(path: String)
  /// Its bytes are no text.
  case notText(path: String, DecodingIssue)
  /// Something in it is wrong.
  case malformed(LexiconFailure)

  /// The problem as a person sees it, in English.
  public var description: String {
    // Every line but the last has its end.
    String(drawn(as: MessageStyle()).dropLast())
  }

  /// The problem, each line ended.
  public func drawn(as style: MessageStyle) -> String {
    switch self {
    case .unreadable(let path):
      style.text(
        of: Diagnostic(
          .error,
          "unreadableLexicon",
          Wording("cannot read the lexicon `\(path)`", "无法读取词表 `\(path)`")
        )
      )
    case .notText(let path, let issue):
      style.text(
        of: Diagnostic(
          .error,
          "lexiconIsNotText",
          Wording(
            "the lexicon `\(path)` is \(issue.wording.english)",
            "词表 `\(path)`\(issue.wording.chinese)"
          )
        )
      )
    case .malformed(let failure):
      style.text(of: failure.issues.map(\.diagnostic), in: failure.source)
    }
  }
}
