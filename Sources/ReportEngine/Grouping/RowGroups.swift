/// The group of every row of a batch, and the runs of neighbours that have one in common: rows of one
/// report stand together, so that runs are often long.
struct RowGroups {
  private var groups = RowBuffer<UInt32>()
  /// Where runs begin.
  private var starts = RowBuffer<UInt32>()

  /// No rows.
  init() {}

  /// Rows of known groups.
  init(_ groups: [UInt32]) {
    set { $0.fill(groups) }
  }

  /// How many rows there are.
  var count: Int { groups.count }

  /// Whether few neighbours have a group in common.
  var areShort: Bool { groups.count < 256 * starts.count }

  /// Writes the groups of other rows over those that are there.
  mutating func set<Failure: Error>(
    _ write: (inout RowBuffer<UInt32>) throws(Failure) -> Void
  ) throws(Failure) {
    try write(&groups)
    groups.read { starts.fill(runStartsIn: $0) }
  }

  /// Writes the groups of some rows of others, in order, over those that are there.
  mutating func set(_ others: RowGroups, at places: RowBuffer<UInt32>) {
    set { groups in
      groups.fill(room: places.count) { target in
        others.groups.read { groups in
          places.read { places in
            for index in places.indices { target[index] = groups[Int(places[index])] }
          }
        }
        return places.count
      }
    }
  }

  /// The groups of some rows, in order.
  func keeping(_ places: [Int]) -> RowGroups {
    RowGroups(groups.read { groups in places.map { groups[$0] } })
  }

  /// Calls `body` with every run: its group, and the places of its rows.
  @inline(__always)
  func forEachRun(_ body: (_ group: Int, _ places: Range<Int>) -> Void) {
    groups.read { groups in
      starts.read { starts in
        for run in starts.indices {
          let start = Int(starts[run])
          let end = run + 1 < starts.count ? Int(starts[run + 1]) : groups.count
          body(Int(groups[start]), start..<end)
        }
      }
    }
  }

  /// Calls `body` with every row's place and group.
  @inline(__always)
  func forEach(_ body: (_ place: Int, _ group: Int) -> Void) {
    groups.read { groups in
      for place in groups.indices { body(place, Int(groups[place])) }
    }
  }
}
