"""One program in a process of its own: loads the facts, answers, and times the queries.

Prints one object of JSON. With `--reference` its answers are those that others are compared with;
else they are compared before anything is timed.
"""

import argparse
import json
import pathlib
import pickle
import sys
import time

import answers
import peers
from peer import peak, resident, rows, settle


def main():
    arguments = parse()
    peer = peers.named(arguments.peer)(arguments.parquet, arguments.data, not arguments.short)
    settle()
    before = resident()
    start = time.perf_counter()
    peer.load()
    seconds = getattr(peer, "seconds", time.perf_counter() - start)
    settle()
    time.sleep(0.5)
    report = {
        "peer": peer.name,
        "version": peer.version,
        "load": seconds,
        "resident": resident() - before,
        "peak": peak(),
        "times": {},
    }
    folder = arguments.answers
    for name, query in peer.queries().items():
        if arguments.queries and name not in arguments.queries:
            continue
        answer = rows(query())
        if arguments.reference:
            (folder / f"{name}.pickle").write_bytes(pickle.dumps(answer))
        elif arguments.check:
            problem = check(peer, name, answer, folder)
            if problem:
                sys.exit(f"{peer.name}, {name}: {problem}")
        report["times"][name] = [timed(query) for _ in range(arguments.runs)]
    print(json.dumps(report))


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("peer")
    parser.add_argument("parquet", type=pathlib.Path)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("answers", type=pathlib.Path)
    parser.add_argument("--queries", type=lambda text: text.split(","))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--reference", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--short", action="store_true", help="without the sentences")
    return parser.parse_args()


def check(peer, name, answer, folder):
    expected = pickle.loads((folder / f"{name}.pickle").read_bytes())
    if peer.name == "ripgrep" and name in answers.SENTENCES_ONLY:
        kept = answers.SENTENCES_ONLY[name]
        expected = expected[:1] + [tuple(row[place] for place in kept) for row in expected[1:]]
    return answers.difference(name, expected, answer, everything(name, folder))


def everything(name, folder):
    """The rows that Q2 takes the first of are those of Q1."""
    file = folder / "Q1.pickle"
    return pickle.loads(file.read_bytes()) if name == "Q2" and file.exists() else None


def timed(query):
    start = time.perf_counter()
    query()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
