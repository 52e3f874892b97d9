"""Queries over what SQLite lacks: medians, quantiles, deviations, extremes, joined texts, pivots."""

import random

from public_suite import Query

TEXTS = ["结案率", "公安局", "abc", "ABC", "件", "a1b22", "案件案件", "x,y"]


def tables(seed):
    """One table of numbers and texts with nulls and repetitions."""
    chance = random.Random(seed)

    def sometimes(value):
        return None if chance.random() < 0.15 else value

    rows = [
        [number, sometimes(chance.randint(0, 4)), sometimes(chance.randint(-50, 50)),
         sometimes(chance.randint(-400, 400) / 8), sometimes(chance.choice(TEXTS))]
        for number in range(200)
    ]
    return {"d": (["id", "k", "v", "x", "s"], rows)}


class Generator:
    """Makes queries; the same ones for the same seed."""

    def __init__(self, seed):
        self.chance = random.Random(seed)

    def pick(self, *choices):
        return self.chance.choice(choices)

    def query(self):
        """One query."""
        if self.chance.random() < 0.1:
            return self.pivot()
        if self.chance.random() < 0.2:
            return self.texts()
        items = [self.aggregate() for _ in range(self.pick(1, 2, 3))]
        keys = self.pick([], ["k"], ["s"], ["k", "s"])
        where = self.pick("", "", f" where {self.condition()}")
        group = f" group by {', '.join(keys)}" if keys else ""
        if keys and self.chance.random() < 0.3:
            group += f" having {self.pick('count(*) > 3', 'median(v) > 0', 'stddev(x) < 30')}"
        ours = ", ".join(keys + [item[0] for item in items])
        theirs = ", ".join(keys + [item[1] for item in items])
        return Query(f"select {ours} from d{where}{group}", f"select {theirs} from d{where}{group}")

    def aggregate(self):
        """An aggregate as both languages write it."""
        number = self.pick("v", "x", "v + 1", "x * 2", "abs(v)", "id")
        distinct = self.pick("", "", "distinct ")
        condition = self.pick("", "", f" filter (where {self.condition()})")
        share = self.pick("0", "0.1", "0.25", "0.5", "0.9", "0.99", "1")
        # Of several rows that are greatest either may be meant: id has no equals.
        extreme = self.pick("arg_max", "arg_min")
        shape = self.pick("median", "quantile", "stddev", "variance", "extreme", "texts", "first",
                          "last", "count")
        if shape == "quantile":
            ours, theirs = f"quantile({number}, {share})", f"quantile_cont({number}, {share})"
        elif shape == "extreme":
            ours = theirs = f"{extreme}({self.pick('s', 'v', 'x')}, id)"
        elif shape == "texts":
            ours, theirs = "string_agg(s, '/')", "string_agg(s, '/' order by id)"
        elif shape in ("first", "last"):
            # Ours pass over nulls.
            ours = f"{shape}({number})"
            theirs = f"{'arg_min' if shape == 'first' else 'arg_max'}({number}, id)"
        else:
            ours = theirs = f"{shape}({distinct}{number})"
        return ours + condition, theirs + condition

    def condition(self):
        return self.pick("v > 0", "x < 10", "k in (1, 2)", "s is not null", "id % 3 = 0",
                         "v is null or x > 0", "s like '%案%'", "id < 0", "id = 7")

    def texts(self):
        pattern = self.pick("[a-z]+", "案", "^a", "(案.)", "(\\\\d+)", "b|局", ".", "率$", "(a)(b)?",
                            "[^a-z]").replace("\\\\", "\\")
        to = self.pick("<>", "", "[\\1]") if "(" in pattern else self.pick("<>", "", "乙")
        return Query(
            f"select id, regexp_matches(s, '{pattern}'), regexp_replace(s, '{pattern}', '{to}'), "
            "upper(s), split_part(s, 'b', 1) from d",
            f"select id, regexp_matches(s, '{pattern}'), "
            f"regexp_replace(s, '{pattern}', '{to}', 'g'), upper(s), split_part(s, 'b', 1) from d",
        )

    def pivot(self):
        name = self.pick("sum", "max", "min", "median")
        value = self.pick("v", "x", "id")
        where = self.pick("s is not null", "s is not null and id < 50", "s is not null and v > 0")
        columns = self.pick("0, 1, 2, 3, 4", "1, 3", "4, 0")
        return Query(
            f"select s, k, {name}({value}) from d where {where} group by s, k pivot k in ({columns})",
            f"select * from (pivot (select s, k, {value} from d where {where}) "
            f"on k in ({columns}) using {name}({value}) group by s)",
        )
