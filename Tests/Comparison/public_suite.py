"""Queries of the shapes of the public SQL suite (sqllogictest: select1 to select5, random, index).

The texts are our own, made at random; what is taken over is how such queries are built: which
clauses, operators, spellings and table sizes occur.
"""

import random

AGGREGATES = ["COUNT", "SUM", "MIN", "MAX", "AVG"]


class Query:
    """A query in both languages; `theirs` differs where a rule of Grammar/Differences.md says so."""

    def __init__(self, ours, theirs=None, ordered=False):
        self.ours = ours
        self.theirs = theirs or ours
        self.ordered = ordered


def tables(seed):
    """The tables of the suite, as columns and rows."""
    chance = random.Random(seed)
    made = {
        "t1": (list("abcde"), _t1(chance, 30, 0)),
        "t2": (list("abcde"), _t1(chance, 30, 0.15)),
        "t3": (list("abcde"), _t1(chance, 250, 0.05)),
        "big0": (["pk"] + [f"col{number}" for number in range(6)],
                 [_indexed(chance, number) for number in range(100)]),
    }
    for number in range(3):
        rows = [[chance.randint(0, 99) for _ in range(3)] for _ in range(3)]
        made[f"tab{number}"] = (["col0", "col1", "col2"], rows)
    for number in range(1, 65):
        values = chance.sample(range(1, 11), 10)
        made[f"j{number}"] = (
            [f"a{number}", f"b{number}", f"x{number}"],
            [[row + 1, values[row], f"table {number} row {row + 1}"] for row in range(10)],
        )
    for number in range(1, 10):
        columns = [f"{letter}{number}" for letter in "pqrsu"] + [f"y{number}"]
        made[f"s{number}"] = (columns, [
            [chance.randint(1, 150) for _ in range(5)] + [f"table s{number} row {row + 1}"]
            for row in range(60)
        ])
    return made


def _t1(chance, count, nulls):
    rows = []
    for start in range(100, 100 + 5 * count, 5):
        row = chance.sample(range(start, start + 5), 5)
        rows.append([None if chance.random() < nulls else value for value in row])
    return rows


def _indexed(chance, number):
    def text():
        return "".join(chance.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(5))

    return [number, chance.randint(0, 999), round(chance.random() * 1000, 2), text(),
            chance.randint(0, 999), round(chance.random() * 1000, 2), text()]


