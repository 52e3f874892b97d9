private import ReportText

/// The phrases that are frequent in a sample of the texts of a pool, and a machine that finds them.
///
/// A phrase consists of letters and Chinese characters. With a phrase all of its parts are frequent,
/// so that the machine can tell at every character the longest phrase that ends there: where no
/// longer one follows, a text has a *longest* phrase, one that stands in no other of that text. A
/// text holds a frequent needle then exactly where one of its longest phrases does, which the rows of
/// those say without the text being looked at.
///
/// The machine is that of Aho and Corasick (Efficient string matching, 1975), where a node for every
/// part of a phrase makes every node one that matches.
struct PhraseTable {
  /// A phrase is known by the node that its last character leads to.
  typealias Node = UInt32

  /// No text.
  static let root: Node = 0
  /// Shorter phrases are no more than pairs of characters, which have rows of their own.
  static let leastLength = 3
  /// Phrases get no longer: where a sample repeats whole texts, they would.
  private static let mostLength = 32
  /// How many bytes of text are looked at.
  private static let sampleBytes = 1 << 20
  /// A phrase is frequent that one of so many texts of the sample has.
  private static let textsPerPhrase = 256
  /// How many nodes there are at most; those of the longest phrases are left out.
  private static let mostNodes = 1 << 18

  /// For every node that of the phrase without its last character.
  private var parents: [Node] = [root]
  /// For every node that of the phrase without its first character.
  private var shorter: [Node] = [root]
  /// For every node how many characters its phrase has.
  private var lengths: [UInt8] = [0]
  /// The nodes but for the root, numbered by the node before their last character and that.
  private var ways = NumberTable()
  /// The row of every node; that of the rest where it has none.
  private var rowOfNode: [UInt32] = [0]
  /// The nodes that have rows, in their order.
  private var nodeOfRow: [Node] = []
  /// The pairs of characters inside the phrases that have rows.
  private(set) var pairs = PhrasePairs(of: [], firstRow: 0)

  /// The row of the texts with longest phrases that have no row: they are too rare in the sample.
  static let rest = 0

  /// How many rows there are.
  var rowCount: Int { nodeOfRow.count + 1 }

  /// How many bytes the table has.
  var memoryBytes: Int {
    parents.memoryBytes + shorter.memoryBytes + lengths.memoryBytes + ways.memoryBytes
      + rowOfNode.memoryBytes + nodeOfRow.memoryBytes + pairs.memoryBytes
  }

  /// Learns from a sample which phrases are frequent.
  init(sampling pool: StringPool) {
    let stride = max(1, pool.byteCount / Self.sampleBytes)
    let codes = Self.codes(of: pool, stride: stride)
    learn(codes, least: max(4, pool.count / stride / Self.textsPerPhrase))
    giveRows(codes)
  }

  /// The characters of the texts of a sample, with a 0 behind every part of a text that has nothing
  /// but letters.
  private static func codes(of pool: StringPool, stride: Int) -> [UInt16] {
    var codes: [UInt16] = []
    pool.withArena { bytes, offsets in
      for text in Swift.stride(from: 0, to: pool.count, by: stride) {
        var walk = PairWalk(bytes + offsets[text], end: bytes + offsets[text + 1])
        while let pair = walk.next() {
          codes.append(isLetter(pair.first) ? UInt16(truncatingIfNeeded: pair.first) : 0)
        }
        codes.append(0)
      }
    }
    return codes
  }

  /// Whether phrases have a character.
  @inline(__always) static func isLetter(_ code: UInt32) -> Bool {
    code &- 0x3400 < 0xA000 - 0x3400 || code &- 0x61 < 26
  }

  // MARK: - Learning

  /// Adds nodes for all phrases of one character, then for those of one more, and so on.
  private mutating func learn(_ codes: [UInt16], least: Int) {
    // The node of the phrase of as many characters as were looked at that begins at each place.
    var nodeAt = [Node](repeating: Self.root, count: codes.count)
    var places = codes.indices.filter { codes[$0] != 0 }
    for length in 1...Self.mostLength where !places.isEmpty {
      let found = frequent(codes, places, nodeAt, length, least)
      var next: [Int] = []
      for (place, node) in zip(places, found) {
        nodeAt[place] = node
        if node != Self.root { next.append(place) }
      }
      // One character more is frequent only where the phrase without the first one is.
      places = next.filter { place in
        place + length < codes.count && codes[place + length] != 0 && nodeAt[place + 1] != Self.root
      }
    }
  }

