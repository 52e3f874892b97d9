"""The facts that all programs are asked about."""

import hashlib
import pathlib
import shutil
import subprocess

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


def forget_others(root: pathlib.Path, data: pathlib.Path):
    """Removes what an older version of the sources made."""
    sources = [root / "Sources" / name for name in ("SeededRandom", "SyntheticFacts", "MakeFacts")]
    files = sorted(file for folder in sources for file in folder.glob("*.swift"))
    files.append(root / "../Sources/ReportFacts/Lexicon/Concepts.tsv")
    files.append(root / "../Sources/ReportFacts/Divisions/DivisionData.swift")
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    mark = data / "facts.version"
    if mark.exists() and mark.read_text() == digest:
        return
    for old in [*data.glob("facts-*"), *data.glob("answers-*")]:
        if old.is_dir():
            shutil.rmtree(old)
        else:
            old.unlink()
    mark.write_text(digest)


def make(count: int, maker: pathlib.Path, data: pathlib.Path, parquet=True) -> pathlib.Path:
    """The facts as a Parquet file, or as a folder of tab-separated values; made where missing."""
    file = data / f"facts-{count}.parquet"
    parts = data / f"facts-{count}"
    if parquet and file.exists():
        return file
    shutil.rmtree(parts, ignore_errors=True)
    subprocess.run([maker, str(count), parts], check=True)
    if not parquet:
        return parts
    convert(parts, file)
    shutil.rmtree(parts)
    return file


def convert(parts: pathlib.Path, file: pathlib.Path):
    import duckdb  # not everywhere

    types = (
        {name: "VARCHAR" for name in TEXTS}
        | {name: "INTEGER" for name in INTEGERS}
        | {name: "DOUBLE" for name in NUMBERS}
    )
    unfinished = file.with_suffix(".unfinished")
    database = duckdb.connect(config={"threads": 2, "memory_limit": "6GB"})
    database.execute("set enable_progress_bar = false")
    database.execute(
        f"""copy (select * from read_csv('{parts}/*.tsv', delim='\t', header=true, quote='',
        escape='', nullstr='\\N', types={types})) to '{unfinished}'
        (format parquet, compression zstd)"""
    )
    unfinished.rename(file)


def batches(path: pathlib.Path, names, size=65536):
    """The rows of some columns, many at a time: a list of values for each name."""
    if path.is_dir():
        for part in sorted(path.glob("*.tsv")):
            yield columns_of(part, names)
        return
    import pyarrow.parquet  # not everywhere

    for batch in pyarrow.parquet.ParquetFile(path).iter_batches(size, columns=list(names)):
        yield {name: batch[name].to_pylist() for name in names}


def columns_of(part: pathlib.Path, names):
    with part.open(encoding="utf-8") as lines:
        header = next(lines).rstrip("\n").split("\t")
        rows = [line.rstrip("\n").split("\t") for line in lines]
    kinds = dict.fromkeys(INTEGERS, int) | dict.fromkeys(NUMBERS, float)
    return {
        name: [
            None if row[place] == "\\N" else kinds.get(name, str)(row[place]) for row in rows
        ]
        for name in names
        for place in [header.index(name)]
    }
