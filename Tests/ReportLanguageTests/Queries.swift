import ReportLanguage
import ReportText

/// The queries that the language was designed by; each is read in several tests.
enum Queries {
  static let valid = [
    #"select agency, rate where year=2025 and metric~"化解率""#,
    "select agency, rate where rate >= 90% order by rate desc limit 10",
    #"select province, year, count(*) as 条数, avg(rate) where kind="rate" group by province, year"#,
    #"select agency, metric, value, unit where value > 1万 and bound = "exact""#,
    "select agency, metric, change, baseline where change < 0 order by change",
    #"select 机构, 指标, 比率 where 年份=2023 且 指标~"办结率""#,
    "select 机构，比率 where 年份＝2023且指标～“初信初访”",
    #"select text from sentences where text ~ "电信网络诈骗" and facts > 0"#,
    "select agency, metric ~ /(结案|办结)率$/ as closing from facts",
    #"select f.agency, f.value / 2 as half from facts f where f.concept = "刑事案件立案""#,
    "select sum(value), min(value), count(distinct agency) having count(*) > 2亿",
    "select 1+1, -2 div 3, 7 % 2, not (true or false and null)",
    "select a where a between 1 and 2 and b not in (1, 2) or c is not null and d not like '%率'",
    "select distinct a from `from` order by a asc nulls first, b desc limit 1+1 offset 3",
    "explain select * from reports; cite 3",
    """
    with rates as (select agency, year, avg(rate) as r where kind="rate" group by agency, year)
      select agency, year, r from rates order by r
    """,
    """
    select f.agency, f.value / p.population as per_head
      from facts f join population p on f.division = p.code and f.year = p.year
      where f.concept = "刑事案件立案"
    """,
    "select f.*, 1 from a f, (select 1 as x) as s left outer join b using (x, y) cross join c",
    "select left, inner, cross, outer, all from left left join cross on left.all = cross.outer",
    "select exists, (select max(x) from t) as top from exists where exists (select 1 from u where u.a = exists.a)",
    "select a where a not in (select b from u) and not exists (with c as (select 1) select * from c)",
    "let closing = select agency, rate where metric ~ /(结案|办结)率/; select * from closing where year >= $since",
    "param since int = 2023; param name; param p percent = 90% / 2; select let, param from t where a / $since / 2 > 1",
    #"select agency, year, rate where concept="结案率" pivot year"#,
    "select a, b, max(c) from t group by a, b pivot b in (1, -2, 'x') order by a limit 3",
    "select a from t union all select b from u intersect select 1 except select 2 order by 1 limit 3",
  ]
}

/// A text under the name that messages call it by.
func source(_ text: String) -> SourceText { SourceText(name: "query", text) }

/// The statements of a text as the printer writes them, or what is wrong with it, as drawn.
func canonical(_ text: String) -> String {
  let script = Script.parse(source(text))
  guard script.issues.isEmpty else { return drawn(script) }
  return script.statements.compactMap(\.runnable).map(SyntaxPrinter.print).joined(separator: "; ")
}

/// All issues of a script as a person sees them.
func drawn(_ script: ParsedScript) -> String {
  let renderer = DiagnosticRenderer(script.source)
  return script.diagnostics.map(renderer.render).joined(separator: "\n")
}

/// What is wrong with a text, as drawn; empty where nothing is.
func diagnose(_ text: String) -> String { drawn(Script.parse(source(text))) }
