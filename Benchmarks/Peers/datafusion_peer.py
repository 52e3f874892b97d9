"""DataFusion: batches of Arrow in memory, all text as string views, or what repeats as dictionaries."""

import datafusion
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from facts import CODED, COLUMNS, TEXTS
from peer import Peer, SENTENCE, PATTERN, METRICS, AGENCY


class DataFusion(Peer):
    name = "datafusion"
    version = datafusion.__version__
    codes = False
    source = "concat(report, '.txt:', cast(line as varchar), ':', cast(\"column\" as varchar)) as source"

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
                self.coded(batch)
                for group in groups[start : start + half]
                for batch in file.read_row_group(group, names).to_batches(8192)
            ]
            for start in range(0, len(groups), half)
        ]
        self.context.register_record_batches("facts", partitions)

    def coded(self, batch):
        columns = [
            batch[name].cast(pa.string_view()) if name in TEXTS else batch[name]
            for name in batch.schema.names
        ]
        return pa.record_batch(columns, names=batch.schema.names)

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


class DataFusionDictionary(DataFusion):
    """What repeats is a dictionary, one for all batches."""

    name = "datafusion-dictionary"

    def load(self):
        table = pyarrow.parquet.ParquetFile(self.parquet)
        self.dictionaries = {}
        for name in CODED:
            column = table.read([name])[name]
            self.dictionaries[name] = pc.unique(column).drop_null().sort()
        super().load()

    def coded(self, batch):
        columns = []
        for name in batch.schema.names:
            column = batch[name]
            if name in CODED:
                dictionary = self.dictionaries[name]
                codes = pc.index_in(column, dictionary)
                column = pa.DictionaryArray.from_arrays(codes, dictionary)
            elif name in TEXTS:
                column = column.cast(pa.string_view())
            columns.append(column)
        return pa.record_batch(columns, names=batch.schema.names)
