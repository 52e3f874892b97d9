/// Images of few rows, each with the place of its row in the same number: there is less to be moved
/// than where rows stand beside their images.
struct PackedImages {
  private let rowCount: Int
  /// How many bits of an image are in use.
  private let bits: Int
  /// What is taken from each image.
  private let base: UInt64
  /// How many bits the place of a row takes, which stand below the image.
  private let placeBits: UInt64

  private static let mostRows = 1 << 15
  private static let widestDigit = 11

  /// Lays images out; `nil` where there are too many, or too wide ones.
  ///
  /// - Parameters:
  ///   - rowCount: How many rows there are.
  ///   - bits: How many low bits are in use of what images have above `base`.
  ///   - base: What no image is less than.
  init?(rowCount: Int, bits: Int, base: UInt64) {
    guard rowCount > 0, rowCount <= Self.mostRows else { return nil }
    let placeBits = Int.bitWidth - (rowCount - 1).leadingZeroBitCount
    guard bits + placeBits <= UInt64.bitWidth else { return nil }
    (self.rowCount, self.bits, self.base) = (rowCount, bits, base)
    self.placeBits = UInt64(placeBits)
  }

  /// Brings rows and their images into the order of the images; equal ones keep theirs.
  ///
  /// Complexity: linear in rows and digits.
  func sort(
    _ images: UnsafeMutableBufferPointer<UInt64>,
    _ rows: UnsafeMutableBufferPointer<UInt32>
  ) {
    precondition(images.count == rowCount && rows.count == rowCount, "so many rows were laid out")
    if bits == 0 { return }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * rowCount) { memory in
      let here = UnsafeMutableBufferPointer(rebasing: memory[..<rowCount])
      let there = UnsafeMutableBufferPointer(rebasing: memory[rowCount...])
      for place in 0..<rowCount {
        here[place] = (images[place] &- base) &<< placeBits | UInt64(truncatingIfNeeded: place)
      }
      let sorted = sort(here, there)
      // What is left over holds the rows as they stood, two in the room of an image.
      let spare = sorted.baseAddress == here.baseAddress ? there : here
      spare.withMemoryRebound(to: UInt32.self) { before in
        for place in 0..<rowCount { before[place] = rows[place] }
        let mask: UInt64 = 1 &<< placeBits &- 1
        for place in 0..<rowCount {
          let image = sorted[place]
          images[place] = (image &>> placeBits) &+ base
          rows[place] = before[Int(truncatingIfNeeded: image & mask)]
        }
      }
    }
  }

  /// Sorts by one digit after the other, and returns where everything stands then.
  private func sort(
    _ here: UnsafeMutableBufferPointer<UInt64>,
    _ there: UnsafeMutableBufferPointer<UInt64>
  ) -> UnsafeMutableBufferPointer<UInt64> {
    let digitCount = (bits + Self.widestDigit - 1) / Self.widestDigit
    let width = (bits + digitCount - 1) / digitCount
    let (values, mask) = (1 << width, UInt64(1) << UInt64(width) - 1)
    var (here, there) = (here, there)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: digitCount * values) { counts in
      counts.initialize(repeating: 0)
      // How often a digit occurs does not depend on the order.
      for image in here {
        var digits = image &>> placeBits
        for digit in 0..<digitCount {
          counts[digit * values + Int(truncatingIfNeeded: digits & mask)] += 1
          digits = digits &>> UInt64(width)
        }
      }
      for digit in 0..<digitCount {
        let places = UnsafeMutableBufferPointer(
          rebasing: counts[digit * values..<(digit + 1) * values]
        )
        let shift = placeBits + UInt64(digit * width)
        if places[Int(truncatingIfNeeded: here[0] &>> shift & mask)] == rowCount { continue }
        var place: UInt32 = 0
        for value in 0..<values { (places[value], place) = (place, place + places[value]) }
        for image in here {
          let value = Int(truncatingIfNeeded: image &>> shift & mask)
          there[Int(places[value])] = image
          places[value] += 1
        }
        swap(&here, &there)
      }
    }
    return here
  }
}
