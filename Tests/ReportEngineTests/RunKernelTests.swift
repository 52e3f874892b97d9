import CPackedCodes
import SeededNumbers
import Testing

@testable import ReportCorpus
@testable import ReportEngine

/// Kernels over codes that are not kept row by row do what they do over a code a row.
@Suite struct RunKernelTests {
  private let runs: PackedCodes
  private let wide: PackedCodes
  private let sparse: PackedCodes
  private let sparseAsWide: PackedCodes
  private let rowNumbers: PackedCodes
  private let rowNumbersAsWide: PackedCodes
  /// Columns that share a byte a row.
  private let shared: [(PackedCodes, PackedCodes)]
  /// With codes that no row has, and without.
  private let steps: [(StepCodes, PackedCodes)]

  private static let greatest: UInt32 = 40

  init() {
    var random = SplitMix64(seed: 17)
    let counts = (0..<700).map { _ in
      UInt32([0, 1, 2, 30, 64, 90].randomElement(using: &random) ?? 0)
    }
    let codes = counts.map { _ in UInt32.random(in: 0...Self.greatest, using: &random) }
    let rows = RowRuns(counts: counts)
    runs = .runs(
      CodeRuns(rows, PackedCodes(codes, greatest: Self.greatest), greatest: Self.greatest)
    )
    let runs = runs
    wide = .wide((0..<rows.count).map { runs[$0] })
    let values = (0..<rows.count).map { row in
      // Whole words without values, and a word of nothing else.
      let share = row / 64 % 5 == 0 ? 0 : row / 64 == 7 ? 1 : 0.25
      let isThere = Double.random(in: 0..<1, using: &random) < share
      return isThere ? UInt32.random(in: 0..<Self.greatest, using: &random) : nil
    }
    sparse = .sparse(
      SparseCodes(
        Bitmap(values.map { $0 != nil }).words,
        PackedCodes(values.compactMap(\.self), greatest: Self.greatest),
        nullCode: Self.greatest,
        count: values.count
      )
    )
    sparseAsWide = .wide(values.map { $0 ?? Self.greatest })
    rowNumbers = .rowNumbers(rows.count)
    rowNumbersAsWide = .wide((0..<rows.count).map { UInt32($0) })
    let codeCounts = [Int(Self.greatest) + 1, 2, 3]
    let columns = codeCounts.map { count in
      (0..<rows.count).map { _ in UInt8.random(in: 0..<UInt8(count), using: &random) }
    }
    shared = zip(SharedCodes.sharing(columns, codeCounts: codeCounts) ?? [], columns)
      .map { (.shared($0), .wide($1.map { UInt32($0) })) }
    steps = [1...1, 1...3, 0...1, 0...500].compactMap { (ways: ClosedRange<UInt32>) in
      var codes: [UInt32] = [ways.lowerBound]
      while codes.count < rows.count {
        let isRepeated = Double.random(in: 0..<1, using: &random) < 0.3
        // Long runs, and words of nothing else.
        let way =
          isRepeated || codes.count / 64 % 9 == 0 ? 0 : UInt32.random(in: ways, using: &random)
        let last = codes[codes.count - 1]
        codes.append(min(last + way, UInt32(rows.count - 1)))
      }
      return StepCodes(codes, codeCount: rows.count).map { ($0, .wide(codes)) }
    }
  }

  private var pairs: [(PackedCodes, PackedCodes)] {
    [(runs, wide), (sparse, sparseAsWide), (rowNumbers, rowNumbersAsWide)] + shared
      + steps.map { (.steps($0), $1) }
  }

  /// Runs of rows as queries look at them, and single rows that an earlier test left.
  private var selections: [(rows: Range<Int>, left: [Int])] {
    var random = SplitMix64(seed: 4)
    return [0..<4096, 4096..<8192, 8192..<(8192 + 777)].flatMap { rows in
      [1.0, 0.5, 0.01].map { share in
        (rows, rows.filter { _ in Double.random(in: 0..<1, using: &random) < share })
      }
    }
  }

  private func check(_ narrow: (inout RowBits, PackedCodes) -> Void) {
    for (given, wanted) in pairs {
      for (rows, left) in selections {
        func kept(_ codes: PackedCodes) -> [UInt32] {
          var memory: [UInt64] = []
          var bits = RowBits(rows, memory: &memory)
          let left = Set(left)
          bits.keep { left.contains($0) }
          narrow(&bits, codes)
          var list: [UInt32] = []
          bits.list(into: &list)
          return list
        }
        #expect(kept(given) == kept(wanted))
      }
    }
  }

  @Test func rowsAreKeptByTheRangeOfTheirCode() {
    for range in [0...0, 3...17, 17...40, 5000...9000] as [ClosedRange<UInt32>] {
      check { $0.keep($1, in: range) }
    }
  }

