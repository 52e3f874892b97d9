import ReportCorpus

/// `min` and `max` of a column whose codes stand in the order of its values: these are not looked up
/// before the end.
final class CodeExtreme: Accumulator {
  private var numbers: KeyNumbers
  private let domain: CodeDomain
  private let wantsGreatest: Bool
  /// What stands for the code of each group, greater for one that is wanted more; 0 for none.
  private var images: [UInt32] = []

  /// Prepares to compare; `nil` where values are not kept as codes in their order.
  init?(_ type: ColumnType, stored: StoredColumn?, wantsGreatest: Bool) {
    numbers = KeyNumbers(type, stored: stored)
    guard let domain = numbers.domain, domain.isOrdered, domain.type == type else { return nil }
    (self.domain, self.wantsGreatest) = (domain, wantsGreatest)
  }

  func grow(to groupCount: Int) { images.grow(to: groupCount, 0) }

  func add(_ values: Column, _ groups: RowGroups) {
    numbers.numbers(of: values).withUnsafeBufferPointer { add($0, groups) }
  }

  func add(_ rows: StoredRows, _ groups: RowGroups) {
    guard case .coded(let column) = rows.column else { return add(rows.gathered, groups) }
    rows.withCodes(of: column) { add($0, groups) }
  }

  private func add(_ codes: UnsafeBufferPointer<UInt32>, _ groups: RowGroups) {
    precondition(codes.count == groups.count, "a code for every row")
    let (null, wantsGreatest) = (domain.nullCode, wantsGreatest)
    images.withUnsafeMutableBufferPointer { images in
      groups.forEach { place, group in
        let code = codes[place]
        let image = code == null ? 0 : wantsGreatest ? code + 1 : .max - code
        images[group] = max(images[group], image)
      }
    }
  }

  func merge(_ other: any Accumulator, _ groups: [(there: Int, here: Int)]) {
    guard let other = other as? CodeExtreme else { return }
    for (there, here) in groups { images[here] = max(images[here], other.images[there]) }
  }

  func column(_ groups: [UInt32]) -> Column {
    domain.values(
      of: groups.map { group in
        let image = images[Int(group)]
        return image == 0 ? domain.nullCode : wantsGreatest ? image - 1 : .max - image
      }
    )
  }
}
