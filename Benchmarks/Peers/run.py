"""Times the queries on ReportQL and on all other programs in turn, and writes a table.

Every program answers first; only if its answers are those of DuckDB is anything timed.
"""

import argparse
import datetime
import importlib.util
import json
import os
import pathlib
import pickle
import subprocess
import sys

import answers
import facts
import peers
from peer import QUERIES

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
DATA = ROOT / ".data"
OURS = "reportql"
# What cannot be installed everywhere; SQLite comes with Python.
REFERENCE = "duckdb" if importlib.util.find_spec("duckdb") else "sqlite"
THREADS = "2"


def main():
    options = parse()
    tools = options.tools
    facts.forget_others(ROOT, DATA)
    parquet = facts.make(options.facts, tools / "MakeFacts", DATA, parquet=REFERENCE == "duckdb")
    known = DATA / f"answers-{options.facts}"
    known.mkdir(exist_ok=True)
    names = [name for name in [OURS] + peers.NAMES if name in options.peers]
    runner = Runner(options, parquet, known)
    runner.reference()
    for name in names:
        runner.check(name)
    if options.check:
        print(
            f"{', '.join(names)}: the same answers as {REFERENCE} to {', '.join(options.queries)} "
            f"over {options.facts} facts"
        )
        return
    memory = {name: runner.without_sentences(name) for name in names} if options.memory else {}
    rounds = []
    for number in range(1, options.rounds + 1):
        for name in names:
            say(f"round {number} of {options.rounds}: {name}")
            rounds.append({"round": number, **runner.time(name)})
    write(options, parquet, rounds, memory)


def parse():
    parser = argparse.ArgumentParser(prog="querying", description=__doc__)
    parser.add_argument("--facts", type=int, default=1_000_000, help="how many (default 1000000)")
    parser.add_argument("--queries", type=listed(QUERIES), default=QUERIES, help="Q1,Q2,… (default all)")
    parser.add_argument(
        "--peers",
        type=listed([OURS] + peers.NAMES),
        default=[OURS] + peers.NAMES,
        help=f"some of {OURS},{','.join(peers.NAMES)} (default all)",
    )
    parser.add_argument("--rounds", type=int, default=3, help="times each program is started (3)")
    parser.add_argument("--runs", type=int, default=5, help="times a query is run in a round (5)")
    parser.add_argument("--no-memory", dest="memory", action="store_false", help="no loading without sentences")
    parser.add_argument("--check", action="store_true", help="compare the answers, time nothing")
    parser.add_argument("--tools", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def listed(known):
    def read(text):
        names = text.split(",")
        for name in names:
            if name not in known:
                raise argparse.ArgumentTypeError(f"`{name}` is none of {', '.join(known)}")
        return names

    return read


def say(text):
    print(text, file=sys.stderr, flush=True)


class Runner:
    """Starts one program at a time, each in a process of its own."""

    def __init__(self, options, parquet, known):
        self.options = options
        self.parquet = parquet
        self.known = known

    def reference(self):
        """The answers that all others are compared with, of all queries."""
        if all((self.known / f"{name}.pickle").exists() for name in QUERIES):
            return
        say(f"answers of {REFERENCE}")
        self.worker(REFERENCE, "--reference", "--runs", "0")

    def check(self, name):
        say(f"answers of {name}")
        if name == OURS:
            self.check_ours()
        else:
            self.worker(name, "--check", "--runs", "0", *self.queries())

    def check_ours(self):
        folder = self.known / OURS
        self.ours("--runs", "0", "--answers", folder)
        for query in self.options.queries:
            expected = pickle.loads((self.known / f"{query}.pickle").read_bytes())
            found = answers.read((folder / f"{query}.tsv").read_text())
            everything = pickle.loads((self.known / "Q1.pickle").read_bytes())
            problem = answers.difference(
                query,
                [tuple(map(answers.plain, row)) for row in expected],
                found,
                [tuple(map(answers.plain, row)) for row in everything] if query == "Q2" else None,
            )
            if problem:
                sys.exit(f"{OURS}, {query}: {problem}")

    def time(self, name):
        runs = ["--runs", str(self.options.runs)]
        return self.ours(*runs, "--account") if name == OURS else self.worker(name, *runs, *self.queries())

    def without_sentences(self, name):
        """The bytes that all columns but the sentences take."""
        if name in ("tantivy", "ripgrep"):
            return None
        say(f"memory of {name} without the sentences")
        if name == OURS:
            report = self.ours("--runs", "0", "--without-prose", queries=["none"])
        else:
            report = self.worker(name, "--short", "--runs", "0", "--queries", "none")
        return report["resident"]

    def queries(self):
        return ["--queries", ",".join(self.options.queries)]

    def worker(self, name, *arguments):
        command = [sys.executable, HERE / "worker.py", name, self.parquet, DATA, self.known, *arguments]
        environment = os.environ | {"POLARS_MAX_THREADS": THREADS, "RAYON_NUM_THREADS": THREADS}
        return json.loads(self.output(command, environment).splitlines()[-1])

    def ours(self, *arguments, queries=None):
        queries = ",".join(queries or self.options.queries)
        command = [
            self.options.tools / "TimeQueries", "--facts", str(self.options.facts),
            "--queries", queries, "--from", ROOT / "Queries/ReportQL", *arguments,
        ]
        report = {"peer": OURS, "version": self.revision(), "times": {}}
        for line in self.output(command, os.environ).splitlines():
            name, *fields = line.split("\t")
            if name == "load":
                seconds, resident, _, before = map(float, fields)
                report |= {"load": seconds, "resident": resident - before}
            elif name == "end":
                report["peak"] = float(fields[1])
            elif name == "packing":
                report["packing"] = float(fields[0])
            elif name == "memory":
                report.setdefault("memory", {})[" ".join(fields[:2])] = int(fields[2])
            else:
                report["times"][name] = [float(field) for field in fields[3:]]
        return report

    @staticmethod
    def output(command, environment):
        result = subprocess.run(
            list(map(str, command)), stdout=subprocess.PIPE, env=environment, text=True
        )
        if result.returncode != 0:
            sys.exit(f"{command[1] if 'python' in str(command[0]) else command[0]} failed")
        return result.stdout

    @staticmethod
    def revision():
        command = ["git", "-C", ROOT, "rev-parse", "--short", "HEAD"]
        return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def write(options, parquet, rounds, memory):
    import table  # needs DuckDB

    date = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    name = f"{date}-queries-{options.facts}"
    results = ROOT / "results"
    results.mkdir(exist_ok=True)
    (results / f"{name}.json").write_text(
        json.dumps({"rounds": rounds, "without_sentences": memory}, indent=1, ensure_ascii=False) + "\n"
    )
    text = table.markdown(name, options, parquet, rounds, memory)
    (results / f"{name}.md").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
