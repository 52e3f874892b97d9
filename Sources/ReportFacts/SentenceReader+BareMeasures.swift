import ReportText

/// Measures that do not tell by themselves what they are of: 办结率, 死亡, 总投资.
extension SentenceReader {
  /// Whether a metric alone does not tell what is measured: a verb, or a rate of nothing.
  func isBare(_ reading: MetricReader.Reading, isItem: Bool) -> Bool {
    let metric = reading.metric
    if isRelation(metric) { return true }
    if metric.count <= 5, store[metric].first == 0x88AB { return true }  // 被采纳
    let isVerb = !reading.verb.isEmpty && reading.verb.count == metric.count && metric.count <= 4
    // 其中投诉30件,举报20件: nouns that share out a whole stand for themselves.
    if Self.ownNouns.match(metric, in: store)?.length == metric.count {
      return false
    }
    if metric.count <= 2 { return !isItem && (isVerb || !reading.isPart) }
    return isVerb
  }

  /// Nouns of two letters that tell what is counted.
  private static let ownNouns = WordTable(
    "耕地 林地 草地 水田 旱地 园地 农户 企业 学校 医院 公路 桥梁 水库 果园 茶园 生猪 肉牛 家禽 人口 户籍 粮食 蔬菜 小麦 玉米 水稻 大豆 花生 油菜 棉花 甘蔗 烤烟 茶叶 水果 柑橘 苹果 核桃 板栗 药材 油茶 水泥 钢材 原煤 硕士 博士 差评"
  )

  /// Whether a measure is always one of something: 阅读量, 平均办理时间, 重刑率.
  func isRelation(_ metric: Letters) -> Bool {
    var rest = metric
    while let found = Self.qualifiers.match(rest, in: store), found.length + 1 < rest.count {
      rest = rest.dropFirst(found.length)
    }
    if isKnownRelation(metric) || rest.count < metric.count && isKnownRelation(rest) {
      return true
    }
    // 帮教率, 溢价率: two letters tell what is done, not to what.
    return rest.count <= 3 && rest.count > 1 && store[rest].last == 0x7387
      && Self.ownRates.match(rest, in: store) == nil
  }

  /// Whether a measure is one of those that reports state most, which are always one of something.
  func isKnownRelation(_ metric: Letters) -> Bool {
    Self.relations.match(metric, in: store)?.length == metric.count
  }

  /// The length of the bare measure that a metric ends in.
  func knownRelation(endingIn metric: Letters) -> Int? {
    Self.relations.matchSuffix(metric, in: store)?.length
  }

  /// The length of what stands before a bare measure at the end of a metric: 按时.
  func qualifier(endingIn metric: Letters) -> Int? {
    Self.qualifiers.matchSuffix(metric, in: store)?.length
  }

  /// What may stand before a bare measure without telling what is measured.
  private static let qualifiers = WordTable("平均 按时 按期 及时 综合 总 昼间 夜间 年均 月均 最高 最低 人均 直接 同比 其")

  /// Rates that tell what they are of.
  private static let ownRates = WordTable(
    "住院率 发病率 病死率 患病率 感染率 升学率 负债率 债务率 赤字率 参保率 参合率 离婚率 失业率 出生率 死亡率 入学率 就业率 城镇化率 自给率 汇率 利率 税率 功率"
  )

  private static let relations = WordTable(
    """
    阅读量 点击量 浏览量 播放量 访问量 通过率 审查通过率 审核通过率 办结率 按时办结率 按期办结率 满意率 满意度 合格率 成功率 整改率 完成率 覆盖率 采纳率 回复率 及格率
    优秀 良好 合格 不合格 及格 不及格 满意 基本满意 不满意 达标 未达标 优秀率 化解率 执行率 到位率 及时率 准确率 好评率 优良率 达标率 期限 时限 停留期限 金额 人数 面积 建筑面积 占地面积 总面积 总建筑面积 使用面积 总额 占比 比例 涉案金额
    上年结转 上年度结转 上年旧存 上年结余 可支付 可支撑 可支付月数 转发量 总数 数量 申请量 申请数量 办理时间 办理时长 审理周期 审理期限 审理时间 办理周期 得分 降幅 增幅 涨幅 增速 跌幅 增长率
    投资 总投资 计划投资 计划总投资 完成投资 总吨位 吨位 总重量 总长度 总里程 总价值 价值 案值 总案值 涉案价值 货值 货值金额 总货值 成交额 成交金额 标的额 标的 赔偿金额 罚款金额 总金额 总产 单产 亩产 总产量 年产量 综合利用 涉及金额 涉及资金 产量 产值 总产值 利润 利润总额 利税总额 产销率 全长 总长 总长度
    死亡 受伤 伤亡 女性 男性 党员 绝收 大案 要案 死亡人数 受伤人数 伤亡人数 亡人 伤人 起数 事故起数 参考率 上线率 不合格率 退查率 发改率 上诉率 败诉率 按时答复率 回访满意率 调解成功率
    """
  )
}
