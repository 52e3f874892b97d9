/// The words that number a point inside running text: 一是, 首先, 第二.
public enum EnumerationMark {
  private static let words = WordTable(
    """
    一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 一要 二要 三要 四要 五要
    首先 其次 再次 最后 第一, 第二, 第三, 第四, 第五,
    """
  )

  /// How many scalars the mark at `index` takes; 0 where none stands there.
  public static func length(_ text: [UInt32], at index: Int, end: Int) -> Int {
    words.match(text, at: index, end: end)?.length ?? 0
  }
}
