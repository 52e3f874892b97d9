import ReportText

/// What happens to a case or is done to somebody: one of these is never one of another.
extension SentenceReader {
  /// Whether a metric only names what happened: 罚款, 维持, 未结.
  func isEvent(_ metric: Letters) -> Bool {
    Self.events.match(metric, in: store)?.length == metric.count
  }

  /// Whether a metric names what a case came to: 终止, 未结.
  func isEnd(_ metric: Letters) -> Bool {
    Self.endedEvents.match(metric, in: store)?.length == metric.count
  }

  /// Whether what happened is nothing that is done to a topic: 维持 beside 终止, 罚款 beside 经营单位.
  func isApart(_ metric: Letters, from topic: Letters) -> Bool {
    guard isEvent(metric) else { return false }
    if let other = Self.endedEvents.matchSuffix(topic, in: store),
      topic.count - other.length <= Self.longestManner
    {
      return true
    }
    return Self.sanctions.match(metric, in: store)?.length == metric.count
      && Self.entities.matchSuffix(topic, in: store) != nil
  }

  /// How much may stand before an event that only tells how: 司法拘留, 经调解终止.
  private static let longestManner = 3

  private static let events = WordTable(
    """
    维持 撤销 变更 确认 终止 驳回 中止 终结 撤回 撤诉 调解 判决 裁定 改判 立案 结案 办结 审结 执结 审执结 未结 旧存 新收 剩余 结余 化解 息诉
    约访 下访 接访 罚款 罚金 罚没款 罚没 处罚 行政处罚 警告 拘留 行政拘留 刑事拘留 司法拘留 逮捕 刑拘 批捕 起诉 死亡 受伤 失踪 答复 反馈 转办 交办
    移送 吊销 约谈 停业整顿 责令改正 没收 查封 扣押 通报 诫勉 问责 免职 缴毒 否决
    """
  )
  /// Events that are no topic of others; cases that were opened are: 刑事立案60起,破案50起.
  private static let endedEvents = WordTable(
    """
    维持 撤销 变更 确认 终止 驳回 中止 终结 撤回 撤诉 改判 结案 办结 审结 执结 审执结 未结 旧存 新收 剩余 化解 息诉 约访 下访 接访 罚款 罚金 罚没款
    警告 拘留 逮捕 刑拘 批捕 死亡 受伤 失踪 答复 反馈 转办 交办 移送 吊销 约谈 停业整顿 责令改正 没收 查封 扣押 诫勉 问责 免职
    """
  )
  /// What is done to somebody who broke a rule.
  private static let sanctions = WordTable(
    "罚款 罚金 罚没款 罚没 处罚 行政处罚 警告 拘留 行政拘留 刑事拘留 司法拘留 逮捕 刑拘 立案 结案 移送 吊销 约谈 停业整顿 责令改正 没收 通报 问责 缴毒"
  )
  /// Whom one checks, and who is no case.
  private static let entities = WordTable(
    """
    单位 企业 门店 商户 商铺 店铺 店 经营户 经营者 业户 场所 网吧 车辆 船舶 主体 市场 工地 学校 医院 机构 公司 药店 诊所 餐馆 酒店 宾馆 网点 站点
    决定书 通知书 加油站 人员 驾驶人 摊点 作坊 农户 住户 用户 网站 码头 渔船
    """
  )
}
