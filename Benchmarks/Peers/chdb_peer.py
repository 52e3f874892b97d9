"""ClickHouse in the process: the Memory engine, all text as String, or what repeats as LowCardinality."""

import chdb
import chdb.session

from facts import CODED, COLUMNS, INTEGERS, NUMBERS
from peer import Peer, SENTENCE, PATTERN, METRICS, AGENCY


class ChDB(Peer):
    name = "chdb"
    version = chdb.__version__
    codes = False

    def load(self):
        self.session = chdb.session.Session()
        names = self.present(COLUMNS, source=not self.codes)
        self.execute(
            f"create table facts ({', '.join(f'`{name}` {self.type(name)}' for name in names)}) engine = Memory"
        )
        source = "concat(report, '.txt:', toString(line), ':', toString(`column`)) as source"
        columns = ", ".join(source if name == "source" else f"`{name}`" for name in names)
        # One thread keeps the order of the rows.
        self.execute(
            f"""insert into facts select {columns} from file('{self.parquet}', Parquet)
            settings max_insert_threads = 1, max_threads = 1, input_format_parquet_preserve_order = 1"""
        )

    def type(self, name):
        if name in INTEGERS:
            return "Int32"
        if name in NUMBERS:
            return "Nullable(Float64)"
        nullable = name in "city county concept object unit bound trend baseline".split()
        text = "Nullable(String)" if nullable else "String"
        return f"LowCardinality({text})" if self.codes and name in CODED else text

    def execute(self, statement):
        self.session.query(statement)

    def run(self, *statements):
        return [
            self.session.query(f"{statement} settings max_threads = {self.threads}", "ArrowTable")
            for statement in statements
        ]

    def row(self):
        return ", ".join(COLUMNS)

    def q1(self):
        return self.run("select agency, rate from facts where year = 2025 and metric like '%结案率%'")

    def q2(self):
        return self.run(
            """select agency, rate from facts where year = 2025 and metric like '%结案率%'
            order by rate desc nulls last limit 20"""
        )

    def q3(self):
        return self.run(
            """select province, year, count(), avg(rate) from facts where kind = 'rate'
            group by province, year"""
        )

    def q4(self):
        return self.run(
            """select agency, sum(value) as total from facts where unit = '件' and year >= 2020
            group by agency order by total desc nulls last limit 20"""
        )

    def q5(self):
        # One scan counts and finds the first hundred; the second reads those alone.
        found = self.run(
            f"""select count() as n, groupArraySorted(100)(id) as ids from facts
            where sentence like '%{SENTENCE}%'"""
        )[0]
        count, ids = found["n"][0].as_py(), found["ids"][0].as_py()
        first = self.run(
            f"""select id, agency, year, sentence from facts where id in {tuple(ids)}
            order by id limit 100"""
        )
        return [[(count,)]] + first

    def q6(self):
        return self.run(f"select count() from facts where match(sentence, '{PATTERN}')")

    def q7(self):
        return self.run(
            """with yearly as (
              select agency, metric, year, avg(rate) as mean from facts
              where metric like '%率%' and kind = 'rate' and rate is not null
              group by agency, metric, year
            )
            select agency, metric, year, mean - lagInFrame(mean) over (
              partition by agency, metric order by year rows between 1 preceding and current row
            ) as rise
            from yearly order by rise desc nulls last limit 20"""
        )

    def q8(self):
        return self.run(
            """select concept, uniqExact(metric), count() as n from facts
            group by concept order by n desc"""
        )

    def q9(self):
        return self.run(
            f"""select {self.row()} from facts where agency = '{AGENCY[0]}' and year = {AGENCY[1]}
            order by id"""
        )

    def q10(self):
        return self.run(
            f"""select agency, year, metric, value, unit from facts
            where metric in {METRICS} and province = '广东省' and year between 2021 and 2025
            order by year, agency, metric, id limit 100"""
        )


class ChDBLowCardinality(ChDB):
    name = "chdb-lowcardinality"
    codes = True

    def row(self):
        source = "concat(report, '.txt:', toString(line), ':', toString(`column`)) as source"
        return ", ".join(source if name == "source" else name for name in COLUMNS)
