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
  /// Complexity: linear in rows and digits.
  static func sort(_ images: inout [UInt64], bits: Int, _ rows: inout [UInt32]) {
    var otherImages = images
    var otherRows = rows
    images.withUnsafeMutableBufferPointer { images in
      rows.withUnsafeMutableBufferPointer { rows in
        otherImages.withUnsafeMutableBufferPointer { otherImages in
          otherRows.withUnsafeMutableBufferPointer { otherRows in
            let here = Rows(images: images, rows: rows)
            let there = Rows(images: otherImages, rows: otherRows)
            if images.count < fewest || bits <= digit {
              sort(here, there, bits: bits)
            } else {
              divide(here, there, bits: bits)
            }
          }
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
  private static func sort(_ rows: Rows, _ spare: Rows, bits: Int) {
    var (here, there) = (rows, spare)
    var isSwapped = false
    var shift = 0
    while shift < bits {
      let values = 1 << min(digit, bits - shift)
      var places = count(here, UInt64(shift), values)
      if !places.contains(here.count) {
        var place = 0
        for value in places.indices {
          (places[value], place) = (place, place + places[value])
        }
        scatter(here, there, UInt64(shift), &places)
        swap(&here, &there)
        isSwapped.toggle()
      }
      shift += digit
    }
    if isSwapped { here.copy(to: rows) }
  }

  private static func count(_ rows: Rows, _ shift: UInt64, _ values: Int) -> [Int] {
    let mask = UInt64(values - 1)
    var counts = [Int](repeating: 0, count: values)
    counts.withUnsafeMutableBufferPointer { counts in
      for image in rows.images { counts[Int(image >> shift & mask)] += 1 }
    }
    return counts
  }

  /// Moves each row to the next place of its digit.
  private static func scatter(
    _ source: Rows,
    _ target: Rows,
    _ shift: UInt64,
    _ places: inout [Int]
  ) {
    let mask = UInt64(places.count - 1)
    places.withUnsafeMutableBufferPointer { places in
      for index in 0..<source.count {
        let image = source.images[index]
        let value = Int(image >> shift & mask)
        let place = places[value]
        places[value] = place + 1
        target.images[place] = image
        target.rows[place] = source.rows[index]
      }
    }
  }
}
