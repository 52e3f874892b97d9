import ReportCorpus

/// Sorts by the digits of numbers.
enum RadixSort {
  private static let digit = 11
  /// Many rows are divided by their first digit, so that the rest of the work on each part stays in
  /// the cache and falls to all cores.
  private static let firstDigit = 8
  private static let fewest = 1 << 16

  /// Brings rows and their images into the order of the images; equal ones keep theirs.
  ///
  /// - Parameters:
  ///   - images: A number for each of `rows`.
  ///   - bits: How many low bits of the numbers are in use.
  ///   - rows: The rows.
  ///
  /// Complexity: linear in rows and digits; only digits count that are not in order already.
  static func sort(_ images: inout [UInt64], bits: Int, _ rows: inout [UInt32]) {
    precondition(images.count == rows.count, "an image for every row")
    images.withUnsafeMutableBufferPointer { images in
      rows.withUnsafeMutableBufferPointer { rows in
        let all = Rows(images: images, rows: rows)
        if images.count < fewest || bits <= digit {
          return all.withCopy { sort(all, $0, bits: bits) }
        }
        let unordered = KnownOrder.unorderedBits(UnsafeBufferPointer(images), bits: bits)
        if unordered == 0 { return }
        if unordered < bits,
          let cuts = KnownOrder.cuts(UnsafeBufferPointer(images), unorderedBits: unordered)
        {
          sort(all, between: cuts, unorderedBits: UInt64(unordered))
        } else {
          all.withCopy { divide(all, $0, bits: bits) }
        }
      }
    }
  }

  /// Rows with their images; parts of the same memory are sorted by several threads.
  private struct Rows: @unchecked Sendable {
    var images: UnsafeMutableBufferPointer<UInt64>
    var rows: UnsafeMutableBufferPointer<UInt32>

    var count: Int { images.count }

    func part(_ range: Range<Int>) -> Rows {
      Rows(
        images: UnsafeMutableBufferPointer(rebasing: images[range]),
        rows: UnsafeMutableBufferPointer(rebasing: rows[range])
      )
    }

    /// Copies all to other memory.
    func copy(to other: Rows) {
      _ = other.images.update(fromContentsOf: images)
      _ = other.rows.update(fromContentsOf: rows)
    }

    /// Calls `body` with memory for as many rows, in which anything may stand.
    func withCopy(_ body: (Rows) -> Void) {
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count) { images in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { rows in
          body(Rows(images: images, rows: rows))
        }
      }
    }
  }

  // MARK: - Rows in some order

  private static func sort(_ all: Rows, between cuts: [Int], unorderedBits: UInt64) {
    WorkerPool.shared.run(parts: cuts.count - 1) { part in
      let rows = all.part(cuts[part]..<cuts[part + 1])
      // What the first image has above the bits that are not in order is least of all.
      let base = (rows.images[0] >> unorderedBits) << unorderedBits
      let greatest = (rows.images[rows.count - 1] - base) | (1 << unorderedBits - 1)
      let bits = UInt64.bitWidth - greatest.leadingZeroBitCount
      rows.withCopy { sort(rows, $0, bits: bits, above: base) }
    }
  }

  // MARK: - The first digit first

  private static func divide(_ here: Rows, _ there: Rows, bits: Int) {
    let shift = UInt64(bits - firstDigit)
    let values = 1 << firstDigit
    let parts = 8
    let bounds = (0...parts).map { here.count * $0 / parts }
    let counts = WorkerPool.shared.map(parts: parts) { part in
      count(here.part(bounds[part]..<bounds[part + 1]), shift, values)
    }
    // Where each value's rows begin, and within those the rows of each part.
    var starts = counts
    var place = 0
    var ends: [Int] = []
    for value in 0..<values {
      for part in 0..<parts {
        starts[part][value] = place
        place += counts[part][value]
      }
      ends.append(place)
    }
    let begins = starts
    WorkerPool.shared.run(parts: parts) { part in
      var places = begins[part]
      scatter(here.part(bounds[part]..<bounds[part + 1]), there, shift, &places)
    }
    let edges = [0] + ends
    WorkerPool.shared.run(parts: values) { value in
      let range = edges[value]..<edges[value + 1]
      if range.isEmpty { return }
      let (sorted, spare) = (there.part(range), here.part(range))
      sort(sorted, spare, bits: Int(shift))
      sorted.copy(to: spare)
    }
  }

  // MARK: - The last digit first

  /// Sorts rows; what stands in `spare` is lost.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - spare: Memory for as many.
  ///   - bits: How many low bits are in use of what images have above `base`.
  ///   - base: What no image is less than.
  private static func sort(_ rows: Rows, _ spare: Rows, bits: Int, above base: UInt64 = 0) {
    var (here, there) = (rows, spare)
    var isSwapped = false
    let passes = (bits + digit - 1) / digit
    for pass in 0..<passes {
      let (shift, next) = (bits * pass / passes, bits * (pass + 1) / passes)
      var places = count(here, UInt64(shift), 1 << (next - shift), above: base)
      if !places.contains(here.count) {
        var place = 0
        for value in places.indices {
          (places[value], place) = (place, place + places[value])
        }
        scatter(here, there, UInt64(shift), &places, above: base)
        swap(&here, &there)
        isSwapped.toggle()
      }
    }
    if isSwapped { here.copy(to: rows) }
  }

  private static func count(
    _ rows: Rows,
    _ shift: UInt64,
    _ values: Int,
    above base: UInt64 = 0
  ) -> [Int] {
    let mask = UInt64(values - 1)
    var counts = [Int](repeating: 0, count: values)
    counts.withUnsafeMutableBufferPointer { counts in
      for image in rows.images { counts[Int((image &- base) &>> shift & mask)] += 1 }
    }
    return counts
  }

  /// Moves each row to the next place of its digit.
  private static func scatter(
    _ source: Rows,
    _ target: Rows,
    _ shift: UInt64,
    _ places: inout [Int],
    above base: UInt64 = 0
  ) {
    let mask = UInt64(places.count - 1)
    places.withUnsafeMutableBufferPointer { places in
      for index in 0..<source.count {
        let image = source.images[index]
        let value = Int((image &- base) &>> shift & mask)
        let place = places[value]
        places[value] = place + 1
        target.images[place] = image
        target.rows[place] = source.rows[index]
      }
    }
  }
}
