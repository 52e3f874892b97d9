"""The facts that all programs are asked about, as Parquet."""

import pathlib
import shutil
import subprocess

import duckdb

TEXTS = (
    "report agency period province city county region division section part metric concept object "
    "kind role unit bound trend baseline quantity sentence"
).split()
INTEGERS = "id report_year year line column span_start span_end".split()
NUMBERS = "value low rate change delta".split()
# Texts of which there are few: worth a dictionary.
CODED = [name for name in TEXTS if name not in ("quantity", "sentence")]
# The order of `facts`; `source` is put together from `report`, `line` and `column`.
COLUMNS = (
    "id report agency report_year year period province city county region division section part "
    "metric concept object kind role value low unit bound rate change delta trend baseline quantity "
    "sentence source span_start span_end"
).split()


def make(count: int, maker: pathlib.Path, data: pathlib.Path) -> pathlib.Path:
    """The Parquet file of so many facts, made where it is missing."""
    file = data / f"facts-{count}.parquet"
    if file.exists():
        return file
    parts = data / f"facts-{count}"
    shutil.rmtree(parts, ignore_errors=True)
    subprocess.run([maker, str(count), parts], check=True)
    types = (
        {name: "VARCHAR" for name in TEXTS}
        | {name: "INTEGER" for name in INTEGERS}
        | {name: "DOUBLE" for name in NUMBERS}
    )
    unfinished = file.with_suffix(".unfinished")
    database = duckdb.connect(config={"threads": 2, "memory_limit": "6GB"})
    database.execute("set enable_progress_bar=false")
    database.execute(
        f"""copy (select * from read_csv('{parts}/*.tsv', delim='\t', header=true, quote='',
        escape='', nullstr='\\N', types={types})) to '{unfinished}'
        (format parquet, compression zstd)"""
    )
    unfinished.rename(file)
    shutil.rmtree(parts)
    return file
