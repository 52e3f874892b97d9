"""What all programs have in common."""

import ctypes
import gc
import pathlib

SENTENCE = "电信网络诈骗"
PATTERN = "(结案|办结)率.{0,6}[0-9.]+%"
METRICS = ("结案率", "办结率", "刑事案件立案", "群众满意率", "信访事项办结率")
AGENCY = ("天津市津南区市场监督管理局", 2014)
QUERIES = [f"Q{number}" for number in range(1, 11)]


class Peer:
    """One program in one form. `q1` to `q10` run a query and return Arrow tables or lists of rows:
    those it lacks it has no form for."""

    name: str
    version: str
    threads = 2

    def __init__(self, parquet: pathlib.Path, data: pathlib.Path, sentences: bool = True):
        self.parquet = parquet
        self.data = data
        self.sentences = sentences

    def load(self):
        """Brings the facts into memory."""
        raise NotImplementedError

    def present(self, columns, source=True):
        """The columns that are loaded: `source` as such or as line and column."""
        names = [name for name in columns if self.sentences or name != "sentence"]
        if source:
            return names
        return [part for name in names for part in (["line", "column"] if name == "source" else [name])]

    def queries(self):
        return {name: getattr(self, name.lower()) for name in QUERIES if hasattr(self, name.lower())}


def resident() -> int:
    """The bytes of this process that are in memory."""
    return status("VmRSS")


def peak() -> int:
    """The most there were."""
    return status("VmHWM")


def status(key: str) -> int:
    for line in pathlib.Path("/proc/self/status").read_text().splitlines():
        if line.startswith(key + ":"):
            return int(line.split()[1]) * 1024
    return 0


def settle():
    """Gives back to the system what loading needed and the facts do not."""
    gc.collect()
    try:
        import pyarrow

        pyarrow.default_memory_pool().release_unused()
    except ImportError:
        pass
    ctypes.CDLL("libc.so.6").malloc_trim(0)


def rows(answer):
    """An answer as one list of rows of Python values."""
    result = []
    for table in answer:
        if hasattr(table, "to_pylist"):
            columns = [column.to_pylist() for column in table.columns]
            result += [tuple(row) for row in zip(*columns)]
        else:
            result += [tuple(row) for row in table]
    return result
