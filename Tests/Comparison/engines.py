"""Tables, and the engines that answers are compared with."""

import csv
import datetime
import os
import sqlite3


def read(path):
    """The columns and rows of a file of CSV; whole numbers, numbers, texts, and None for nothing."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    columns = list(zip(*rows[1:]))
    return rows[0], [list(row) for row in zip(*(_typed(column) for column in columns))]


def _typed(column):
    for kind in (int, float):
        try:
            return [kind(value) if value else None for value in column]
        except ValueError:
            continue
    return [value or None for value in column]


def write(tables, folder):
    """The tables as files of CSV, for the program to load; the path of each."""
    paths = {}
    for name, (columns, rows) in tables.items():
        paths[name] = os.path.join(folder, name + ".csv")
        with open(paths[name], "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(rows)
    return paths


class SQLite:
    """The SQLite that comes with Python."""

    name = f"SQLite {sqlite3.sqlite_version}"

    def __init__(self, tables):
        self._connection = sqlite3.connect(":memory:")
        for name, (columns, rows) in tables.items():
            types = {int: "integer", float: "real", str: "text"}
            kinds = [types.get(kind_of(rows, index), "text") for index in range(len(columns))]
            listed = ", ".join(f"{column} {kind}" for column, kind in zip(columns, kinds))
            self._connection.execute(f"create table {name} ({listed})")
            marks = ", ".join("?" for _ in columns)
            self._connection.executemany(f"insert into {name} values ({marks})", rows)

    def rows(self, query):
        """The rows of a query."""
        return self._connection.execute(query).fetchall()


class DuckDB:
    """DuckDB, by its package for Python."""

    def __init__(self, tables):
        import duckdb  # pylint: disable=import-outside-toplevel

        self.name = f"DuckDB {duckdb.__version__}"
        self._connection = duckdb.connect()
        for name, (columns, rows) in tables.items():
            types = {int: "bigint", float: "double", str: "varchar"}
            kinds = [types.get(kind_of(rows, index), "varchar") for index in range(len(columns))]
            listed = ", ".join(f"{column} {kind}" for column, kind in zip(columns, kinds))
            self._connection.execute(f"create table {name} ({listed})")
            marks = ", ".join("?" for _ in columns)
            self._connection.executemany(f"insert into {name} values ({marks})", rows)

    def rows(self, query):
        """The rows of a query; days as texts, as our NDJSON has them."""
        found = self._connection.execute(query).fetchall()
        return [tuple(self._plain(value) for value in row) for row in found]

    @staticmethod
    def _plain(value):
        if isinstance(value, datetime.date):
            return value.isoformat()
        if value is None or isinstance(value, (bool, int, float, str)):
            return value
        return float(value)


def kind_of(rows, index):
    """The type of a column's values; None where it has none."""
    return next((type(row[index]) for row in rows if row[index] is not None), None)
