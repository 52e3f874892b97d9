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
  public var duplicateCount: Int { reports.count { $0.isCopy } }

  /// A corpus without reports.
  public static let empty: Corpus = {
    var builder = CorpusBuilder()
    return builder.build()
  }()
}

/// One report of a corpus.
public struct CorpusReport: Sendable {
  /// What all reports of the corpus have in common.
  final class Store: Sendable {
    let ids: CodedColumn
    let originals: CodedColumn
    let texts: ReportTexts

    init(ids: CodedColumn, originals: CodedColumn, texts: ReportTexts) {
      (self.ids, self.originals, self.texts) = (ids, originals, texts)
    }
  }

  let store: Store
  let index: Int

  /// The report's id.
  public var id: String { store.ids.text(of: index) ?? "" }

  /// The name of its text.
  public var path: String { store.texts.path(of: index) }

  /// Its text, named by its path.
  ///
  /// Complexity: linear in its length, unless it is the one that was asked for last.
  public var text: SourceText { store.texts[index] }

  /// Lines and columns of its text.
  ///
  /// Complexity: linear in the length of the text.
  public var placeTable: PlaceTable { PlaceTable(text) }

  /// The id of the first report of the same text but for white space; `nil` for that one itself.
  public var duplicateOf: String? { store.originals.text(of: index) }

  /// Whether it is a copy of another.
  var isCopy: Bool { store.originals.codes[index] != store.originals.domain.nullCode }

  /// A place in the report, in bytes, as `file:line:column`.
  ///
  /// Complexity: linear in the length of the text.
  public func source(at offset: Int) -> String {
    let place = placeTable.place(at: offset)
    return "\(path):\(place.line):\(place.column)"
  }
}
