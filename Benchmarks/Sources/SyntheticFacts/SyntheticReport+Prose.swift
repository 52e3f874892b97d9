extension SyntheticReport {
  /// The same report with nothing in its sentences but the figures.
  ///
  /// What a corpus of such reports takes less is what the sentences take.
  public var withoutProse: SyntheticReport {
    var text: [UInt8] = []
    var copy = self
    let titleEnd = (bytes.firstIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    text += bytes[..<titleEnd]
    var fact = 0
    var section = -1
    for (number, sentence) in sentences.enumerated() {
      while section < sentence.section {
        section += 1
        copy.sections[section].span = text.count..<text.count
      }
      let start = text.count
      while fact < facts.count, facts[fact].sentence == number {
        let figure = text.count
        text += bytes[facts[fact].span]
        copy.facts[fact].span = figure..<text.count
        fact += 1
      }
      copy.sentences[number].span = start..<text.count
      text.append(UInt8(ascii: "\n"))
    }
    copy.bytes = text
    return copy
  }
}
