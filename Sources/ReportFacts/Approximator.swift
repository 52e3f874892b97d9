import ReportText

/// The words that make a figure less than exact: 超过, 近, 余, 以上, 左右.
enum Approximator {
  private static let before = WordTable(
    """
    超过 超 逾 近 将近 接近 约 大约 约为 不足 不到 至少 不少于 不低于 最多 至多 不超过 不高于 不多于
    """
  )
  private static let beforeBounds: [Fact.Bound] = [
    .atLeast, .atLeast, .atLeast, .atMost, .atMost, .atMost, .about, .about, .about, .atMost,
    .atMost, .atLeast, .atLeast, .atLeast, .atMost, .atMost, .atMost, .atMost, .atMost,
  ]
  private static let behind = WordTable("以上 以下 以内 之内 左右 上下 之多 余 多 + 许 内")
  private static let behindBounds: [Fact.Bound] = [
    .atLeast, .atMost, .atMost, .atMost, .about, .about, .atLeast, .atLeast, .atLeast, .atLeast,
    .about, .atMost,
  ]
  /// The letters that approximators behind a figure begin with.
  static var firstLetters: [UInt32] { behind.firstLetters }

  /// Words that end like an approximator and are none: 最近, 节约, 赶超.
  private static let otherWords = WordTable(
    """
    最近 附近 临近 靠近 邻近 远近 亲近 逼近 节约 预约 签约 合约 条约 公约 制约 契约 违约 履约 邀约 集约
    赶超 反超 高超
    """
  )
  /// What makes another word of 多, 来 and 内 before it: 多种, 来自.
  private static let behindMany = ScalarSet("元种样重方层维边")
  private static let behindCome = ScalarSet("个人名件万亿次家户起天")
  private static let behindInner = ScalarSet("部容外")

  /// Whether 余, 多, 来 or 几 stands at `index`, between a number and what it multiplies.
  static func isInfix(_ text: [UInt32], at index: Int, end: Int) -> Bool {
    guard index < end else { return false }
    switch text[index] {
    case 0x4F59: return true  // 余
    case 0x591A:  // 多, but not 多元, 多种, 多样
      return index + 1 >= end || !behindMany.contains(text[index + 1])
        || isMoney(text, at: index + 1, end: end) || isMeasured(text, at: index + 1, end: end)
    case 0x6765:  // 来, but not 来自, 来访
      return index + 1 < end && behindCome.contains(text[index + 1])
    case 0x51E0: return true  // 几
    default: return false
    }
  }

  /// Whether 种 or 方 at `index` is a measure word: 100多种, 5000多方, and not 多方参与.
  private static func isMeasured(_ text: [UInt32], at index: Int, end: Int) -> Bool {
    guard text[index] == 0x79CD || text[index] == 0x65B9 else { return false }
    guard text[index] == 0x65B9, index + 1 < end, Scalars.isHan(text[index + 1]) else {
      return true
    }
    return earthworks.contains(text[index + 1])
  }

  /// What is measured in 方: 土方, 垃圾, 沙石.
  private static let earthworks = ScalarSet("土石渣垃泥沙砂淤混木水建弃")

  /// Whether 元 at `index` is money: 100多元, and not 多元化.
  private static func isMoney(_ text: [UInt32], at index: Int, end: Int) -> Bool {
    text[index] == 0x5143 && (index + 1 >= end || text[index + 1] != 0x5316)
  }

  /// The approximator that ends where a number starts.
  static func before(
    _ text: [UInt32],
    from start: Int,
    endingAt end: Int
  ) -> (length: Int, bound: Fact.Bound)? {
    guard let found = before.matchSuffix(text, from: start, endingAt: end) else { return nil }
    let tail = end - found.length + 1
    if otherWords.matchSuffix(text, from: start, endingAt: tail) != nil { return nil }
    return (found.length, beforeBounds[found.word])
  }

  /// The approximator that starts where a measure word ends.
  static func behind(
    _ text: [UInt32],
    at index: Int,
    end: Int,
    isDuration: Bool
  ) -> (length: Int, bound: Fact.Bound)? {
    guard let found = behind.match(text, at: index, end: end) else { return nil }
    let next = index + found.length
    switch text[index] {
    case 0x591A where next < end && Scalars.isHan(text[next]):  // 多: 3次多部门联合
      return nil
    case 0x5185:  // 内: only a time limit
      guard isDuration, next >= end || !behindInner.contains(text[next]) else {
        return nil
      }
    case 0x8BB8:  // 许: 许可, 许多
      guard next >= end || !Scalars.isHan(text[next]) else { return nil }
    case 0x4F59 where next < end && text[next] == 0x989D:  // 余额
      return nil
    default: break
    }
    return (found.length, behindBounds[found.word])
  }
}
