import ReportText

extension SyntaxIssue {
  /// A form of other dialects of SQL that is written otherwise here.
  public enum ForeignForm: Hashable, Sendable, CaseIterable {
    /// `select top 10 agency`
    case top
    /// `limit 5, 10`
    case limitComma
    /// `fetch first 10 rows only`
    case fetch
    /// `x ilike "a%"`
    case ilike
    /// `x regexp "a"`, `x rlike "a"`, `x similar to "a"`
    case regexp
    /// `x isnull`
    case isNull
    /// `x notnull`
    case notNull
    /// `right join`
    case rightJoin
    /// `full join`
    case fullJoin
    /// `natural join`
    case naturalJoin
    /// `x glob "a*"`
    case glob
    /// `x like "a!%" escape "!"`
    case escape
    /// `x = any (select …)`, `x > all (select …)`
    case quantified
    /// `(a, b) = (1, 2)`
    case rowValue
    /// `over w`, `window w as (…)`
    case namedWindow
    /// `with recursive`
    case recursive
    /// `with t(a, b) as (…)`
    case namedColumns
    /// `cast(x as varchar(10))`
    case typeLength
  }
}

extension SyntaxIssue.ForeignForm {
  /// How the form is written elsewhere.
  var written: String {
    switch self {
    case .top: "top"
    case .limitComma: "limit …, …"
    case .fetch: "fetch"
    case .ilike: "ilike"
    case .regexp: "regexp"
    case .isNull: "isnull"
    case .notNull: "notnull"
    case .rightJoin: "right join"
    case .fullJoin: "full join"
    case .naturalJoin: "natural join"
    case .glob: "glob"
    case .escape: "escape"
    case .quantified: "any (…), all (…)"
    case .rowValue: "(…, …)"
    case .namedWindow: "window … as"
    case .recursive: "with recursive"
    case .namedColumns: "with t(…) as"
    case .typeLength: "type(…)"
    }
  }

  /// What is written here instead.
  var advice: Wording {
    switch self {
    case .top, .fetch:
      Wording("write `limit 10` at the end of the query", "请在查询末尾写 `limit 10`")
    case .limitComma:
      Wording(
        "the rows to pass over go behind `offset`: `limit 10 offset 5`",
        "跳过的行数写在 `offset` 之后：`limit 10 offset 5`"
      )
    case .ilike:
      Wording(
        "`~` asks whether a text contains another, whatever the case: `agency ~ \"x\"`",
        "`~` 问是否含有，不分大小写：`agency ~ \"x\"`"
      )
    case .regexp:
      Wording("a regular expression goes behind `~`: `~ /…/`", "正则表达式写在 `~` 之后：`~ /…/`")
    case .isNull: Wording("write `is null`", "请写 `is null`")
    case .notNull: Wording("write `is not null`", "请写 `is not null`")
    case .rightJoin:
      Wording(
        "write the other relation first, and `left join`",
        "请先写另一个关系，再用 `left join`"
      )
    case .fullJoin:
      Wording(
        "`left join` keeps the rows of one side; `union` adds those of the other",
        "`left join` 保留一边的行，再用 `union` 加上另一边的"
      )
    case .naturalJoin:
      Wording("name the columns: `join … using (…)`", "请写出列：`join … using (…)`")
    case .glob:
      Wording(
        "write `like` with `%` and `_`, or a pattern: `~ /…/`",
        "请用 `like`，其中写 `%` 和 `_`；或用正则表达式：`~ /…/`"
      )
    case .escape:
      Wording("`~` takes `%` and `_` as they are written", "`~` 按原样查找 `%` 和 `_`")
    case .quantified:
      Wording(
        "write `in (select …)`, or compare with `(select max(…) …)`",
        "请写 `in (select …)`，或与 `(select max(…) …)` 比较"
      )
    case .rowValue:
      Wording(
        "write the values one by one: `a = 1 and b = 2`",
        "请逐个写：`a = 1 and b = 2`"
      )
    case .namedWindow:
      Wording(
        "write the window where it is used: `over (partition by … order by …)`",
        "请把窗口写在用到它的地方：`over (partition by … order by …)`"
      )
    case .recursive:
      Wording("a query does not read itself", "查询不能读取自己")
    case .namedColumns:
      Wording(
        "name the columns within: `with t as (select … as a)`",
        "请在里面给列取名：`with t as (select … as a)`"
      )
    case .typeLength:
      Wording("types stand without a length", "类型后面不写长度")
    }
  }
}
