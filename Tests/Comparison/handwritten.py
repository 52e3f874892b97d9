"""Queries written by hand: `Queries/ENGINE/TOPIC.sql`, each ended by a semicolon at a line's end.

A comment `-- duckdb: …` in front of a query is the same question as the other engine writes it.
"""

import glob
import os

from public_suite import Query

FOLDER = os.path.dirname(os.path.abspath(__file__))


def queries(engine):
    """The queries for an engine, file by file."""
    found = []
    for path in sorted(glob.glob(os.path.join(FOLDER, "Queries", engine, "*.sql"))):
        theirs = None
        text = ""
        with open(path, encoding="utf-8") as file:
            for line in file:
                line = line.strip()
                if line.startswith(f"-- {engine.lower()}: "):
                    theirs = line.split(": ", 1)[1].rstrip(";")
                elif line and not line.startswith("--"):
                    text = f"{text} {line}".strip()
                    if text.endswith(";"):
                        found.append(Query(text[:-1], theirs, is_ordered(text)))
                        text, theirs = "", None
    return found


def is_ordered(query):
    """Whether an order of the whole is given: one behind the last parenthesis that closes."""
    depth = 0
    for place, character in enumerate(query):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0 and query[place:].startswith("order by"):
            return True
    return False
