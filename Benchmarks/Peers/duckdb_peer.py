"""DuckDB: all text as VARCHAR, or what repeats as ENUM."""

import duckdb

from facts import CODED, COLUMNS
from peer import Peer, SENTENCE, PATTERN, METRICS, AGENCY

Q7 = """
with yearly as (
  select agency, metric, year, avg(rate) as mean from facts
  where {rates} and kind = 'rate' and rate is not null group by agency, metric, year
)
select agency, metric, year,
  mean - lag(mean) over (partition by agency, metric order by year) as rise
from yearly order by rise desc nulls last limit 20
"""


class DuckDB(Peer):
    name = "duckdb"
    version = duckdb.__version__

    def load(self):
        self.database = duckdb.connect(config={"threads": self.threads})
        self.database.execute("set enable_progress_bar = false")
        self.database.execute("attach ':memory:' as memory_facts (compress)")
        self.database.execute("use memory_facts")
        self.create()

    def create(self):
        self.database.execute(f"create table facts as select {self.columns()} from '{self.parquet}'")

    def columns(self):
        source = "report || '.txt:' || line || ':' || \"column\" as source"
        return ", ".join(source if name == "source" else name for name in self.present(COLUMNS))

    def run(self, *statements):
        tables = [self.database.sql(statement).to_arrow_table() for statement in statements]
        return tables

    def metrics(self, text):
        return f"contains(metric, '{text}')"

    def any_metric(self):
        return f"metric in {METRICS}"

    def row(self):
        return ", ".join(COLUMNS)

    def q1(self):
        return self.run(
            f"select agency, rate from facts where year = 2025 and {self.metrics('结案率')}"
        )

    def q2(self):
        return self.run(
            f"""select agency, rate from facts where year = 2025 and {self.metrics('结案率')}
            order by rate desc nulls last limit 20"""
        )

    def q3(self):
        return self.run(
            """select province, year, count(*), avg(rate) from facts where kind = 'rate'
            group by province, year"""
        )

    def q4(self):
        return self.run(
            """select agency, sum(value) as total from facts where unit = '件' and year >= 2020
            group by agency order by total desc nulls last limit 20"""
        )

    def q5(self):
        # The second stops after the first hundred: the order of rows is kept.
        return self.run(
            f"select count(*) from facts where contains(sentence, '{SENTENCE}')",
            f"""select id, agency, year, sentence from facts where contains(sentence, '{SENTENCE}')
            limit 100""",
        )

    def q6(self):
        # Looking for the fixed beginnings first is quicker than the expression alone.
        return self.run(
            f"""select count(*) from facts
            where (contains(sentence, '结案率') or contains(sentence, '办结率'))
            and regexp_matches(sentence, '{PATTERN}')"""
        )

    def q7(self):
        return self.run(Q7.format(rates=self.metrics("率")))

    def q8(self):
        return self.run(
            # Grouping twice is quicker than counting the distinct ones.
            """select concept, count(*), sum(n) as n from (
              select concept, metric, count(*) as n from facts group by concept, metric
            ) group by concept order by n desc"""
        )

    def q9(self):
        return self.run(
            f"select {self.row()} from facts where agency = '{AGENCY[0]}' and year = {AGENCY[1]}"
        )

    def q10(self):
        return self.run(
            f"""select agency, year, metric, value, unit from facts
            where {self.any_metric()} and province = '广东省' and year between 2021 and 2025
            order by year, agency, metric, id limit 100"""
        )


class DuckDBEnum(DuckDB):
    """What repeats is an ENUM; `source` is put together when it is asked for."""

    name = "duckdb-enum"

    def load(self):
        # Compression would unpack the codes at every scan.
        self.database = duckdb.connect(config={"threads": self.threads})
        self.database.execute("set enable_progress_bar = false")
        self.create()

    def create(self):
        for name in CODED:
            self.database.execute(
                f"""create type {name}_enum as enum (select distinct {name} from '{self.parquet}'
                where {name} is not null order by {name})"""
            )
        columns = ", ".join(
            f"{name}::{name}_enum as {name}" if name in CODED else f'"{name}"'
            for name in self.present(COLUMNS, source=False)
        )
        self.database.execute(f"create table facts as select {columns} from '{self.parquet}'")

    def metrics(self, text):
        # Asked once a text of the ENUM; a join with a table of the texts takes four times as long.
        return f"contains(metric::varchar, '{text}')"

    def any_metric(self):
        # `in` compares texts.
        return "(" + " or ".join(f"metric = '{metric}'" for metric in METRICS) + ")"

    def row(self):
        source = "concat(report, '.txt:', line, ':', \"column\") as source"
        return ", ".join(source if name == "source" else name for name in COLUMNS)
