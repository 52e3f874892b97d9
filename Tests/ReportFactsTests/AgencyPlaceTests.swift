import ReportText
import Testing

@testable import ReportFacts

/// A body, the year of its report, what else its report says, and the path and code of its place.
struct PlaceCase: CustomTestStringConvertible, Sendable {
  var agency: String
  var year: Int
  var text: String
  var path: String?
  var code: String?
  var testDescription: String { agency + (text.isEmpty ? "" : "：" + text) }

  init(
    _ agency: String,
    _ path: String?,
    _ code: String? = nil,
    year: Int = 2023,
    text: String = ""
  ) {
    self.agency = agency
    self.path = path
    self.code = code
    self.year = year
    self.text = text
  }
}

@Suite struct AgencyPlaceTests {
  private func check(_ example: PlaceCase) {
    let document = LogicalText(SourceText(name: "t", example.text))
    let header = HeaderClassifier(document: document)
      .completed(ReportHeader(agency: example.agency, year: example.year))
    #expect(header.region?.path == example.path)
    if let code = example.code { #expect(header.region?.code == code) }
  }

  @Test(arguments: [
    PlaceCase("开平市公安局", "广东省/江门市/开平市", "440783"),
    PlaceCase("江门市公安局", "广东省/江门市", "440700"),
    PlaceCase("泾源县公安局", "宁夏回族自治区/固原市/泾源县", "640424"),
    PlaceCase("汕头市公安局", "广东省/汕头市", "440500"),
    PlaceCase("正定县人民法院", "河北省/石家庄市/正定县", "130123"),
    PlaceCase("平遥县人民检察院", "山西省/晋中市/平遥县", "140728"),
    PlaceCase("昆山市市场监督管理局", "江苏省/苏州市/昆山市", "320583"),
    PlaceCase("义乌市生态环境局", "浙江省/金华市/义乌市", "330782"),
    PlaceCase("武夷山市财政局", "福建省/南平市/武夷山市", "350782"),
    PlaceCase("井冈山市民政局", "江西省/吉安市/井冈山市", "360881"),
    PlaceCase("曲阜市司法局", "山东省/济宁市/曲阜市", "370881"),
    PlaceCase("兰考县教育体育局", "河南省/开封市/兰考县", "410225"),
    PlaceCase("凤凰县统计局", "湖南省/湘西土家族苗族自治州/凤凰县", "433123"),
    PlaceCase("荔波县卫生健康局", "贵州省/黔南布依族苗族自治州/荔波县", "522722"),
    PlaceCase("敦煌市公安局", "甘肃省/酒泉市/敦煌市", "620982"),
    PlaceCase("京山市公安局", "湖北省/荆门市/京山市", "420882"),
    PlaceCase("辛集市人民法院", "河北省/石家庄市/辛集市", "130181"),
    PlaceCase("瓦房店市司法局", "辽宁省/大连市/瓦房店市", "210281"),
    PlaceCase("公主岭市人民检察院", "吉林省/长春市/公主岭市", "220184"),
    PlaceCase("绥芬河市公安局", "黑龙江省/牡丹江市/绥芬河市", "231081"),
    PlaceCase("巢湖市人民检察院", "安徽省/合肥市/巢湖市", "340181"),
    PlaceCase("滕州市公安局", "山东省/枣庄市/滕州市", "370481"),
    PlaceCase("长沙县公安局", "湖南省/长沙市/长沙县", "430121"),
    PlaceCase("隆林县公安局", "广西壮族自治区/百色市/隆林各族自治县", "451031"),
    PlaceCase("三亚市崖州区综合行政执法局", "海南省/三亚市/崖州区", "460205"),
    PlaceCase("汶川县公安局", "四川省/阿坝藏族羌族自治州/汶川县", "513221"),
    PlaceCase("景洪市人民法院", "云南省/西双版纳傣族自治州/景洪市", "532801"),
    PlaceCase("日喀则市桑珠孜区人民政府", "西藏自治区/日喀则市/桑珠孜区", "540202"),
    PlaceCase("韩城市公安局", "陕西省/渭南市/韩城市", "610581"),
    PlaceCase("天祝县公安局", "甘肃省/武威市/天祝藏族自治县", "620623"),
    PlaceCase("玉树市人民法院", "青海省/玉树藏族自治州/玉树市", "632701"),
    PlaceCase("利通区人民政府", "宁夏回族自治区/吴忠市/利通区", "640302"),
    PlaceCase("巴音郭楞蒙古自治州库尔勒市公安局", "新疆维吾尔自治区/巴音郭楞蒙古自治州/库尔勒市", "652801"),
    PlaceCase("大兴安岭地区加格达奇区人民法院", "黑龙江省/大兴安岭地区/加格达奇区", "232761"),
    PlaceCase("香港特别行政区政府", "香港特别行政区", "810000"),
    PlaceCase("公安县人民政府", "湖北省/荆州市/公安县", "421022"),
    PlaceCase("芒市公安局", "云南省/德宏傣族景颇族自治州/芒市", "533103"),
  ])
  func aCountyIsFoundWithoutItsProvince(_ example: PlaceCase) { check(example) }

  @Test(arguments: [
    PlaceCase("江门市公安局蓬江分局", "广东省/江门市/蓬江区", "440703"),
    PlaceCase("宜春市公安局袁州分局", "江西省/宜春市/袁州区", "360902"),
    PlaceCase("福州市公安局鼓楼分局", "福建省/福州市/鼓楼区", "350102"),
    PlaceCase("南京市公安局鼓楼分局", "江苏省/南京市/鼓楼区", "320106"),
    PlaceCase("广州市公安局黄埔区分局", "广东省/广州市/黄埔区", "440112"),
    PlaceCase("重庆市公安局渝中区分局", "重庆市/渝中区", "500103"),
    PlaceCase("上海市公安局浦东分局", "上海市/浦东新区", "310115"),
    PlaceCase("成都市生态环境局武侯分局", "四川省/成都市/武侯区", "510107"),
    PlaceCase("长沙市自然资源和规划局望城区分局", "湖南省/长沙市/望城区", "430112"),
    PlaceCase("江门市公安局交通警察支队蓬江大队", "广东省/江门市/蓬江区", "440703"),
  ])
  func aBranchLiesInTheDistrictBeforeItsLastPart(_ example: PlaceCase) { check(example) }

  @Test(arguments: [
    PlaceCase("广州市公安局高新区分局", "广东省/广州市", "440100"),
    PlaceCase("西安市公安局高新分局", "陕西省/西安市", "610100"),
    PlaceCase("合肥经济技术开发区管理委员会", "安徽省/合肥市", "340100"),
    PlaceCase("河北雄安新区公安局", "河北省", "130000"),
    PlaceCase("东莞市公安局南城分局", "广东省/东莞市", "441900"),
    PlaceCase("苏州工业园区人民法院", "江苏省/苏州市", "320500"),
    PlaceCase("青岛西海岸新区综合行政执法局", "山东省/青岛市", "370200"),
    PlaceCase("贵安新区管理委员会", "贵州省", "520000"),
    PlaceCase("杨凌示范区管理委员会", "陕西省/咸阳市/杨陵区", "610403"),
    PlaceCase("武汉东湖新技术开发区管理委员会", "湖北省/武汉市", "420100"),
    PlaceCase("昆明市公安局水上分局", "云南省/昆明市", "530100"),
  ])
  func developmentZonesKeepProvinceAndCity(_ example: PlaceCase) { check(example) }

  @Test(arguments: [
    PlaceCase("上海市人民政府办公厅", "上海市", "310000"),
    PlaceCase("上海市浦东新区人民政府", "上海市/浦东新区", "310115"),
    PlaceCase("北京市朝阳区人民法院", "北京市/朝阳区", "110105"),
    PlaceCase("天津市滨海新区公安局", "天津市/滨海新区", "120116"),
    PlaceCase("重庆市石柱土家族自治县人民检察院", "重庆市/石柱土家族自治县", "500240"),
    PlaceCase("石景山区教育委员会", "北京市/石景山区", "110107"),
    PlaceCase("北京市第一中级人民法院", "北京市", "110000"),
    PlaceCase("重庆两江新区管理委员会", "重庆市/两江新区", "500157", year: 2026),
  ])
  func municipalitiesHaveNoCity(_ example: PlaceCase) { check(example) }

  @Test(arguments: [
    PlaceCase("仙桃市公安局", "湖北省/仙桃市", "429004"),
    PlaceCase("济源市人民法院", "河南省/济源市", "419001"),
    PlaceCase("神农架林区人民政府", "湖北省/神农架林区", "429021"),
    PlaceCase("琼海市公安局", "海南省/琼海市", "469002"),
    PlaceCase("海南省陵水黎族自治县统计局", "海南省/陵水黎族自治县", "469028"),
    PlaceCase("石河子市公安局", "新疆维吾尔自治区/石河子市", "659001"),
    PlaceCase("新疆生产建设兵团第一师阿拉尔市公安局", "新疆维吾尔自治区/阿拉尔市", "659002"),
  ])
  func countiesUnderTheirProvinceHaveNoCity(_ example: PlaceCase) { check(example) }

  @Test(arguments: [
    PlaceCase("楚雄州民政局", "云南省/楚雄彝族自治州", "532300"),
    PlaceCase("大理州公安局", "云南省/大理白族自治州", "532900"),
    PlaceCase("大理市公安局", "云南省/大理白族自治州/大理市", "532901"),
    PlaceCase("恩施土家族苗族自治州中级人民法院", "湖北省/恩施土家族苗族自治州", "422800"),
    PlaceCase("延边州人民检察院", "吉林省/延边朝鲜族自治州", "222400"),
    PlaceCase("甘孜藏族自治州康定市人民法院", "四川省/甘孜藏族自治州/康定市", "513301"),
    PlaceCase("塔城市公安局", "新疆维吾尔自治区/塔城地区/塔城市", "654201"),
    PlaceCase("塔城地区公安局", "新疆维吾尔自治区/塔城地区", "654200"),
    PlaceCase("伊犁哈萨克自治州阿勒泰地区布尔津县公安局", "新疆维吾尔自治区/阿勒泰地区/布尔津县", "654321"),
    PlaceCase("锡林郭勒盟公安局", "内蒙古自治区/锡林郭勒盟", "152500"),
    PlaceCase("鄂伦春旗公安局", "内蒙古自治区/呼伦贝尔市/鄂伦春自治旗", "150723"),
    PlaceCase("阿鲁科尔沁旗人民检察院", "内蒙古自治区/赤峰市/阿鲁科尔沁旗", "150421"),
    PlaceCase("峨边县公安局", "四川省/乐山市/峨边彝族自治县", "511132"),
    PlaceCase("积石山保安族东乡族撒拉族自治县人民政府", "甘肃省/临夏回族自治州/积石山保安族东乡族撒拉族自治县", "622927"),
    PlaceCase("海西州格尔木市公安局", "青海省/海西蒙古族藏族自治州/格尔木市", "632801"),
    PlaceCase("拉萨市城关区人民政府", "西藏自治区/拉萨市/城关区", "540102"),
  ])
  func autonomousPlacesAnswerToShorterNames(_ example: PlaceCase) { check(example) }

  @Test(arguments: [
    PlaceCase("广东省高级人民法院", "广东省", "440000"),
    PlaceCase("青海省人民政府", "青海省", "630000"),
    PlaceCase("广西壮族自治区公安厅", "广西壮族自治区", "450000"),
    PlaceCase("新疆生产建设兵团统计局", "新疆维吾尔自治区", "650000"),
    PlaceCase("吉林省吉林市公安局", "吉林省/吉林市", "220200"),
    PlaceCase("海南省公安厅", "海南省", "460000"),
    PlaceCase("海南州公安局", "青海省/海南藏族自治州", "632500"),
    PlaceCase("国家税务总局深圳市税务局", "广东省/深圳市", "440300"),
    PlaceCase("国家统计局黑龙江调查总队", "黑龙江省", "230000"),
    PlaceCase("广州铁路运输中级法院", "广东省/广州市", "440100"),
    PlaceCase("中国证监会江苏监管局", "江苏省", "320000"),
    PlaceCase("政协开平市委员会", "广东省/江门市/开平市", "440783"),
    PlaceCase("中国人民银行江门市中心支行", "广东省/江门市", "440700"),
    PlaceCase("公安部", nil),
    PlaceCase("最高人民法院", nil),
    PlaceCase("国家市场监督管理总局", nil),
    PlaceCase("长江水利委员会", nil),
    PlaceCase("南海海事局", nil),
  ])
  func bodiesOfProvincesAndOfTheState(_ example: PlaceCase) { check(example) }

  @Test(arguments: [
    PlaceCase("鼓楼区人民政府", nil),
    PlaceCase("鼓楼区人民政府", "江苏省/徐州市/鼓楼区", "320302", text: "徐州市鼓楼区位于徐州市中心。"),
    PlaceCase("朝阳区人民政府", "吉林省/长春市/朝阳区", "220104", text: "在长春市委领导下，北京市对口支援。长春市。"),
    PlaceCase("朝阳区人民政府", nil, text: "与北京市、长春市交流。"),
    PlaceCase("城关区教育局", "甘肃省/兰州市/城关区", "620102", text: "兰州市七里河区与我区合作，兰州市。"),
    PlaceCase("新城区人民政府", "陕西省/西安市/新城区", "610102", text: "西安市新城区"),
    PlaceCase("呼和浩特市新城区人民政府", "内蒙古自治区/呼和浩特市/新城区", "150102"),
    PlaceCase("乐山市市中区人民法院", "四川省/乐山市/市中区", "511102"),
    PlaceCase("长治市城区人民政府", "山西省/长治市/城区", "140402", year: 2012),
  ])
  func namesThatRepeatAreDecidedByWhatStandsAround(_ example: PlaceCase) { check(example) }

  @Test(arguments: [
    PlaceCase("襄樊市公安局", "湖北省/襄樊市", "420600", year: 2008),
    PlaceCase("樊城区人民法院", "湖北省/襄樊市/樊城区", "420606", year: 2008),
    PlaceCase("襄阳市公安局", "湖北省/襄阳市", "420600", year: 2015),
    PlaceCase("毕节地区行政公署", "贵州省/毕节地区", "522400", year: 2009),
    PlaceCase("毕节市公安局", "贵州省/毕节市", "520500", year: 2020),
    PlaceCase("毕节市公安局", "贵州省/毕节地区/毕节市", "522401", year: 2008),
    PlaceCase("大方县公安局", "贵州省/毕节地区/大方县", "522422", year: 2008),
    PlaceCase("大方县公安局", "贵州省/毕节市/大方县", "520521"),
    PlaceCase("巢湖市公安局", "安徽省/巢湖市", "341400", year: 2009),
    PlaceCase("巢湖市公安局", "安徽省/合肥市/巢湖市", "340181", year: 2016),
    PlaceCase("北京市崇文区人民政府", "北京市/崇文区", "110103", year: 2007),
    PlaceCase("莱芜市公安局", "山东省/莱芜市", "371200", year: 2015),
    PlaceCase("新民市公安局", "辽宁省/沈阳市/新民市", "210181"),
    PlaceCase("密云县公安局", "北京市/密云县", "110228", year: 2010),
    PlaceCase("密云区公安局", "北京市/密云区", "110118", year: 2018),
  ])
  func aReportFindsThePlacesOfItsTime(_ example: PlaceCase) { check(example) }

  @Test(arguments: [
    PlaceCase("市公安局", "广东省/江门市", text: "全市治安平稳。蓬江区、新会区、开平市、鹤山市警情下降。"),
    PlaceCase("县人民政府", "安徽省/安庆市/岳西县", text: "我代表岳西县人民政府报告。岳西县经济发展，安庆市支持。"),
    PlaceCase("", "广东省/江门市", text: "全市共办理案件。其中蓬江区5件，江海区3件，台山市2件。"),
    PlaceCase("", "广东省/江门市/开平市", text: "全市平稳。开平市警情下降，开平市创建平安，开平市在江门市领先。"),
    PlaceCase("", nil, text: "全县平稳。蓬江区、新会区、鹤山市支援。"),
    PlaceCase("自治区人民政府", "西藏自治区", text: "西藏自治区发展良好，拉萨市增长，日喀则市增长，西藏自治区。"),
    PlaceCase("", nil, text: "全市共办理案件。"),
    PlaceCase("", nil, text: "全县各乡镇和县直部门建成县级平台，乡镇和县直部门均接入。"),
    PlaceCase("", nil, text: "全市学习了广东省、江苏省、浙江省、山东省的做法。"),
  ])
  func aBodyWithoutAPlaceIsWhereItsTextIs(_ example: PlaceCase) { check(example) }
}
