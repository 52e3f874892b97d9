"""The programs that ReportQL is measured against, in the order of the table."""

import importlib

MODULES = {
    "duckdb": ("duckdb_peer", "DuckDB"),
    "duckdb-enum": ("duckdb_peer", "DuckDBEnum"),
    "chdb": ("chdb_peer", "ChDB"),
    "chdb-lowcardinality": ("chdb_peer", "ChDBLowCardinality"),
    "polars": ("polars_peer", "Polars"),
    "polars-enum": ("polars_peer", "PolarsEnum"),
    "datafusion": ("datafusion_peer", "DataFusion"),
    "sqlite": ("sqlite_peer", "SQLite"),
    "tantivy": ("tantivy_peer", "Tantivy"),
    "ripgrep": ("ripgrep_peer", "Ripgrep"),
}
NAMES = list(MODULES)


def named(name):
    """The class of a program; only its own library is loaded."""
    module, kind = MODULES[name]
    return getattr(importlib.import_module(module), kind)
