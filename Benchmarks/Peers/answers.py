"""Whether two programs gave the same answer."""

import collections
import math

# The column that a query orders by, where rows of one value may come in any order, with or without
# a limit that cuts between them; a query not named here has rows in any order.
ORDER = {"Q2": 1, "Q4": 1, "Q7": 3, "Q8": 2}
# Queries whose every row has its place.
EXACT = {"Q5", "Q6", "Q9", "Q10"}
# The columns that a program which knows sentences alone answers with: all of the first row, the
# count, and so many of the others.
SENTENCES_ONLY = {"Q5": (0, 3)}


def difference(query, expected, found, everything=None):
    """What is different, in words; `None` where nothing is.

    `everything` are the rows that a limit was set on, where rows of one value may be cut off.
    """
    if len(expected) != len(found):
        return f"{len(expected)} rows expected, {len(found)} found"
    if query in EXACT:
        pairs = zip(expected, found)
        return next((describe(*pair) for pair in pairs if not same(*pair)), None)
    if query not in ORDER:
        return multiset(expected, found)
    column = ORDER[query]
    for left, right in zip(expected, found):
        if not same_value(left[column], right[column]):
            return f"order: {describe(left, right)}"
    if not expected:
        return None
    last = expected[-1][column]
    cut = [[row for row in rows if not same_value(row[column], last)] for rows in (expected, found)]
    if everything is None:
        return multiset(*cut)
    known = {rounded(row) for row in everything}
    strange = next((row for row in found if rounded(row) not in known), None)
    return multiset(*cut) or (strange and f"no such row: {strange}")


def multiset(expected, found):
    """What only one of two lists of rows has."""
    left = collections.Counter(map(rounded, expected))
    right = collections.Counter(map(rounded, found))
    # What is left may be equal but for numbers on both sides of a rounding step.
    only_left = leftover(expected, left - right)
    only_right = leftover(found, right - left)
    pairs = zip(only_left, only_right)
    return next((describe(*pair) for pair in pairs if not same(*pair)), None)


def leftover(rows, counts):
    """The rows that are counted, in an order that does not hang on the last digits."""
    kept = []
    for row in rows:
        if counts[rounded(row)] > 0:
            counts[rounded(row)] -= 1
            kept.append(row)
    return sorted(kept, key=lambda row: repr(rounded(row)))


def rounded(row):
    return tuple(
        float(f"{value:.12g}") if isinstance(value, (int, float)) else value for value in row
    )


def same(left, right):
    return len(left) == len(right) and all(map(same_value, left, right))


def same_value(left, right):
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-12)
    return left == right


def describe(expected, found):
    return f"expected {expected}, found {found}"


def read(text):
    """The rows of tab-separated values; numbers are read as such where they are written so."""
    return [tuple(map(value, line.split("\t"))) for line in text.splitlines()]


def value(text):
    if text == "\\N":
        return None
    try:
        return float(text)
    except ValueError:
        return text


def plain(value):
    """A value as `read` gives it: texts of digits become numbers there."""
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return value
    return value
