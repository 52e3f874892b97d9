private import CPackedCodes
import ReportCorpus

/// Some places of a batch, a bit a place, in memory that is used again for the next batch.
struct MarkedPlaces {
  /// How many places are marked.
  private(set) var count = 0
  /// How many places there are.
  private(set) var placeCount = 0
  private var words = RowBuffer<UInt64>()

  /// Marks the places of all codes but those that are `usual`.
  mutating func mark(_ codes: UnsafeBufferPointer<UInt32>, unlike usual: UInt32) {
    var marked = 0
    words.fill(room: Self.wordCount(codes.count)) { words in
      guard let first = codes.baseAddress else { return 0 }
      marked = pc_mark_unlike(first, codes.count, usual, words)
      return Self.wordCount(codes.count)
    }
    (count, placeCount) = (marked, codes.count)
  }

  /// Marks those of the first so many places for which a test holds.
  mutating func mark(_ placeCount: Int, where holds: (Int) -> Bool) {
    var marked = 0
    words.fill(room: Self.wordCount(placeCount)) { words in
      for index in 0..<Self.wordCount(placeCount) {
        var word: UInt64 = 0
        for place in (index * 64)..<min(index * 64 + 64, placeCount) {
          word |= (holds(place) ? 1 : 0) << UInt64(place & 63)
        }
        words[index] = word
        marked += word.nonzeroBitCount
      }
      return Self.wordCount(placeCount)
    }
    (count, self.placeCount) = (marked, placeCount)
  }

  /// Calls `body` with every place that is not marked, in order.
  @inline(__always)
  func forEachOther(_ body: (_ place: Int) -> Void) {
    words.read { words in
      for index in words.indices {
        var others = ~words[index]
        if index * 64 + 64 > placeCount { others &= 1 << UInt64(placeCount - index * 64) - 1 }
        while others != 0 {
          body(index * 64 + others.trailingZeroBitCount)
          others &= others - 1
        }
      }
    }
  }

  private static func wordCount(_ placeCount: Int) -> Int { (placeCount + 63) / 64 }

  /// The rows at the marked places, in order.
  func keep(_ rows: RowSelection) -> [UInt32] {
    let room = max(rows.count, count + Int(PC_PLACES_PADDING))
    return [UInt32](unsafeUninitializedCapacity: room) { kept, keptCount in
      words.read { words in
        guard let word = words.baseAddress, let target = kept.baseAddress else { return }
        switch rows {
        case .range(let range):
          pc_places(word, words.count, UInt32(truncatingIfNeeded: range.lowerBound), target)
        case .rows(let rows):
          rows.withUnsafeBufferPointer { rows in
            guard let first = rows.baseAddress else { return }
            _ = pc_keep_marked(first, word, rows.count, target)
          }
        }
      }
      keptCount = count
    }
  }

  /// Writes the values at the marked places, in order, over others.
  func keep(_ values: RowBuffer<UInt32>, into kept: inout RowBuffer<UInt32>) {
    kept.fill(room: values.count) { kept in
      values.read { values in
        words.read { words in
          guard let first = values.baseAddress, let word = words.baseAddress else { return 0 }
          return pc_keep_marked(first, word, values.count, kept)
        }
      }
    }
  }

  /// Writes how many places are marked before each of some others, which ascend.
  func countBefore(_ places: RowBuffer<UInt32>, into counts: inout RowBuffer<UInt32>) {
    counts.fill(room: places.count) { counts in
      words.read { words in
        places.read { places in
          guard let first = words.baseAddress, let place = places.baseAddress else { return 0 }
          pc_marked_before(first, place, places.count, counts)
          return places.count
        }
      }
    }
  }
}
