#!/usr/bin/env python3
"""Compares answers of the program with those of SQLite; see README.md beside this file."""

import argparse
import csv
import math
import os
import sqlite3
import sys
import tempfile

import ours
import public_suite


def value(found):
    """A value of ours as another engine has it."""
    if isinstance(found, bool):
        return int(found)
    return found


def same(left, right):
    """Whether two values are equal, numbers up to what their order of summing leaves."""
    left, right = value(left), value(right)
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-9)
    return left == right


def key(row):
    """What rows of a query without order are sorted by."""
    return [
        (0, "") if item is None else (1, round(float(item), 6)) if isinstance(item, (int, float))
        else (2, item)
        for item in map(value, row)
    ]


def difference(found, expected, ordered):
    """How two answers differ, in words; None where they agree."""
    if isinstance(found, ours.Failure):
        return str(found)
    if len(found) != len(expected):
        return f"ours: {len(found)} rows {found[:3]}\ntheirs: {len(expected)} rows {expected[:3]}"
    if not ordered:
        found, expected = sorted(found, key=key), sorted(expected, key=key)
    for number, (left, right) in enumerate(zip(found, expected), 1):
        if len(left) != len(right) or not all(map(same, left, right)):
            return f"row {number}\nours:   {left}\ntheirs: {list(right)}"
    return None


def write(tables, folder):
    """The tables as files of CSV; the path of each."""
    paths = {}
    for name, (columns, rows) in tables.items():
        paths[name] = os.path.join(folder, name + ".csv")
        with open(paths[name], "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(rows)
    return paths


def database(tables):
    """The tables in SQLite."""
    connection = sqlite3.connect(":memory:")
    for name, (columns, rows) in tables.items():
        connection.execute(f"create table {name} ({', '.join(columns)})")
        marks = ", ".join("?" for _ in columns)
        connection.executemany(f"insert into {name} values ({marks})", rows)
    return connection


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--only", default="query")
    options = parser.parse_args()

    tables = public_suite.Tables(options.seed).tables
    generator = public_suite.Generator(options.seed)
    queries = []
    expected = []
    connection = database(tables)
    while len(queries) < options.count:
        query = getattr(generator, options.only)()
        try:
            rows = connection.execute(query.theirs).fetchall()
        except sqlite3.OperationalError as error:
            raise SystemExit(f"SQLite: {error}\n{query.theirs}")
        queries.append(query)
        expected.append(rows)
    with tempfile.TemporaryDirectory() as folder:
        program = ours.Program(options.program, write(tables, folder))
        found = program.answers([query.ours for query in queries])
    differences = 0
    for query, left, right in zip(queries, found, expected):
        text = difference(left, right, query.ordered)
        if text is None:
            continue
        differences += 1
        if differences <= 25:
            print(f"{query.ours}\n{text}\n")
    print(f"{len(queries)} queries compared with SQLite {sqlite3.sqlite_version}, "
          f"{differences} differences")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
