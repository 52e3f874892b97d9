"""Tests of what decides whether two answers are the same."""

import unittest

import answers


class Differences(unittest.TestCase):
    def test_rows_without_an_order_may_come_in_any(self):
        self.assertIsNone(answers.difference("Q1", [("a", 1.0), ("b", 2)], [("b", 2.0), ("a", 1)]))

    def test_a_row_that_is_missing_is_found(self):
        rows = [("a", 1.0), ("a", 1.0), ("b", 2.0)]
        found = [("a", 1.0), ("b", 2.0), ("b", 2.0)]
        self.assertIsNotNone(answers.difference("Q1", rows, found))

    def test_the_last_digits_of_a_sum_do_not_count(self):
        left = [("x", 1.0), ("y", 0.886284375000001)]
        right = [("y", 0.886284374999999), ("x", 1.0)]
        self.assertIsNone(answers.difference("Q3", left, right))
        self.assertIsNotNone(answers.difference("Q3", left, [("y", 0.88628438), ("x", 1.0)]))

    def test_a_null_is_no_number(self):
        self.assertIsNotNone(answers.difference("Q1", [("a", None)], [("a", 0.0)]))

    def test_the_order_of_an_ordered_query_counts(self):
        rows = [("a", 2.0), ("b", 1.0)]
        self.assertIsNotNone(answers.difference("Q4", rows, rows[::-1]))

    def test_a_limit_may_cut_between_rows_of_one_value(self):
        everything = [("a", 1.0), ("b", 1.0), ("c", 1.0)]
        rows, others = everything[:2], everything[1:]
        self.assertIsNone(answers.difference("Q2", rows, others, everything))
        strange = [("d", 1.0), ("c", 1.0)]
        self.assertIsNotNone(answers.difference("Q2", rows, strange, everything))

    def test_rows_before_the_cut_must_be_the_same(self):
        rows = [("a", 2.0), ("b", 1.0)]
        self.assertIsNotNone(answers.difference("Q4", rows, [("c", 2.0), ("b", 1.0)]))


if __name__ == "__main__":
    unittest.main()
