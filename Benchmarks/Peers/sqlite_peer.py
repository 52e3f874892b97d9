"""SQLite: reports, metrics and sections in tables of their own, indexes, and FTS5 over the sentences.

The database is made once in a file and copied into memory by every process that asks it; the time
that making it took counts as loading.
"""

import json
import re
import sqlite3
import time

from facts import COLUMNS, batches
from peer import Peer, SENTENCE, PATTERN, METRICS, AGENCY

REPORT = "report agency report_year province city county region division".split()
METRIC = "metric concept object".split()
SECTION = "section part".split()
FACT = (
    "id year period kind role value low unit bound rate change delta trend baseline quantity sentence "
    "line column span_start span_end"
).split()

INDEXES = """
create index reports_by_agency on reports (agency);
create index reports_by_province on reports (province);
create index metrics_by_name on metrics (metric);
create index facts_by_report on facts (report_id);
create index facts_by_metric on facts (metric_id, year);
create index facts_by_unit on facts (unit, year);
analyze;
"""


class SQLite(Peer):
    name = "sqlite"
    version = sqlite3.sqlite_version
    threads = 1

    def load(self):
        file = self.data / f"{self.parquet.stem}{'' if self.sentences else '-short'}.sqlite"
        record = file.with_suffix(".json")
        if not record.exists():
            file.unlink(missing_ok=True)
            start = time.perf_counter()
            self.make(file)
            record.write_text(json.dumps({"seconds": time.perf_counter() - start}))
        self.seconds = json.loads(record.read_text())["seconds"]
        self.database = sqlite3.connect(":memory:")
        disk = sqlite3.connect(file)
        disk.backup(self.database)
        disk.close()
        pattern = re.compile(PATTERN)
        self.database.create_function(
            "regexp", 2, lambda _, text: pattern.search(text) is not None, deterministic=True
        )

    def make(self, file):
        database = sqlite3.connect(file)
        database.executescript("pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -500000;")
        fact = self.present(FACT)
        database.executescript(
            f"""create table reports (id integer primary key, {', '.join(REPORT)});
            create table metrics (id integer primary key, {', '.join(METRIC)});
            create table sections (id integer primary key, {', '.join(SECTION)});
            create table facts (id integer primary key, report_id int, metric_id int,
              section_id int, {', '.join(f'"{name}"' for name in fact[1:])});"""
        )
        entities = [("reports", REPORT, {}), ("metrics", METRIC, {}), ("sections", SECTION, {})]
        for batch in batches(self.parquet, dict.fromkeys(REPORT + METRIC + SECTION + fact)):
            keys = [self.numbers(database, batch, *entity) for entity in entities]
            values = [batch[name] for name in fact]
            marks = ", ".join("?" * (len(fact) + 3))
            database.executemany(
                f"insert into facts values ({marks})", zip(values[0], *keys, *values[1:])
            )
        database.executescript(INDEXES)
        if self.sentences:
            database.executescript(
                """create virtual table words using
                  fts5(sentence, content='facts', content_rowid='id', tokenize='trigram', columnsize=0);
                insert into words(words, rank) values ('hashsize', 268435456);
                insert into words(rowid, sentence) select id, sentence from facts;
                insert into words(words) values ('optimize');"""
            )
        database.commit()
        database.close()

    @staticmethod
    def numbers(database, batch, table, columns, known):
        """The number of each row's report, metric or section, a new one where it is new."""
        rows = list(zip(*(batch[name] for name in columns)))
        new = {row: None for row in rows if row not in known}
        for row in new:
            known[row] = len(known) + 1
        marks = ", ".join("?" * (len(columns) + 1))
        database.executemany(
            f"insert into {table} values ({marks})", ((known[row], *row) for row in new)
        )
        return [known[row] for row in rows]

    def run(self, *statements):
        return [self.database.execute(statement).fetchall() for statement in statements]

    def q1(self):
        return self.run(
            """select agency, rate from metrics m
            join facts f on f.metric_id = m.id and f.year = 2025 join reports r on r.id = f.report_id
            where m.metric like '%结案率%'"""
        )

    def q2(self):
        return self.run(
            """select agency, rate from metrics m
            join facts f on f.metric_id = m.id and f.year = 2025 join reports r on r.id = f.report_id
            where m.metric like '%结案率%' order by rate desc nulls last limit 20"""
        )

    def q3(self):
        return self.run(
            """select province, year, sum(n), sum(total) / sum(figures) from (
              select report_id, year, count(*) as n, sum(rate) as total, count(rate) as figures
              from facts where kind = 'rate' group by report_id, year
            ) f join reports r on r.id = f.report_id group by province, year"""
        )

    def q4(self):
        return self.run(
            """select agency, sum(value) as total from facts f join reports r on r.id = f.report_id
            where unit = '件' and year >= 2020
            group by agency order by total desc nulls last limit 20"""
        )

    def q5(self):
        return self.run(
            f"select count(*) from words where words match '\"{SENTENCE}\"'",
            f"""select f.id, agency, year, sentence from facts f join reports r on r.id = f.report_id
            where f.id in (select rowid from words where words match '"{SENTENCE}"' order by rowid
              limit 100) order by f.id""",
        )

    def q6(self):
        # The index finds the sentences with one of the fixed beginnings.
        return self.run(
            """select count(*) from facts where id in (
              select rowid from words where words match '"结案率" or "办结率"'
            ) and sentence regexp 'fixed'""".replace(" or ", " OR ")
        )

    def q7(self):
        return self.run(
            """with yearly as (
              select agency, metric_id, year, avg(rate) as mean
              from facts f join reports r on r.id = f.report_id
              where metric_id in (select id from metrics where metric like '%率%')
              and kind = 'rate' and rate is not null group by agency, metric_id, year
            ), rises as (
              select agency, metric_id, year,
                mean - lag(mean) over (partition by agency, metric_id order by year) as rise
              from yearly order by rise desc nulls last limit 20
            )
            select agency, metric, year, rise from rises join metrics on metrics.id = metric_id
            order by rise desc nulls last"""
        )

    def q8(self):
        # A metric has one concept, so that counting is by the metric's number.
        return self.run(
            """select concept, count(*), sum(n) as n from (
              select metric_id, count(*) as n from facts group by metric_id
            ) f join metrics m on m.id = f.metric_id group by concept order by n desc"""
        )

    def q9(self):
        elsewhere = {"source": "report || '.txt:' || line || ':' || \"column\"", "id": "f.id"}
        row = ", ".join(elsewhere.get(name, name) for name in COLUMNS)
        return self.run(
            f"""select {row} from reports r join facts f on f.report_id = r.id
            join metrics m on m.id = f.metric_id join sections s on s.id = f.section_id
            where agency = '{AGENCY[0]}' and year = {AGENCY[1]} order by f.id"""
        )

    def q10(self):
        return self.run(
            f"""select agency, year, metric, value, unit from metrics m
            join facts f on f.metric_id = m.id and f.year between 2021 and 2025
            join reports r on r.id = f.report_id
            where m.metric in {METRICS} and province = '广东省'
            order by year, agency, metric, f.id limit 100"""
        )
