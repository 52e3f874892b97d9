import ReportText
import Testing

@Suite struct FoldedBytesTests {
  /// All scalars of the planes where letters have case, and some of the others.
  private static let scalars: [Unicode.Scalar] =
    (Array(0...0x1FFFF) + stride(from: 0x20000, through: 0x10FFFF, by: 257)).compactMap {
      Unicode.Scalar(UInt32($0))
    }

  @Test func bytesFoldAsStringsDoForEveryScalar() {
    var wrong: [Unicode.Scalar] = []
    for scalar in Self.scalars {
      let text = String(Character(scalar))
      let folded = fold(text)
      if folded != Array(FoldedText.fold(text).utf8) { wrong.append(scalar) }
      if folded.count > FoldedText.room(forFolding: text.utf8.count) { wrong.append(scalar) }
    }
    #expect(wrong.isEmpty)
  }

  @Test func nothingElseFoldsToWhatIsRigid() {
    var wrong: [Unicode.Scalar] = []
    for scalar in Self.scalars {
      let folded = FoldedText.fold(String(Character(scalar))).unicodeScalars
      let isItself = folded.count == 1 && folded.first == scalar
      if FoldedText.isRigid(scalar.value), !isItself { wrong.append(scalar) }
      if !isItself, folded.contains(where: { FoldedText.isRigid($0.value) }) {
        wrong.append(scalar)
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test func aRegularScalarChangesInTheWidthOfAMarkAtMost() {
    var wrong: [Unicode.Scalar] = []
    for scalar in Self.scalars {
      let text = String(Character(scalar))
      let folded = FoldedText.fold(text)
      let isMark =
        (0xFF01...0xFF5E).contains(scalar.value) && folded.first?.isLetter != true
        && folded.first?.isNumber != true
      if isRegular(text) != (folded.unicodeScalars.elementsEqual([scalar]) || isMark) {
        wrong.append(scalar)
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test(arguments: ["", "结案率", "ＡＢ　率", " a\u{130}\u{23A}\u{1F600}", "５０％，（一）"])
  func wholeTextsFoldAsStringsDo(text: String) {
    #expect(fold(text) == Array(FoldedText.fold(text).utf8))
  }

  private func fold(_ text: String) -> [UInt8] {
    var folded = [UInt8](repeating: 0, count: FoldedText.room(forFolding: text.utf8.count) + 1)
    var text = text
    let count = text.withUTF8 { bytes in
      folded.withUnsafeMutableBufferPointer { folded in
        folded.baseAddress.map { FoldedText.fold(bytes, into: $0) } ?? 0
      }
    }
    return Array(folded[..<count])
  }

  private func isRegular(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { FoldedText.isRegular($0) }
  }
}
