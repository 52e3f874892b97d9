/// How the metric of a figure was found.
public enum MetricRule: String, Hashable, Sendable, CaseIterable {
  /// The phrase before the figure: `综治部门牵头化解率96.67%`.
  case phraseBefore
  /// The phrase before the words of a change: `收件量同比下降19.23%`.
  case phraseBeforeChange
  /// The noun behind the figure: `30多场“周末检验专场”`.
  case nounBehind
  /// An item of a list, with the verb that opened the list: `检查网吧3家、台球室2家`.
  case listItem
  /// A bare measure, with what the clause or figure before spoke of: `…,审核通过率100%`.
  case topicAndPhrase
  /// What the figure before measured.
  case sameAsBefore
  /// The second level of a change has the metric of the first: `由7天延长至14天`.
  case levelBefore
  /// The clause before, where the figure's own names nothing.
  case earlierClause
  /// What the sentence before speaks of, where the figure's own names nothing.
  case earlierSentence
  /// One of the items that figures are distributed over: `A和B分别为1件、2件`.
  case distribution
  /// The heads of a table's row and column.
  case table
  /// What stands before words that tell a rise or fall without a figure.
  case trend
}