  /// The nodes of the phrases of a length that begin at some places; new ones where they are
  /// frequent, and the root where they are not.
  private mutating func frequent(
    _ codes: [UInt16],
    _ places: [Int],
    _ nodeAt: [Node],
    _ length: Int,
    _ least: Int
  ) -> [Node] {
    var table = NumberTable()
    var counts: [Int] = []
    var firstPlaces: [Int] = []
    let numbers = places.map { place in
      let way = Self.way(nodeAt[place], UInt32(codes[place + length - 1]))
      let number = Int(table.number(of: way))
      if number == counts.count {
        counts.append(0)
        firstPlaces.append(place)
      }
      counts[number] += 1
      return number
    }
    let order = counts.indices.filter { counts[$0] >= least }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }
    var nodeOf = [Node](repeating: Self.root, count: counts.count)
    for number in order.prefix(Self.mostNodes - parents.count) {
      let place = firstPlaces[number]
      nodeOf[number] = ways.number(of: table.keys[number]) + 1
      parents.append(nodeAt[place])
      shorter.append(length == 1 ? Self.root : nodeAt[place + 1])
      lengths.append(UInt8(length))
    }
    return numbers.map { nodeOf[$0] }
  }

  /// Gives rows to the nodes that the sample has as longest phrases more than once.
  private mutating func giveRows(_ codes: [UInt16]) {
    var counts = [UInt32](repeating: 0, count: parents.count)
    var node = Self.root
    for code in codes { follow(UInt32(code), &node, longest: { counts[Int($0)] += 1 }) }
    let order = parents.indices.filter { counts[$0] > 1 }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }
    rowOfNode = Array(repeating: UInt32(Self.rest), count: parents.count)
    nodeOfRow = order.prefix(Int(UInt16.max)).map { Node($0) }
    for (row, node) in nodeOfRow.enumerated() { rowOfNode[Int(node)] = UInt32(row + 1) }
    pairs = PhrasePairs(of: nodeOfRow.map(phrase), firstRow: 1)
  }

  /// The characters of a phrase.
  private func phrase(_ node: Node) -> [UInt32] {
    var codes: [UInt32] = []
    var node = node
    while node != Self.root {
      codes.append(UInt32(ways.keys[Int(node) - 1] & 0xFFFF))
      node = parents[Int(node)]
    }
    return codes.reversed()
  }

  // MARK: - Finding

  /// The node that a character leads to; the root where it leads nowhere.
  @inline(__always) private func next(_ node: Node, _ code: UInt32) -> Node {
    ways.known(Self.way(node, code)).map { $0 + 1 } ?? Self.root
  }

  @inline(__always) private static func way(_ node: Node, _ code: UInt32) -> UInt64 {
    UInt64(node) << 16 | UInt64(code)
  }

  /// Goes on by a character, and hands out the longest phrase that ends before it, if one does.
  ///
  /// A character that is no letter ends every phrase.
  @inline(__always)
  private func follow(_ code: UInt32, _ node: inout Node, longest found: (Node) -> Void) {
    let wanted = Self.isLetter(code)
    var isExtended = false
    if wanted {
      let longer = next(node, code)
      isExtended = longer != Self.root
      if isExtended { node = longer }
    }
    if isExtended { return }
    if lengths[Int(node)] >= Self.leastLength { found(node) }
    while wanted, node != Self.root {
      node = shorter[Int(node)]
      let longer = next(node, code)
      if longer != Self.root {
        node = longer
        return
      }
    }
    node = Self.root
  }

  /// Goes on by a character, and hands out the row of the longest phrase that ends before it, and
  /// how many characters that has.
  @inline(__always)
  func follow(_ code: UInt32, _ node: inout Node, row: (_ row: Int, _ length: Int) -> Void) {
    follow(code, &node, longest: { row(Int(rowOfNode[Int($0)]), Int(lengths[Int($0)])) })
  }

  // MARK: - Asking

  /// The rows of the phrases that hold a needle; `nil` where the needle is no frequent phrase.
  ///
  /// Complexity: linear in the number of nodes.
  func rows(holding needle: [UInt32]) -> [Int]? {
    guard needle.count >= Self.leastLength, needle.allSatisfy(Self.isLetter) else { return nil }
    var wanted = Self.root
    for code in needle {
      wanted = next(wanted, code)
      if wanted == Self.root { return nil }
    }
    // A phrase holds the needle if it ends with it, or if it does so without its last character.
    var holds = [Bool](repeating: false, count: parents.count)
    for node in parents.indices where Int(lengths[node]) >= needle.count {
      holds[node] =
        node == wanted || holds[Int(parents[node])] || holds[Int(shorter[node])]
    }
    return nodeOfRow.indices.filter { holds[Int(nodeOfRow[$0])] }.map { $0 + 1 }
  }
}
