"""Runs queries through the program under test: one script, its answers as NDJSON."""

import json
import os
import subprocess
import tempfile


class Failure(Exception):
    """A query that the program refused, with all that it said."""


class Program:
    """The program `reportql` over tables that it loads from files."""

    def __init__(self, path, tables):
        self.path = os.path.abspath(path)
        self.tables = tables

    def answers(self, queries):
        """The rows of each query, a list of values a row, or the Failure it ended in."""
        lines = [f"load '{file}' as {name};" for name, file in self.tables.items()]
        first = len(lines) + 1
        for number, query in enumerate(queries):
            # Rows of NDJSON follow each other without a gap: a row of our own stands between.
            lines.append(" ".join(query.split()) + ";")
            lines.append(f"select {number} as `end of query`;")
        with tempfile.TemporaryDirectory() as folder:
            script = os.path.join(folder, "script.rql")
            with open(script, "w", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
            # Messages may be many: a pipe that nobody reads would stop the program.
            with open(os.path.join(folder, "messages"), "w+", encoding="utf-8") as messages:
                run = subprocess.run(
                    [self.path, "run", script, "--format", "ndjson"],
                    stdout=subprocess.PIPE,
                    stderr=messages,
                    encoding="utf-8",
                    check=False,
                )
                messages.seek(0)
                said = messages.read()
        if run.returncode not in (0, 1):
            raise SystemExit(f"the program ended with status {run.returncode}\n{said}")
        found = self._rows(run.stdout, len(queries))
        for line, failure in self._failures(said):
            number, is_marker = divmod(line - first, 2)
            if line < first or is_marker:
                raise SystemExit(f"not a query failed:\n{failure}")
            found[number] = Failure(failure)
        return found

    @staticmethod
    def _rows(output, count):
        found = []
        rows = []
        for line in output.splitlines():
            # Two columns of one name are two columns.
            row = json.loads(line, object_pairs_hook=lambda pairs: pairs)
            if row and row[0][0] == "end of query":
                found.append(rows)
                rows = []
            else:
                rows.append([value for _, value in row])
        if len(found) != count:
            raise SystemExit(f"{count} queries were asked, {len(found)} ended")
        return found

    @staticmethod
    def _failures(messages):
        """The line of the script and the text of every error."""
        text = ""
        for line in messages.splitlines() + ["note: "]:
            starts = line.startswith(("error: ", "note: ", "warning: "))
            if starts and text.startswith("error: "):
                place = text.splitlines()[1].split(" --> ")[1]
                yield int(place.split(":")[-2]), text
            text = line if starts else text + "\n" + line
