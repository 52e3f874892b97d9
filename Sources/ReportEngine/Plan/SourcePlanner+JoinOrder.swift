import ReportCorpus
import ReportLanguage
import ReportText

/// Joins whose sources are taken in another order than they are written in.
extension SourcePlanner {
  /// The steps of a join in a better order; `nil` where the written one is good enough.
  ///
  /// Rows come out in the written order all the same: those of each source are numbered, and the
  /// joined ones are sorted by these numbers.
  mutating func reordered(
    _ source: BoundSource,
    needed: [Int],
    conditions: [BoundExpression]
  ) -> Planned? {
    guard let graph = JoinGraph(source, conditions: conditions), let order = graph.betterOrder
    else { return nil }
    let used = Set(
      needed + graph.edges.flatMap { $0.sides.1.columnsUsed + $0.sides.3.columnsUsed }
        + (graph.residual.map(\.condition) + graph.after).flatMap(\.columnsUsed)
    )
    let width = source.columns.count
    var joined: Planned?
    var taken: Set<Int> = []
    for leaf in order {
      let next = numbered(graph.leaves[leaf], used: used, as: width + leaf)
      joined = joined.map { Self.join($0, next, leaf, behind: taken, graph) } ?? next
      taken.insert(leaf)
    }
    guard let joined else { return nil }
    let rest = joined.filtered(by: graph.after)
    let keys = graph.leaves.indices.map { leaf in
      SortKey(
        column: rest.columns.firstIndex(of: width + leaf) ?? 0,
        isDescending: false,
        nullsFirst: false
      )
    }
    let sorted = Planned(plan: .sort(rest.plan, keys), columns: rest.columns)
    return sorted.keeping(used.sorted())
  }

  /// The rows of one source with their numbers as one column more.
  private mutating func numbered(
    _ leaf: JoinGraph.Leaf,
    used: Set<Int>,
    as number: Int
  ) -> Planned {
    let planned = plan(
      leaf.source,
      needed: leaf.columns.filter(used.contains).map { $0 - leaf.offset },
      conditions: leaf.conditions.map { $0.renumbered { $0 - leaf.offset } }
    )
    return Planned(
      plan: .window(planned.plan, [WindowCall(.rowNumber)]),
      columns: planned.columns.map { $0 + leaf.offset } + [number]
    )
  }

  private static func join(
    _ left: Planned,
    _ right: Planned,
    _ leaf: Int,
    behind taken: Set<Int>,
    _ graph: JoinGraph
  ) -> Planned {
    var equalities: [JoinStep.Equality] = []
    for edge in graph.edges {
      let (one, first, other, second) = edge.sides
      if one == leaf, taken.contains(other) {
        equalities.append(
          JoinStep.Equality(left: left.renumbered(second), right: right.renumbered(first))
        )
      } else if other == leaf, taken.contains(one) {
        equalities.append(
          JoinStep.Equality(left: left.renumbered(first), right: right.renumbered(second))
        )
      }
    }
    let both = Planned(plan: .oneRow, columns: left.columns + right.columns)
    let residual = graph.residual.filter { known in
      known.leaves.contains(leaf) && known.leaves.isSubset(of: taken.union([leaf]))
    }
    let step = JoinStep(
      kind: equalities.isEmpty && residual.isEmpty ? .cross : .inner,
      equalities: equalities,
      residual: BoundExpression.conjunction(residual.map(\.condition)).map(both.renumbered)
    )
    return Planned(plan: .join(left.plan, right.plan, step), columns: both.columns)
  }
}

extension SourcePlanner.Planned {
  /// Only some of the columns.
  fileprivate func keeping(_ wanted: [Int]) -> SourcePlanner.Planned {
    let types = plan.columnTypes
    let names = plan.columnNames
    let items = wanted.map { column in
      let place = columns.firstIndex(of: column) ?? 0
      let expression = BoundExpression(.column(place), types[place], at: SourceSpan(at: 0))
      return BoundQuery.Item(name: names[place], expression: expression)
    }
    return SourcePlanner.Planned(plan: .project(plan, items), columns: wanted)
  }
}
