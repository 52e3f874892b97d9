"""The results of a whole run as Markdown."""

import math
import os
import pathlib
import platform
import statistics

import duckdb

OURS = "reportql"


def markdown(name, options, parquet, rounds, memory):
    programs = list(dict.fromkeys(report["peer"] for report in rounds))
    times = {
        (program, query): [
            time
            for report in rounds
            if report["peer"] == program
            for time in report["times"].get(query, [])
        ]
        for program in programs
        for query in options.queries
    }
    medians = {key: statistics.median(values) for key, values in times.items() if values}
    parts = [
        f"# Queries over {options.facts:,} facts, {name[:10]}",
        f"{options.rounds} rounds, in each of which every program is started in turn and runs each "
        f"query {options.runs} times behind one to warm up; medians in milliseconds, the fastest "
        f"other program in bold. Raw runs: [{name}.json]({name}.json).",
        query_table(programs, options.queries, medians),
        memory_table(programs, rounds, memory, parquet),
        machine(rounds),
    ]
    return "\n\n".join(parts) + "\n"


def query_table(programs, queries, medians):
    lines = [
        "| program | " + " | ".join(queries) + " |",
        "|---|" + "--:|" * len(queries),
    ]
    fastest = {
        query: min(
            (medians[program, query], program)
            for program in programs
            if program != OURS and (program, query) in medians
        )
        for query in queries
        if any(program != OURS and (program, query) in medians for program in programs)
    }
    for program in programs:
        cells = []
        for query in queries:
            if (program, query) not in medians:
                cells.append("")
                continue
            text = number(medians[program, query])
            cells.append(f"**{text}**" if fastest.get(query, (0, ""))[1] == program else text)
        lines.append(f"| {program} | " + " | ".join(cells) + " |")
    if OURS in programs and fastest:
        ratios = {
            query: fastest[query][0] / medians[OURS, query]
            for query in queries
            if query in fastest and (OURS, query) in medians
        }
        cells = [f"{ratios[query]:.2f}" if query in ratios else "" for query in queries]
        lines.append(f"| fastest other / {OURS} | " + " | ".join(cells) + " |")
        mean = math.exp(statistics.fmean(map(math.log, ratios.values())))
        lines += ["", f"Geometric mean of the ratios: {mean:.2f}; least: {min(ratios.values()):.2f}."]
    return "\n".join(lines)


def memory_table(programs, rounds, memory, parquet):
    lines = [
        "| program | load (s) | resident (MB) | without the sentences (MB) | peak (MB) |",
        "|---|--:|--:|--:|--:|",
    ]
    for program in programs:
        own = [report for report in rounds if report["peer"] == program]
        load = statistics.median(report["load"] for report in own)
        resident = statistics.median(report["resident"] for report in own) / 1e6
        short = memory.get(program)
        peak = max(report["peak"] for report in own) / 1e6
        lines.append(
            f"| {program} | {load:.1f} | {resident:,.0f} | "
            f"{f'{short / 1e6:,.0f}' if short is not None else ''} | {peak:,.0f} |"
        )
    count = duckdb.connect().execute(
        f"select sum(strlen(sentence)), sum(strlen(sentence)) filter (first) from (select sentence, "
        f"sentence is distinct from lag(sentence) over (order by id) as first from '{parquet}')"
    ).fetchall()[0]
    lines += [
        "",
        f"Resident is what a process gained by loading. The sentences are {count[0] / 1e6:,.0f} MB "
        f"of UTF-8, one a fact; {count[1] / 1e6:,.0f} MB where facts of one sentence share it.",
    ]
    for report in rounds:
        if "memory" in report:
            lines += ["", own_account(report, count[1])]
            break
    return "\n".join(lines)


def own_account(report, sentences):
    """What takes our memory, and the time of loading."""
    parts = report["memory"]
    texts = sum(size for name, size in parts.items() if name.startswith("facts.sentence "))
    between = sum(size for name, size in parts.items() if name.endswith(" texts"))
    rest = sum(parts.values()) - texts - between
    return (
        f"Of {OURS}, the sentences with their index and a number a fact take {texts / 1e6:,.0f} MB, "
        f"{texts / sentences:.2f} times their bytes; what the texts of the reports hold beside them "
        f"{between / 1e6:,.0f} MB; all other columns of all relations {rest / 1e6:,.0f} MB. Of its "
        f"time of loading, {report['packing']:.1f} s are packing, the rest is making the reports."
    )


def machine(rounds):
    versions = dict.fromkeys(f"{report['peer'].split('-')[0]} {report['version']}" for report in rounds)
    model = next(
        (
            line.split(":")[1].strip()
            for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"Machine: {model}, {os.cpu_count()} cores, {total:.0f} GB, load {os.getloadavg()[2]:.1f} over "
        f"the last quarter of an hour.\n\nVersions: {', '.join(versions)}, Python "
        f"{platform.python_version()}."
    )


def number(milliseconds):
    return f"{milliseconds:.3g}" if milliseconds < 100 else f"{milliseconds:,.0f}"
