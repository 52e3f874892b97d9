import ReportText

/// Verbs of public bodies' reports.
enum Verbs {
  /// Verbs that open the phrase of what was done, hardly ever part of a noun.
  static let opening = WordTable(
    """
    开展 召开 举办 组织 组织开展 组织召开 主持召开 主持 发放 发送 印发 制发 发出 发布 公开 公示 推送 刊发 编发 编印 查处 查获 破获 侦破
    抓获 收缴 缴获 没收 扣押 查扣 摆放 悬挂 张贴 征求 征集 收集 接待 受理 接收 接转 处置 化解 调处 排查 整改 核查 审结 审执结 审核
    出动 投入 组建 成立 设立 建成 新建 建立 增配 配备 购置 采购 邀请 聘请 聘任 选聘 参加 下发 制定 制订 出台 修订 完善 解答 提供 解决
    追回 挽回 止付 冻结 拦截 劝阻 移送 起诉 提起 批捕 批准 逮捕 刑拘 约谈 处罚 罚没 吊销 责令 取缔 关停 捣毁 打掉 端掉 侦办
    救助 帮扶 走访 慰问 检查 抽查 巡查 抽检 检验 检测 督办 督导 督查 查封 执结 办结 办理 审理 判处 判决 裁定 宣告 监督
    纠正 提出 采纳 追捕 追诉 追缴 执行 发现 整治 拆除 淘汰 完成 实施 建设 改造 开工 新增 增加 减少 培训 轮训 服务 惠及 覆盖
    整合 梳理 取消 下放 承接 清理 废止 立 立案 结案 备案 登记 注册 签发 核发 换发 颁发 获得 荣获 获评 获赠 表彰 奖励 收到 答复
    回复 回应 回访 转办 交办 移交 通报 曝光 挂牌 创建 打造 培育 认定 引进 签订 签署 化解各类 帮助 指导 调解 落实 专题学习
    推出 设置 设定 开设 布设 安装 更新 升级 启用 运行 投放 悬挂 播放 播出 制作 拍摄 转发 讲授 讲解 选派 派出 抽调 招录 招聘
    晋升 选拔 调整 处理 处分 问责 查办 查结 侦结 缉捕 抓捕 劝投 劝返 遣返 打击 铲除 摧毁 查控 查验 收押 收治 戒治 安置 帮教
    解除 减免 退还 返还 兑付 拨付 补助 发起 争取 筹集 实现 支出 安排 下达 落实 收回 盘活 退出 清退 整顿 作出 形成 出具
    送达 公布 录入 采集 归集 汇集 归档 评查 评估 评选 复核 听取 研究 审议 审查 办复 牵头 联合 参与 协助 配合 支持 保障
    确认 免除 不起诉 抗诉 提审 改判 发回 维持 驳回 撤销 变更 免费 赠送 捐赠 捐款 栽植 种植 养护 修复 治理 绿化 清运 清除
    补种 督促 敦促 追究 惩处 惩治 严惩 适用 封存 开出 开具 开行 发运 新收 接处 接报 接听 接警 核实 化验 监测 监管 巡检 开通 新开通 优化 新改建
    """
  )
  /// Verbs that open the phrase of what was done even behind other words of the clause.
  static let cutting = WordTable(
    """
    开展 召开 举办 组织开展 组织召开 主持召开 发放 发送 印发 制发 发出 发布 刊发 编发 编印 查处 查获 破获 侦破 抓获 收缴 缴获 摆放 悬挂
    张贴 征求 征集 收集 接待 受理 接收 组建 成立 设立 建成 新建 增配 配备 购置 邀请 下发 制定 制订 出台 修订 解答 提供 解决 追回
    挽回 打掉 查封 执结 办结 审结 提出 推出 设置 开设 启用 选派 派出 抽调 招录 作出 形成 出具 拨付 走访 慰问 张贴 发表 播放 制作
    审执结 拆除 捣毁 取缔 吊销 约谈 责令 移送 聘请 聘任 签订 签署 核发 签发 颁发 挂牌 打造 培育 引进 追缴 止付 劝阻 拦截 出动 投入 抽检
    """
  )
  /// Characters behind a verb that make a noun of it: 推进会, 监督书, 检查站.
  static let nominalEnds = WordTable(
    """
    率 会上 会议室 书 点 量 数量 系统 平台 工作 机制 制度 机构 能力 水平 情况 期 期限 时间 程序 次数
    """
  )
  /// What makes a noun of a verb before it: 查处率, 服务业, 增加值.
  private static let nounEnds = WordTable("率 值 业 性 量 额 者 员 面积")
  /// What makes a noun of the second of two verbs: 制发指导性案例, 出动检查人员.
  private static let nounMakers = WordTable(
    "率 值 业 性 量 额 者 员 面积 站 室 型 式 书 点 规模 人员 人数 总数 总额 系统 平台 中心 程序"
  )
  /// Words that begin like those and are words of their own: 业户, 员工, 书面.
  private static let otherNouns = WordTable(
    """
    值班 值守 值勤 业户 业主 业务 业态 业绩 业余 员工 员额 点位 型材 书籍 书记 书画 书屋 书面 书信 量刑 量具 性侵 性教育 额度
    室内 室外 站点
    """
  )

  /// Whether a verb that ends at `index` is part of a noun; `isSecond` where a verb stands before it.
  static func isNoun(_ text: [UInt32], behind index: Int, end: Int, isSecond: Bool) -> Bool {
    (isSecond ? nounMakers : nounEnds).match(text, at: index, end: end) != nil
      && otherNouns.match(text, at: index, end: end) == nil
  }

  /// Verbs and prepositions that end a phrase whose noun stands behind the figure.
  static let closing = WordTable(
    """
    为 向 给 对 与 从 以 用 等 共 了 及 和 的 在 由 被 含 包括 包含 涉及 造成 导致 有 拥有 设 下设 内设 设有 辖 下辖 现辖 管辖 分 因 帮 替 使 让 把 将
    """
  )
  /// Words that cannot begin the noun behind a figure.
  static let noNoun = WordTable(
    """
    以上 以下 左右 进行 参与 参加 用于 并 和 及 与 等 均 全部 已 来 予以 移送 移交 提起 在 由 被评 被列 到 至 经 占 同比 较 比 环比 是
    为 涉及 涉案 达 组成 共 其中 分别 后 前 内 起 从 对 向 通过 以 按 将 把 又 也 还 即 则 全破 办结 结案 完成 到位
    进入 受到 获 荣获 被评 列入 纳入 下 时 居 位居 位列 排 排名 超 多 余 因 而 但 使 让 只 实现 覆盖 实行 得到 解决 就 能 可 要
    """
  )
}
