import ReportText

/// The bodies of the whole state, and their names at the head of those of their local offices.
enum NationalBodies {
  /// How much of a name precedes the place: 国家税务总局 in 国家税务总局深圳市税务局.
  static func lead(of name: [UInt32]) -> Int {
    leads.match(name, at: 0, end: name.count)?.length ?? 0
  }

  /// Whether a name is that of a body of the whole state.
  static func holds(_ name: [UInt32]) -> Bool {
    starts.match(name, at: 0, end: name.count) != nil
      || ministries.match(name, at: 0, end: name.count)?.length == name.count
  }

  private static let leads = WordTable(
    """
    中共 中国共产党 中华人民共和国 国家税务总局 国家统计局 国家外汇管理局 国家金融监督管理总局 中国人民银行 中国证券监督管理委员会
    中国证监会 中国银行保险监督管理委员会 中国银保监会 中国银行业监督管理委员会 中国银监会 中国保监会 国家能源局 国家粮食和物资储备局 国家矿山安全监察局
    中国民用航空 民航 国家邮政局 财政部 国家林业和草原局
    """
  )
  private static let starts = WordTable(
    """
    最高人民 国家 中国 中华人民共和国 国务院 全国 中央 海关总署 公安部 司法部
    """
  )
  private static let ministries = WordTable(
    """
    外交部 国防部 教育部 科学技术部 科技部 工业和信息化部 民政部 财政部 人力资源和社会保障部 自然资源部 国土资源部 生态环境部
    环境保护部 住房和城乡建设部 住房城乡建设部 交通运输部 交通部 铁道部 水利部 农业农村部 农业部 商务部 文化和旅游部 文化部
    卫生部 退役军人事务部 应急管理部 人民银行 审计署 监察部 中共中央
    """
  )
}
