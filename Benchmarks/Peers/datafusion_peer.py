"""DataFusion: batches of Arrow in memory, all text as string views.

Dictionaries for what repeats were tried: they take less memory, but most queries take several times as long.
"""

import datafusion
import pyarrow as pa
import pyarrow.parquet

from facts import COLUMNS, TEXTS
from peer import Peer, SENTENCE, PATTERN, METRICS, AGENCY


class DataFusion(Peer):
    name = "datafusion"
    version = datafusion.__version__
    source = "concat(report, '.txt:', line, ':', \"column\") as source"

    def load(self):
        config = datafusion.SessionConfig().with_target_partitions(self.threads)
        self.context = datafusion.SessionContext(config)
        file = pyarrow.parquet.ParquetFile(self.parquet)
        names = self.present(COLUMNS, source=False)
        # The rows of each partition stand in order.
        groups = range(file.num_row_groups)
        half = (len(groups) + self.threads - 1) // self.threads
        partitions = [
            [
                batch
                for group in groups[start : start + half]
                for batch in self.views(file.read_row_group(group, names)).to_batches(8192)
            ]
            for start in range(0, len(groups), half)
        ]
        self.context.register_record_batches("facts", partitions)

    @staticmethod
    def views(table):
        types = [
            field.with_type(pa.string_view()) if field.name in TEXTS else field
            for field in table.schema
        ]
        return table.cast(pa.schema(types))

    def run(self, *statements):
        return [self.context.sql(statement).to_arrow_table() for statement in statements]

    def q1(self):
        return self.run("select agency, rate from facts where year = 2025 and metric like '%结案率%'")

    def q2(self):
        return self.run(
            """select agency, rate from facts where year = 2025 and metric like '%结案率%'
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
        return self.run(
            f"select count(*) from facts where sentence like '%{SENTENCE}%'",
            f"""select id, agency, year, sentence from facts where sentence like '%{SENTENCE}%'
            order by id limit 100""",
        )

    def q6(self):
        # Looking for the fixed beginnings first is quicker than the expression alone.
        return self.run(
            f"""select count(*) from facts
            where (sentence like '%结案率%' or sentence like '%办结率%') and sentence ~ '{PATTERN}'"""
        )

    def q7(self):
        return self.run(
            """with yearly as (
              select agency, metric, year, avg(rate) as mean from facts
              where metric like '%率%' and kind = 'rate' and rate is not null
              group by agency, metric, year
            )
            select agency, metric, year,
              mean - lag(mean) over (partition by agency, metric order by year) as rise
            from yearly order by rise desc nulls last limit 20"""
        )

    def q8(self):
        return self.run(
            """select concept, count(distinct metric), count(*) as n from facts
            group by concept order by n desc"""
        )

    def q9(self):
        row = ", ".join(self.source if name == "source" else name for name in COLUMNS)
        return self.run(
            f"select {row} from facts where agency = '{AGENCY[0]}' and year = {AGENCY[1]} order by id"
        )

    def q10(self):
        return self.run(
            f"""select agency, year, metric, value, unit from facts
            where metric in {METRICS} and province = '广东省' and year between 2021 and 2025
            order by year, agency, metric, id limit 100"""
        )