  /// Keeps rows whose codes lie in ranges, by two kernels that should do the same.
  private func checkRanges<Code: FixedWidthInteger & UnsignedInteger>(
    _ kernels: [(UnsafePointer<Code>, Int, Code, Code, UnsafeMutablePointer<UInt64>) -> Void]
  ) {
    var random = SplitMix64(seed: 23)
    // Full words, and rows beside them.
    let codes = (0..<1300).map { _ in Code.random(in: 0...(.max), using: &random) }
    for range in [0...0, 3...17, 0...(.max), .max / 3...(.max / 2)] as [ClosedRange<Code>] {
      for keep in kernels {
        var words = (0..<21).map { word -> UInt64 in
          if word == 20 { return .max >> 44 }
          return word / 8 == 1 || word == 3 ? 0 : word % 5 == 2 ? 0x8000_0000_0000_0011 : .max
        }
        let given = words
        keep(codes, codes.count, range.lowerBound, range.upperBound - range.lowerBound, &words)
        #expect(
          (0..<(21 * 64)).allSatisfy { row in
            let bit = { (words: [UInt64]) in words[row / 64] >> UInt64(row % 64) & 1 != 0 }
            return bit(words) == (bit(given) && range.contains(codes[row]))
          }
        )
      }
    }
  }

  @Test func rangesOfCodesAreKeptAlikeByAllProcessors() {
    checkRanges([pc_keep_range_8, pc_keep_range_8_portable])
    checkRanges([pc_keep_range_16, pc_keep_range_16_portable])
    checkRanges([pc_keep_range_32, pc_keep_range_32_portable])
  }

  @Test func rowsAreKeptByATable() {
    let table = (0..<wide.count).map { $0 % 3 == 0 }
    check { $0.keep($1, table: table) }
  }

  /// Bits of codes: none, few, many, all.
  private var codeBits: [CodeBits] {
    var random = SplitMix64(seed: 9)
    return [0, 0.01, 0.5, 1].map { share in
      let bits = (0..<wide.count).map { _ in Double.random(in: 0..<1, using: &random) < share }
      return CodeBits(words: Bitmap(bits).words, count: bits.count)
    }
  }

  @Test func rowsAreKeptByTheBitsOfCodes() {
    for bits in codeBits { check { $0.keep($1, bits) } }
  }

  @Test func stepsAreKeptAlikeByProcessorsThatCannotMoveBits() {
    #expect(steps.count == 4)
    for (steps, wide) in steps {
      for bits in codeBits {
        var words = steps.starts.indices.map { $0 % 7 == 3 ? 0 : UInt64.max }
        let used = steps.used ?? bits.words.map { _ in UInt64.max }
        pc_keep_steps_portable(
          steps.starts,
          steps.bases,
          used,
          bits.words,
          bits.words.count,
          &words,
          words.count
        )
        #expect(
          (0..<wide.count).allSatisfy { row in
            let isKept = words[row / 64] >> UInt64(row % 64) & 1 != 0
            return isKept == (row / 64 % 7 != 3 && bits[Int(wide[row])])
          }
        )
      }
    }
  }

  @Test func placesOfBitsAreListedAlikeByAllProcessors() {
    let few: [UInt64] = [0, 1, 1 << 63, .max, 0xF0F0, .max << 1, 0b1010_0000_0001, .max >> 1]
    let wanted: [UInt32] = (0..<(few.count * 64))
      .filter { few[$0 / 64] >> UInt64($0 % 64) & 1 != 0 }
      .map { UInt32(128 + $0) }
    for list in [pc_places, pc_places_portable] {
      var places = [UInt32](repeating: 0, count: wanted.count + Int(PC_PLACES_PADDING))
      list(few, few.count, 128, &places)
      #expect(Array(places[..<wanted.count]) == wanted)
    }
  }

  @Test func bytesOfASetAreKeptAlikeByAllProcessors() {
    var random = SplitMix64(seed: 12)
    let codes = (0..<1000).map { _ in UInt8.random(in: 0...255, using: &random) }
    for share in [0, 0.01, 0.5, 1] {
      let members = (0...255).map { _ in Double.random(in: 0..<1, using: &random) < share }
      for keep in [pc_keep_set_8, pc_keep_set_8_portable] {
        var words = (0..<16).map { $0 == 3 ? 0 : $0 == 15 ? UInt64.max >> 24 : .max }
        keep(codes, codes.count, Bitmap(members).words, &words)
        #expect(
          codes.indices.allSatisfy { row in
            let isKept = words[row / 64] >> UInt64(row % 64) & 1 != 0
            return isKept == (row / 64 != 3 && members[Int(codes[row])])
          }
        )
      }
    }
  }

  @Test func columnsShareBytesWhereTheirCodesFit() {
    #expect(shared.count == 3)
    let codes = [[UInt8]](repeating: [1, 0, 2], count: 2)
    #expect(SharedCodes.sharing(codes, codeCounts: [16, 17]) == nil)
    let shared = SharedCodes.sharing(codes, codeCounts: [16, 16])
    #expect(shared?.map { codes in (0..<3).map { codes[$0] } } == [[1, 0, 2], [1, 0, 2]])
  }

  @Test func codesOfRowsAreAddedToSums() {
    for (given, wanted) in shared {
      for (rows, left) in selections {
        for selection in [RowSelection.range(rows), .rows(left.map { UInt32($0) })] {
          func sums(_ codes: PackedCodes) -> [UInt32] {
            var sums = RowBuffer<UInt32>()
            sums.clear(count: selection.count)
            #expect(codes.add(selection, times: 3, to: &sums))
            #expect(codes.add(selection, times: 100, to: &sums))
            return sums.read { Array($0) }
          }
          #expect(sums(given) == sums(wanted))
        }
      }
    }
  }

  @Test func codesThatFallAreNoSteps() {
    #expect(StepCodes([0, 2, 1], codeCount: 3) == nil)
    #expect(StepCodes([], codeCount: 0)?.count == 0)
  }

  @Test func codesAreGatheredInOrder() {
    for (given, wanted) in pairs {
      for (rows, left) in selections {
        for selection in [RowSelection.range(rows), .rows(left.map { UInt32($0) })] {
          func gathered(_ codes: PackedCodes) -> [UInt32] {
            var gathered = RowBuffer<UInt32>()
            codes.gather(selection, into: &gathered)
            return gathered.read { Array($0) }
          }
          #expect(gathered(given) == gathered(wanted))
          #expect(given.map(selection) { $0 } == wanted.map(selection) { $0 })
          #expect(left.allSatisfy { given[$0] == wanted[$0] })
        }
      }
    }
  }
}
