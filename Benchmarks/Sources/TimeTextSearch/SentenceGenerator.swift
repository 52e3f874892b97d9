import ReportCorpus

/// Writes sentences as reports have them: clauses about measures with figures, joined by commas,
/// with names in between that few others share.
struct SentenceGenerator {
  private var random: SplitMix
  private var sentence: [UInt8] = []
  private let names: [[UInt8]]

  init(seed: UInt64) {
    var random = SplitMix(state: seed)
    names = (0..<20_000).map { _ in Self.name(&random) }
    self.random = random
  }

  /// A pool of so many sentences, of which most differ.
  static func sentences(_ count: Int) -> StringPool {
    var generator = Self(seed: 7)
    var builder = StringPoolBuilder(isDistinct: false)
    for _ in 0..<count {
      generator.writeSentence()
      _ = generator.sentence.withUnsafeBufferPointer { builder.code(forBytes: $0) }
    }
    return builder.build()
  }

  /// A pool of so many phrases as metrics have them.
  static func metrics(_ count: Int) -> StringPool {
    var generator = Self(seed: 8)
    var builder = StringPoolBuilder()
    while builder.count < count {
      generator.sentence.removeAll(keepingCapacity: true)
      if generator.random.below(3) == 0 { generator.write(generator.anyName()) }
      generator.write(generator.any(Self.subjects))
      generator.write(generator.any(Self.objects))
      generator.write(generator.any(Self.measures))
      _ = generator.sentence.withUnsafeBufferPointer { builder.code(forBytes: $0) }
    }
    return builder.build()
  }

  private mutating func writeSentence() {
    sentence.removeAll(keepingCapacity: true)
    if random.below(2) == 0 {
      write(Array("202\(random.below(6))年，".utf8))
    }
    if random.below(2) == 0 { write(anyName()) }
    let clauses = 3 + random.below(4)
    for clause in 0..<clauses {
      if clause > 0 { write(Self.comma) }
      writeClause()
    }
    write(Self.stop)
  }

  private mutating func writeClause() {
    if random.below(1500) == 0 { write(Self.fraud) }
    switch random.below(4) {
    case 0:
      write(any(Self.verbs))
      write(any(Self.subjects))
      write(any(Self.objects))
      writeCount()
      write(any(Self.units))
    case 1:
      write(any(Self.subjects))
      write(any(Self.measures))
      write(any(Self.reaches))
      writePercent()
    case 2:
      write(any(Self.objects))
      write(any(Self.changes))
      writePercent()
    default:
      write(any(Self.adverbs))
      write(any(Self.verbs))
      if random.below(4) == 0 { write(anyName()) }
      write(any(Self.subjects))
      write(any(Self.works))
    }
  }

  private mutating func writeCount() { write(Array(String(random.below(9000)).utf8)) }

  private mutating func writePercent() {
    write(Array("\(random.below(100)).\(random.below(100))%".utf8))
  }

  private mutating func write(_ bytes: [UInt8]) { sentence.append(contentsOf: bytes) }

  private mutating func any(_ words: [[UInt8]]) -> [UInt8] {
    // The first words are the most frequent ones.
    words[min(random.below(words.count), random.below(words.count))]
  }

  private mutating func anyName() -> [UInt8] { names[random.below(names.count)] }

  private static func name(_ random: inout SplitMix) -> [UInt8] {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<(2 + random.below(2)) {
      // Characters differ widely in how often they occur.
      let index = min(random.below(3000), random.below(3000))
      if let scalar = Unicode.Scalar(UInt32(0x4E00 + index * 6)) { scalars.append(scalar) }
    }
    return Array((String(scalars) + ["镇", "街道", "派出所", "支队", "区"][random.below(5)]).utf8)
  }

  private static func words(_ text: String) -> [[UInt8]] {
    text.split(separator: " ").map { Array($0.utf8) }
  }

  private static let comma = Array("，".utf8)
  private static let stop = Array("。".utf8)
  private static let fraud = Array("电信网络诈骗".utf8)
  private static let subjects = words(
    """
    矛盾纠纷 行政复议 刑事案件 治安案件 信访事项 网上业务 政务服务 行政处罚 重大决策 规范性文件 \
    执法检查 安全生产 食品药品 道路交通 社区矫正 法律援助 人民调解 行政应诉 信息公开 诈骗案件 \
    电信业务 网络安全 消防隐患 环境违法 劳动争议 土地征收 公共法律服务 法治宣传 户籍业务 出入境
    """
  )
  private static let objects = words(
    """
    案件 事项 申请 问题 线索 纠纷 投诉 举报 隐患 文件 人员 企业 场所 项目 车辆 群众 活动 培训
    """
  )
  private static let measures = words(
    """
    满意率 化解率 办理率 答复率 按时率 公开率 合格率 覆盖率 整改率 结案率 办结率 出庭率 纠错率 \
    受理率 破案率 起数 件数 总量 数量 次数
    """
  )
  private static let reaches = words("达到 为 达 保持在 提升至 稳定在 超过")
  private static let changes = words("同比下降 同比上升 较上年增长 较去年减少 环比下降")
  private static let units = words("件 起 人次 个 名 份 场 户")
  private static let verbs = words(
    "办理 受理 查处 开展 化解 排查 审结 整治 侦破 公开 制定 修订 清理 组织 接待 处置 推进 落实"
  )
  private static let adverbs = words(
    "全年 持续 深入 依法 严格 全面 积极 累计 进一步 认真 扎实 切实 不断 稳步"
  )
  private static let works = words(
    "专项行动 工作机制 制度建设 规范化建设 责任落实 监督检查 能力提升 示范创建 宣传教育 联合执法"
  )
}

/// Random numbers that are the same in every run.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to below a bound.
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
