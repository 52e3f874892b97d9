private import Synchronization

/// The texts of a column, each with a code: a dictionary.
///
/// All texts lie one behind the other in one arena of UTF-8 bytes.
public final class StringPool: Sendable {
  /// How many bytes of zeros stand behind the last text, so that a vector which begins within the
  /// texts can be read whole.
  public static let padding = 64

  private let arena: ByteArena
  private let offsets: TextOffsets.Builder
  /// Whether two codes never have the same text.
  ///
  /// In a pool of long texts they may: only neighbours share a code there.
  public let isDistinct: Bool
  /// Whether a greater code stands for a text behind, in the order of code points.
  public let isOrdered: Bool
  private let madeIndex = AtomicLazyReference<TextIndex>()
  private let madeMarks = AtomicLazyReference<IrregularTexts>()
  private let isMakingIndex = Atomic<Bool>(false)
  private let searchCount = Atomic<Int>(0)

  /// Takes an arena over.
  ///
  /// - Precondition: `offsets` are where its texts end, in order.
  convenience init(
    arena: [UInt8],
    offsets: TextOffsets.Builder,
    isDistinct: Bool,
    isOrdered: Bool = false
  ) {
    let copy = ByteArena()
    arena.withUnsafeBytes { copy.append($0) }
    var offsets = offsets
    offsets.shrink()
    self.init(copy, offsets: offsets, isDistinct: isDistinct, isOrdered: isOrdered)
  }

  /// Takes an arena over that nobody else writes to.
  init(
    _ arena: ByteArena,
    offsets: TextOffsets.Builder,
    isDistinct: Bool,
    isOrdered: Bool = false
  ) {
    arena.close(padding: Self.padding)
    self.arena = arena
    self.offsets = offsets
    self.isDistinct = isDistinct
    self.isOrdered = isOrdered
  }

  /// A pool of these texts, coded in their order.
  public convenience init(_ texts: some Sequence<String>) {
    var arena: [UInt8] = []
    var offsets = TextOffsets.Builder()
    for text in texts {
      arena.append(contentsOf: text.utf8)
      offsets.append(arena.count)
    }
    self.init(arena: arena, offsets: offsets, isDistinct: offsets.textCount < 2)
  }

  /// How many texts there are.
  public var count: Int { offsets.textCount }

  /// How many bytes the texts have.
  public var byteCount: Int { arena.count - Self.padding }

  /// How many bytes of memory the pool takes, its index included where there is one.
  public var memoryBytes: Int { textMemoryBytes + (index?.memoryBytes ?? 0) }

  /// How many bytes of memory the pool takes without its index.
  var textMemoryBytes: Int {
    arena.capacity + offsets.memoryBytes + (madeMarks.load()?.words.memoryBytes ?? 0)
  }

  /// The text of a code.
  ///
  /// Complexity: linear in the length of the text.
  public subscript(code: UInt32) -> String {
    withBytes(of: code) { String(decoding: $0, as: UTF8.self) }
  }

  /// Hands out the UTF-8 bytes of a text without copying them.
  public func withBytes<Result>(
    of code: UInt32,
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    precondition(code < count, "no text has the code")
    return try withArena { bytes, offsets in
      let (start, end) = (offsets[Int(code)], offsets[Int(code) + 1])
      return try body(UnsafeBufferPointer(start: bytes + start, count: end - start))
    }
  }

  /// Hands out all texts at once: their bytes, with ``padding`` behind them, and where each begins.
  public func withArena<Result>(
    _ body: (_ bytes: UnsafePointer<UInt8>, _ offsets: TextOffsets) throws -> Result
  ) rethrows -> Result {
    try arena.withBytes { bytes in
      // The padding makes sure that there is a first byte.
      guard let base = bytes.baseAddress else { preconditionFailure("an arena without padding") }
      if offsets.wide.isEmpty {
        return try offsets.narrow.withUnsafeBufferPointer { offsets in
          try body(base, TextOffsets(narrow: offsets))
        }
      }
      return try offsets.wide.withUnsafeBufferPointer { try body(base, TextOffsets(wide: $0)) }
    }
  }
}

extension StringPool {
  /// The index of the pool's texts, where one was built.
  public var index: TextIndex? { madeIndex.load() }

  /// Builds the index of the texts, on all cores, unless there is one or it would not pay.
  ///
  /// Complexity: linear in the bytes; some 70 MB a second and core.
  public func buildIndex() {
    if byteCount >= TextIndex.leastBytes, index == nil { makeIndex() }
  }

  /// Builds the index, however small the pool, unless another thread is at it.
  func makeIndex() {
    let isMine = isMakingIndex.compareExchange(
      expected: false,
      desired: true,
      ordering: .acquiringAndReleasing
    ).exchanged
    if isMine { _ = madeIndex.storeIfNil(TextIndex(of: self)) }
  }

  /// Tells that all texts are about to be searched, which builds the index the second time.
  ///
  /// One search alone costs less without an index than building it does.
  public func noteSearch() {
    if index != nil || byteCount < TextIndex.leastBytes { return }
    if searchCount.wrappingAdd(1, ordering: .relaxed).newValue > 1 { buildIndex() }
  }

  /// Which texts folding changes in more than the width of their marks.
  ///
  /// Complexity: linear in the bytes at the first call, constant later.
  public var irregularTexts: IrregularTexts {
    madeMarks.load() ?? madeMarks.storeIfNil(IrregularTexts(of: self))
  }
}
