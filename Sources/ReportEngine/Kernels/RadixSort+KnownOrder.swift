import ReportCorpus

extension RadixSort {
  /// The order that rows stand in already.
  ///
  /// Rows of groups, and rows of a relation, often stand together by what they are sorted by first.
  enum KnownOrder {
    /// How many low bits of the images are not in order: what is left of every image without them
    /// is not less than what is left of the one before.
    ///
    /// Complexity: linear in the number of images, where the first ones are in some order.
    static func unorderedBits(_ images: UnsafeBufferPointer<UInt64>, bits: Int) -> Int {
      let beginning = differences(images, 0..<min(images.count, rowsAtATime))
      if bitsInUse(beginning) >= bits { return bits }
      let parts = RowParts(images.count, of: rowsAtATime)
      nonisolated(unsafe) let all = images
      let found = WorkerPool.shared.map(parts: parts.count) { differences(all, parts[$0]) }
      return bitsInUse(found.reduce(0, |))
    }

    private static let rowsAtATime = 1 << 14

    private static func bitsInUse(_ image: UInt64) -> Int {
      UInt64.bitWidth - image.leadingZeroBitCount
    }

    /// In which bits images differ from greater ones before them.
    private static func differences(
      _ images: UnsafeBufferPointer<UInt64>,
      _ range: Range<Int>
    ) -> UInt64 {
      var differences: UInt64 = 0
      for place in max(range.lowerBound, 1)..<max(range.upperBound, 1) {
        let (before, image) = (images[place - 1], images[place])
        differences |= image < before ? image ^ before : 0
      }
      return differences
    }

    /// Where images are cut, so that parts are in order among each other; `nil` where one of them
    /// would be too long to be sorted by one thread.
    ///
    /// - Parameters:
    ///   - images: Images that are in order but for some low bits.
    ///   - bits: How many.
    /// - Returns: The first place of every part, and the end.
    static func cuts(_ images: UnsafeBufferPointer<UInt64>, unorderedBits bits: Int) -> [Int]? {
      let shift = UInt64(bits)
      var cuts = [0]
      var start = 0
      while start < images.count {
        var end = min(start + fewestInPart, images.count)
        while end < images.count, images[end] >> shift == images[end - 1] >> shift { end += 1 }
        if end - start > max(2 * fewestInPart, images.count / 8) { return nil }
        cuts.append(end)
        start = end
      }
      return cuts
    }

    /// So many rows with their images and their copies stay in the cache of a core.
    private static let fewestInPart = 1 << 12
  }
}
