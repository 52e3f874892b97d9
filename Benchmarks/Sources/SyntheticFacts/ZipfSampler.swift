import SeededRandom

/// Draws ranks, each as often as Zipf's law has it: the first twice as often as the second.
///
/// Alias method: one draw costs the same whatever the number of ranks.
struct ZipfSampler: Sendable {
  private var thresholds: [UInt32]
  private var aliases: [UInt32]

  /// Prepares draws from `0..<count`.
  init(count: Int) {
    let weights = (1...count).map { 1 / Double($0) }
    let sum = weights.reduce(0, +)
    var scaled = weights.map { $0 / sum * Double(count) }
    thresholds = Array(repeating: .max, count: count)
    aliases = (0..<UInt32(count)).map { $0 }
    var small = scaled.indices.filter { scaled[$0] < 1 }
    var large = scaled.indices.filter { scaled[$0] >= 1 }
    while let poor = small.popLast() {
      guard let rich = large.last else { break }
      thresholds[poor] = UInt32(min(scaled[poor] * 4_294_967_296, 4_294_967_295))
      aliases[poor] = UInt32(rich)
      scaled[rich] -= 1 - scaled[poor]
      if scaled[rich] < 1 {
        large.removeLast()
        small.append(rich)
      }
    }
  }

  func draw(_ random: inout SeededGenerator) -> Int {
    let index = random.below(thresholds.count)
    let threshold = UInt32(truncatingIfNeeded: random.next())
    return threshold < thresholds[index] ? index : Int(aliases[index])
  }
}
