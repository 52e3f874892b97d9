"""Polars: all text as String, or what repeats as Enum."""

import polars as pl

from facts import CODED, COLUMNS
from peer import Peer, SENTENCE, PATTERN, METRICS, AGENCY

SOURCE = pl.concat_str(
    pl.col("report").cast(pl.String), pl.lit(".txt:"), "line", pl.lit(":"), "column"
).alias("source")


class Polars(Peer):
    name = "polars"
    version = pl.__version__

    def load(self):
        facts = pl.scan_parquet(self.parquet).with_columns(SOURCE)
        self.facts = facts.select(self.present(COLUMNS)).collect(engine="streaming").rechunk()

    def lazy(self):
        return self.facts.lazy()

    def run(self, *queries):
        return [query.collect().to_arrow() for query in queries]

    def metrics(self, text):
        return pl.col("metric").str.contains(text, literal=True)

    def q1(self):
        return self.run(
            self.lazy()
            .filter(pl.col("year") == 2025)
            .filter(self.metrics("结案率"))
            .select("agency", "rate")
        )

    def q2(self):
        return self.run(
            self.lazy()
            .filter(pl.col("year") == 2025)
            .filter(self.metrics("结案率"))
            .select("agency", "rate")
            .sort("rate", descending=True, nulls_last=True)
            .head(20)
        )

    def q3(self):
        return self.run(
            self.lazy()
            .filter(pl.col("kind") == "rate")
            .group_by("province", "year")
            .agg(pl.len(), pl.col("rate").mean())
        )

    def q4(self):
        return self.run(
            self.lazy()
            .filter((pl.col("unit") == "件") & (pl.col("year") >= 2020))
            .group_by("agency")
            .agg(pl.col("value").sum())
            .sort("value", descending=True, nulls_last=True)
            .head(20)
        )

    def q5(self):
        hits = (
            self.lazy()
            .filter(pl.col("sentence").str.contains(SENTENCE, literal=True))
            .select("id", "agency", "year", "sentence")
            .collect()
        )
        return [[(hits.height,)], hits.head(100).to_arrow()]

    def q6(self):
        return self.run(
            self.lazy().select(pl.col("sentence").str.contains(PATTERN).sum())
        )

    def q7(self):
        return self.run(
            self.lazy()
            .filter(pl.col("kind") == "rate")
            .filter(self.metrics("率") & pl.col("rate").is_not_null())
            .group_by("agency", "metric", "year")
            .agg(pl.col("rate").mean().alias("mean"))
            .sort("agency", "metric", "year")
            .with_columns(
                rise=pl.when(
                    (pl.col("agency") == pl.col("agency").shift())
                    & (pl.col("metric") == pl.col("metric").shift())
                ).then(pl.col("mean") - pl.col("mean").shift())
            )
            .select("agency", "metric", "year", "rise")
            .sort("rise", descending=True, nulls_last=True)
            .head(20)
        )

    def q8(self):
        return self.run(
            self.lazy()
            .group_by("concept")
            .agg(pl.col("metric").n_unique(), pl.len())
            .sort("len", descending=True)
        )

    def q9(self):
        return self.run(
            self.lazy()
            .filter((pl.col("agency") == AGENCY[0]) & (pl.col("year") == AGENCY[1]))
            .select(COLUMNS)
        )

    def q10(self):
        return self.run(
            self.lazy()
            .filter(
                pl.col("year").is_between(2021, 2025)
                & (pl.col("province") == "广东省")
                & self.metric_in(METRICS)
            )
            .sort("year", "agency", "metric", "id")
            .head(100)
            .select("agency", "year", "metric", "value", "unit")
        )

    def metric_in(self, names):
        return pl.col("metric").is_in(names)


class PolarsEnum(Polars):
    """What repeats is an Enum, in the order of its texts; a text is looked for in the Enum's."""

    name = "polars-enum"

    def load(self):
        table = pl.scan_parquet(self.parquet)
        self.types = {
            name: pl.Enum(table.select(pl.col(name).drop_nulls().unique().sort()).collect().to_series())
            for name in CODED
        }
        columns = [
            pl.col(name).cast(self.types[name]) if name in CODED else pl.col(name)
            for name in self.present(COLUMNS, source=False)
        ]
        self.facts = table.select(columns).collect(engine="streaming").rechunk()

    def metrics(self, text):
        names = self.types["metric"].categories
        return self.metric_in(names.filter(names.str.contains(text, literal=True)))

    def metric_in(self, names):
        return pl.col("metric").is_in(pl.Series(names, dtype=self.types["metric"]).implode())

    def q9(self):
        return self.run(
            self.lazy()
            .filter((pl.col("agency") == AGENCY[0]) & (pl.col("year") == AGENCY[1]))
            .with_columns(SOURCE)
            .select(COLUMNS)
        )