class Generator:
    """Makes queries; the same ones for the same seed."""

    def __init__(self, seed):
        self.chance = random.Random(seed)

    def query(self):
        """One query of any of the suites."""
        return self.chance.choice([
            self.select1, self.select1, self.select4, self.select5, self.expression,
            self.expression, self.aggregate, self.group, self.select, self.select, self.index,
            self.index,
        ])()

    def pick(self, *choices):
        return self.chance.choice(choices)

    def number(self):
        return str(self.chance.randint(0, 99))

    # select1, select2, select3: five columns, choices, subqueries for each row.

    VALUES = [
        "a", "b", "c", "d", "e", "a-b", "b-c", "c-d", "d-e", "a+b*2", "a+b*2+c*3", "a+b*2+c*3+d*4",
        "a+b*2+c*3+d*4+e*5", "abs(a)", "abs(b-c)", "(a+b+c+d+e)/5",
        "CASE WHEN c>(SELECT avg(c) FROM {t}) THEN a*2 ELSE b*10 END",
        "CASE WHEN a<b-3 THEN 111 WHEN a<=b THEN 222 WHEN a<b+3 THEN 333 ELSE 444 END",
        "CASE a+1 WHEN b THEN 111 WHEN c THEN 222 WHEN d THEN 333  WHEN e THEN 444 ELSE 555 END",
        "(SELECT count(*) FROM {t} AS x WHERE x.b<{t}.b)",
        "(SELECT count(*) FROM {t} AS x WHERE x.c>{t}.c AND x.d<{t}.d)",
    ]
    CONDITIONS = [
        "a>b", "b>c", "c>d", "d>e", "(e>a AND e<b)", "(e>c OR e<d)", "(c<=d-2 OR c>=d+2)",
        "d NOT BETWEEN 110 AND 150", "c BETWEEN b-2 AND d+2", "b IS NOT NULL", "a IS NULL",
        "EXISTS(SELECT 1 FROM {t} AS x WHERE x.b<{t}.b)",
        "coalesce(a,b,c,d,e)<>0",
    ]

    def select1(self):
        table = self.pick("t1", "t1", "t2", "t2", "t3")
        values = self.chance.sample(self.VALUES, self.chance.randint(1, 7))
        conditions = self.chance.sample(self.CONDITIONS, self.chance.randint(0, 4))
        ours = "SELECT " + ", ".join(values) + " FROM {t}"
        if conditions:
            ours += " WHERE " + self.pick(" AND ", " OR ").join(conditions)
        order = list(range(1, len(values) + 1))
        self.chance.shuffle(order)
        theirs = ours.format(t=table)
        ours = theirs.replace("/5", " div 5")
        keys = ",".join(str(key) for key in order)
        return Query(
            f"{ours} ORDER BY {keys}",
            f"{theirs} ORDER BY " + ",".join(f"{key} NULLS LAST" for key in order),
            ordered=True,
        )

    # select4: conditions on single tables, joined by set operators; joins of several tables.

    def select4(self):
        if self.chance.random() < 0.5:
            numbers = self.chance.sample(range(1, 10), self.chance.randint(1, 4))
            conditions = [self._equality(number) for number in numbers]
            for left, right in zip(numbers, numbers[1:]):
                if self.chance.random() < 0.7:
                    conditions.append(
                        f"{self.pick(*'pqrsu')}{left}={self.pick(*'pqrsu')}{right}")
            self.chance.shuffle(conditions)
            columns = ",".join(f"y{number}" for number in numbers)
            tables = ",".join(f"s{number}" for number in numbers)
            return Query(f"SELECT {columns} FROM {tables} WHERE " + " AND ".join(conditions))
        parts = []
        for _ in range(self.chance.randint(2, 5)):
            number = self.chance.randint(1, 9)
            column = self.pick(*"pqrsu") + str(number)
            conditions = [self._equality(number) for _ in range(self.chance.randint(1, 3))]
            joined = self.pick(" OR ", " AND ").join(conditions)
            parts.append(f"SELECT {column} FROM s{number} WHERE {joined}")
        operators = self.chance.choice(
            [["UNION"], ["UNION ALL"], ["EXCEPT"], ["INTERSECT"], ["UNION", "EXCEPT"],
             ["UNION", "UNION ALL", "EXCEPT"]])
        text = parts[0]
        for part in parts[1:]:
            text += f" {self.chance.choice(operators)} {part}"
        return Query(text)

    def _equality(self, number):
        column = self.pick(*"pqrsu") + str(number)
        values = [str(self.chance.randint(1, 150)) for _ in range(self.chance.randint(1, 9))]
        shape = self.chance.randint(0, 3)
        if shape == 0:
            return "(" + " OR ".join(f"{column}={value}" for value in values) + ")"
        if shape == 1:
            return f"{column}={values[0]}"
        if shape == 2:
            return f"({values[0]}={column} OR {self.pick(*'pqrsu')}{number}={values[-1]})"
        return f"{column} in ({','.join(values)})"

    # select5: joins of up to 64 tables behind commas, the tables in any order.

    def select5(self):
        count = self.pick(3, 4, 5, 8, 12, 20, 32, 45, 64)
        numbers = self.chance.sample(range(1, 65), count)
        conditions = []
        for index, number in enumerate(numbers[1:], 1):
            other = numbers[self.chance.randint(0, index - 1)]
            pair = [f"a{number}", f"b{other}"]
            self.chance.shuffle(pair)
            conditions.append("=".join(pair))
        conditions.append(f"a{self.chance.choice(numbers)}={self.chance.randint(1, 10)}")
        self.chance.shuffle(conditions)
        columns = ",".join(f"x{number}" for number in self.chance.sample(numbers, count))
        tables = [f"j{number}" for number in self.chance.sample(numbers, count)]
        return Query(f"SELECT {columns} FROM {','.join(tables)} WHERE " + " AND ".join(conditions))

    # random/expr, aggregates, groupby, select.

    def _signs(self):
        return "".join(self.pick("", "", "", "+ ", "- ") for _ in range(2))

    def _value(self, depth, columns=(), aggregates=False):
        """A value of whole numbers as the random suites write them."""
        shape = self.chance.randint(0, 16) if depth > 0 else self.chance.randint(0, 3)
        signs = self._signs()

        def inner(**others):
            return self._value(depth - 1, others.get("columns", columns),
                               others.get("aggregates", aggregates))

        if shape <= 2 and columns:
            return signs + self.chance.choice(columns)
        if shape <= 3:
            return signs + self.number()
        if shape == 4 and aggregates:
            return signs + self._call(depth)
        if shape <= 7:
            return f"{inner()} {self.pick('+', '-', '*')} {inner()}"
        if shape == 8:
            return f"{signs}( {inner()} )"
        if shape == 9:
            return f"{inner()} / {self._divisor()}"
        if shape == 10:
            return f"{signs}COALESCE ( {inner()}, {inner()} )"
        if shape == 11:
            return f"{signs}NULLIF ( {inner()}, {inner()} )"
        if shape == 12:
            return f"{signs}CAST ( {self.pick('NULL', inner())} AS {self.pick('INTEGER', 'SIGNED')} )"
        if shape == 13:
            return f"{signs}ABS ( {inner()} )"
        if shape == 14:
            otherwise = self.pick("", f"ELSE {inner()} ")
            whens = " ".join(f"WHEN {inner()} THEN {inner()}" for _ in range(self.pick(1, 2)))
            return f"{signs}CASE {inner()} {whens} {otherwise}END"
        condition = self._condition(depth - 1, columns, aggregates)
        return f"{signs}CASE WHEN {condition} THEN {inner()} ELSE {self.pick('NULL', inner())} END"

    def _divisor(self):
        return f"{self._signs()}{self.chance.randint(1, 99)}"

    def _call(self, depth, columns=()):
        name = self.pick(*AGGREGATES[:4])
        if name == "COUNT" and self.chance.random() < 0.5:
            return "COUNT ( * )"
        how = self.pick("", "ALL ", "DISTINCT ")
        return f"{name} ( {how}{self._value(depth - 1, columns)} )"

    def _condition(self, depth, columns=(), aggregates=False):
        def value():
            return self.pick("NULL", "( NULL )", self._value(depth, columns, aggregates),
                             "( " + self._value(depth, columns, aggregates) + " )")

        shape = self.chance.randint(0, 8)
        if depth > 0 and shape == 0:
            return f"NOT {self._condition(depth - 1, columns, aggregates)}"
        if depth > 0 and shape == 1:
            left = self._condition(depth - 1, columns, aggregates)
            right = self._condition(depth - 1, columns, aggregates)
            return f"( {left} {self.pick('AND', 'OR')} {right} )"
        if shape <= 3:
            return f"{value()} {self.pick('=', '<>', '<', '<=', '>', '>=')} {value()}"
        if shape <= 5:
            return f"{value()} IS {self.pick('', 'NOT ')}NULL"
        if shape <= 6:
            return f"{value()} {self.pick('', 'NOT ')}BETWEEN {value()} AND {value()}"
        values = ", ".join(value() for _ in range(self.chance.randint(1, 3)))
        return f"{value()} {self.pick('', 'NOT ')}IN ( {values} )"

    @staticmethod
    def _both(text):
        """What the two languages write differently: the integer division, and a type's name."""
        return Query(text.replace(" / ", " div "), text.replace("SIGNED", "INTEGER"))

    def expression(self):
        items = ", ".join(self._value(3) + self.pick("", " AS col0", " col1", " AS col2")
                          for _ in range(self.pick(1, 1, 2)))
        return self._both(f"SELECT {self.pick('', 'ALL ', 'DISTINCT ')}{items}")

    def _from(self):
        table = self.pick("tab0", "tab1", "tab2")
        alias = self.pick("", " AS cor0", " cor0")
        name = "cor0" if alias else table
        columns = ["col0", "col1", "col2", f"{name}.col0", f"{name}.col1", f"{name}.col2"]
        if alias and self.chance.random() < 0.3:
            other = self.pick("tab0", "tab1", "tab2")
            joined = f"{table} AS cor0 {self.pick('CROSS JOIN', ',')} {other} AS cor1"
            joined = self.pick(joined, joined, f"( {joined} )")
            return joined, [f"{side}.col{column}" for side in ("cor0", "cor1") for column in range(3)]
        return table + alias, columns

    def _where(self, columns):
        if self.chance.random() < 0.5:
            return ""
        return " WHERE " + self._condition(2, columns)

    def aggregate(self):
        source, columns = self._from()
        items = ", ".join(
            self._value(2, (), True).replace("COUNT ( * )", self._call(2, columns))
            + self.pick("", " AS col0", " AS col1") for _ in range(self.pick(1, 1, 2)))
        if "( *" not in items and not any(name in items for name in AGGREGATES):
            items = self._call(2, columns) + self.pick("", " AS col2")
        return self._both(f"SELECT {self.pick('', 'ALL ', 'DISTINCT ')}{items} FROM {source}"
                          + self._where(columns))

    def group(self):
        source, columns = self._from()
        keys = self.chance.sample(columns, self.chance.randint(1, 3))
        items = self.pick(self._value(2, keys), self._value(2, keys), self._value(2, keys, True))
        text = f"SELECT {self.pick('', 'ALL ', 'DISTINCT ')}{items}{self.pick('', ' AS col7')}"
        text += f" FROM {source}{self._where(columns)} GROUP BY {', '.join(keys)}"
        if self.chance.random() < 0.5:
            text += " HAVING " + self._condition(1, keys, self.chance.random() < 0.5)
        return self._both(text)

    def select(self):
        source, columns = self._from()
        items = self.pick("*", ", ".join(
            self._value(2, columns) + self.pick("", " AS col0", " AS col1", " AS col5")
            for _ in range(self.pick(1, 2, 3))))
        return self._both(f"SELECT {self.pick('', 'ALL ', 'DISTINCT ')}{items} FROM {source}"
                          + self._where(columns))

    # index: conditions on columns with and without indexes, in, between, orders.

    def index(self):
        condition = self._indexed(self.pick(0, 1, 2, 3))
        items = self.pick("pk", "pk, col0", "pk, col3, col4", "col5, pk", "count(*)", "*",
                          "- col0 + pk", "DISTINCT pk")
        text = f"SELECT {items} FROM big0 WHERE {condition}"
        if items == "count(*)":
            return Query(text)
        order = self.pick("", "", " ORDER BY 1", " ORDER BY 1 DESC", " ORDER BY col4, col0 DESC, pk",
                          " ORDER BY 1 DESC, 2" if "," in items else "")
        if "DISTINCT" in items and "col4" in order:
            order = ""
        return Query(text + order, ordered="pk" in order or ("ORDER BY 1" in order and items[0] == "p"))

    def _indexed(self, depth):
        column, bound = self.pick(
            ("col0", self.chance.randint(0, 999)), ("col3", self.chance.randint(0, 999)),
            ("col1", round(self.chance.random() * 1000, 2)),
            ("col4", round(self.chance.random() * 1000, 2)), ("pk", self.chance.randint(0, 99)))
        if depth > 0 and self.chance.random() < 0.6:
            parts = [self._indexed(depth - 1) for _ in range(self.pick(2, 2, 3))]
            joined = self.pick(" AND ", " OR ").join(parts)
            return self.pick(f"({joined})", f"(({joined}))", f"NOT ({joined})")
        shape = self.chance.randint(0, 6)
        if shape == 0:
            values = ",".join(str(self.chance.randint(0, 999)) for _ in range(self.pick(1, 3, 6)))
            return f"{column} IN ({values})"
        if shape == 1:
            return f"{column} BETWEEN {bound} AND {bound + self.chance.randint(0, 300)}"
        if shape == 2:
            other = self.pick("col0", "col3")
            return (f"{self.pick('col0', 'col3')} IN (SELECT {other} FROM big0 WHERE "
                    f"{self._indexed(0)})")
        if shape == 3:
            return f"{column} IS {self.pick('', 'NOT ')}NULL"
        return f"{column} {self.pick('=', '<', '<=', '>', '>=', '<>')} {bound}"
