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
    "describe facts; describe 句子表; show relations; show columns; show functions",
    #"show metrics ~ "率"; show agencies ～ “公安”; show years; check select avg(rate)"#,
    "select case when a > 1 then 'x' when b then 'y' else 'z' end, case a when 1 then 2 end as end",
    "select cast(a as int), cast(b || 'x' as `text`) where a is distinct from b or a is not distinct from null",
    "select * except (id, span_start) from facts",
    "select all * from a where exists (select all 1)",
    "select year, count(all value) group by all order by all desc nulls first",
    "select sum(value) filter (where unit = '起'), string_agg(distinct metric, '、') from facts",
    "select row_number() over (), lag(rate, 1) over (partition by agency order by year desc, id) as filter",
    "select sum(v) over (order by y rows between 2 preceding and current row), sum(v) over (rows unbounded preceding), end, over, rows, row, current",
    "select avg(v) filter (where v > 0) over (partition by a, b rows between 1 + 1 following and unbounded following)",
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
    "select left, inner, cross, outer from left left join cross on left.inner = cross.outer",
    "select exists, (select max(x) from t) as top from exists where exists (select 1 from u where u.a = exists.a)",
    "select a where a not in (select b from u) and not exists (with c as (select 1) select * from c)",
    "let closing = select agency, rate where metric ~ /(结案|办结)率/; select * from closing where year >= $since",
    "param since int = 2023; param name; param p percent = 90% / 2; select let, param from t where a / $since / 2 > 1",
    #"load "人口.csv" as population; load 'it''s.tsv' as `p q`; select load from load"#,
    #"select agency, year, rate where concept="结案率" pivot year"#,
    "select a, b, max(c) from t group by a, b pivot b in (1, -2, 'x') order by a limit 3",
    "(select a from t order by a limit 2) union ((select b from u) except select c from v order by 1) order by 1 offset 1",
    "((select 1)); select ((select 1) + 2), ((select 3)), a in ((select 4), 5), exists ((select 6) intersect (select 7))",
    "select * from ((select a from t) union all (with u as (select 1) select * from u)) as s where b in ((select c) limit 1)",
    "let t = (select agency, year, rate) pivot year; explain (select 1) union (select 2)",
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
