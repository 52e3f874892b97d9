public import ReportText

/// The in-memory content of some reports: immutable, and safe to read from many threads.
public struct Corpus: Sendable {
  /// The reports, in the order they were added.
  public let reports: [CorpusReport]
  /// The relations, in the order `show relations` lists them.
  public let relations: [Relation]

  /// Puts a corpus together.
  ///
  /// - Parameters:
  ///   - reports: The reports that rows of the relations may stand in.
  ///   - relations: The relations; of two equal names the first counts.
  public init(reports: [CorpusReport] = [], relations: [Relation]) {
    self.reports = reports
    self.relations = relations
  }

  /// The relation of a name or Chinese alias, in any case and width.
  public func relation(named name: String) -> Relation? {
    let wanted = FoldedText.fold(name)
    return relations.first { relation in
      FoldedText.fold(relation.name) == wanted
        || relation.alias.map { FoldedText.fold($0) == wanted } ?? false
    }
  }

  /// How many reports are copies of another.
  ///
  /// Complexity: linear in the number of reports.
  public var duplicateCount: Int { reports.count { $0.duplicateOf != nil } }

  /// A corpus without reports.
  public static let empty = CorpusBuilder().build()
}

/// One report of a corpus.
public struct CorpusReport: Sendable {
  /// The report's id.
  public let id: String
  /// Its text, named by its path.
  public let text: SourceText
  /// Lines and columns of its text.
  public let placeTable: PlaceTable
  /// The id of the first report of the same text but for white space; `nil` for that one itself.
  public let duplicateOf: String?

  /// A place in the report as `file:line:column`.
  public func source(at offset: Int) -> String {
    let place = placeTable.place(at: offset)
    return "\(text.name):\(place.line):\(place.column)"
  }
}
