import ReportFacts
import ReportText

extension Distractor {
  /// Why a number is no fact.
  var words: Wording {
    switch self {
    case .partOfName:
      Wording(
        "the number is a piece of a longer token or an ordinal",
        "这个数是更长的词或序数的一部分"
      )
    case .title: Wording("the number is part of the title of a document", "这个数在文件名称里")
    case .date: Wording("the number is a year, a date or a time", "这个数是年份、日期或时刻")
    case .age: Wording("the number is an age", "这个数是年龄")
    case .nameOfThing:
      Wording(
        "the number names something: a hotline, a road, a meeting",
        "这个数是名称：热线、道路、会议"
      )
    case .quotation:
      Wording(
        "the number is part of a slogan or name between quotation marks",
        "这个数在引号里的口号或名称中"
      )
    case .threshold:
      Wording(
        "the number is a limit that says what another figure counts",
        "这个数是界限，说明另一个数计的是什么"
      )
    case .chineseNumeral:
      Wording(
        "the Chinese numeral counts nothing of the year's work",
        "这个汉字数字计的不是当年的工作"
      )
    case .noMeasureWord:
      Wording(
        "no measure word follows, and nothing else says that it is a figure",
        "后面没有量词，也没有别的迹象表明它是数据"
      )
    }
  }
}

extension MetricRule {
  /// How the metric was found.
  var words: Wording {
    switch self {
    case .phraseBefore: Wording("the phrase before the figure", "数字前面的短语")
    case .phraseBeforeChange:
      Wording("the phrase before the words of the change", "表示变化的词前面的短语")
    case .nounBehind: Wording("the noun behind the figure", "数字后面的名词")
    case .listItem:
      Wording(
        "an item of a list, with the verb that opened the list",
        "并列的一项，带上开头的动词"
      )
    case .topicAndPhrase:
      Wording("a bare measure, with what was spoken of before", "单独的量，带上前文所说的事物")
    case .sameAsBefore: Wording("what the figure before measured", "与前一个数字相同的指标")
    case .levelBefore: Wording("the level before: from one to the other", "由此至彼的起点")
    case .earlierClause:
      Wording(
        "the clause before, since the figure's own names nothing",
        "前一分句，因为本分句没有指标"
      )
    case .earlierSentence:
      Wording(
        "the sentence before, since the figure's own names nothing",
        "前一句，因为本句没有指标"
      )
    case .distribution:
      Wording(
        "one of the items that the figures are distributed over",
        "各数字分别对应的几项之一"
      )
    case .table: Wording("the heads of the table's row and column", "表格的行头和列头")
    case .trend: Wording("the phrase before the words of the trend", "表示趋势的词前面的短语")
    }
  }
}

extension FigureExplanation.Part.Sort {
  /// What the piece is called.
  var chinese: String {
    switch self {
    case .approximator: "约数词"
    case .number: "数"
    case .measureWord: "量词"
    case .trend: "趋势"
    }
  }
}

extension FigureExplanation.Candidate.Place {
  /// Where the phrase stands.
  var chinese: String {
    switch self {
    case .before: "前面"
    case .behind: "后面"
    case .earlierClause: "前一分句"
    }
  }
}
