#!/usr/bin/env python3
"""Compares answers of the program with those of SQLite and DuckDB; README.md tells more."""

import argparse
import glob
import math
import os
import sys
import tempfile

import distribution_suite
import engines
import handwritten
import ours
import public_suite

FOLDER = os.path.dirname(os.path.abspath(__file__))


def plain(value):
    """A value of ours as another engine has it."""
    return int(value) if isinstance(value, bool) else value


def same(left, right):
    """Whether two values are equal, numbers up to what their order of summing leaves."""
    left, right = plain(left), plain(right)
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-9)
    return left == right


def key(row):
    """What rows of a query without order are sorted by."""
    return [
        (0, "") if item is None else (1, round(float(item), 6)) if isinstance(item, (int, float))
        else (2, item)
        for item in map(plain, row)
    ]


def difference(found, expected, ordered):
    """How two answers differ, in words; None where they agree."""
    if isinstance(found, ours.Failure):
        return str(found)
    if len(found) != len(expected):
        return f"ours:   {len(found)} rows {found[:3]}\ntheirs: {len(expected)} rows {expected[:3]}"
    if not ordered:
        found, expected = sorted(found, key=key), sorted(expected, key=key)
    for number, (left, right) in enumerate(zip(found, expected), 1):
        if len(left) != len(right) or not all(map(same, left, right)):
            return f"row {number}\nours:   {left}\ntheirs: {list(right)}"
    return None


def compared(title, program, engine, tables, queries):
    """Compares all queries; how many differ."""
    expected = []
    for query in queries:
        try:
            expected.append(engine.rows(query.theirs))
        except Exception as error:
            raise SystemExit(f"{engine.name}: {error}\n{query.theirs}") from error
    with tempfile.TemporaryDirectory() as folder:
        runner = ours.Program(program, engines.write(tables, folder))
        found = runner.answers([query.ours for query in queries])
    differences = 0
    for query, left, right in zip(queries, found, expected):
        text = difference(left, right, query.ordered)
        if text is not None:
            differences += 1
            if differences <= 10:
                print(f"{query.ours}\n{text}\n")
    print(f"{title}: {len(queries)} queries compared with {engine.name}, {differences} differ",
          flush=True)
    return differences


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="the program, such as .build/debug/reportql")
    parser.add_argument("--engine", choices=["sqlite", "duckdb"], default="sqlite")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--count", type=int, default=3000, help="how many queries are made")
    parser.add_argument("--rounds", type=int, default=1, help="so often, with one seed after another")
    options = parser.parse_args()

    files = sorted(glob.glob(os.path.join(FOLDER, "Tables", "*.csv")))
    tables = {os.path.basename(path)[:-4]: engines.read(path) for path in files}
    is_duck = options.engine == "duckdb"
    engine = engines.DuckDB if is_duck else engines.SQLite
    name = "DuckDB" if is_duck else "SQLite"
    differences = compared("by hand", options.program, engine(tables), tables,
                           handwritten.queries(name))
    suite = distribution_suite if is_duck else public_suite
    for seed in range(options.seed, options.seed + options.rounds):
        generator = suite.Generator(seed)
        made = suite.tables(seed)
        queries = [generator.query() for _ in range(options.count)]
        differences += compared(f"made from seed {seed}", options.program, engine(made), made, queries)
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
