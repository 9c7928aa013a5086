from __future__ import annotations

import numpy as np

from analytics.statistics.agreement import longest_run, signs

NONE = float("nan")
NOTHING = np.full(12, NONE)


def test_the_published_runs() -> None:
    # The test data of the R package careless (MIT), described rather than copied: row i has a run
    # of 10 i ones, then 0 and 1 in turn; the last row changes every ten answers.
    rows = [
        np.array([1] * n + [i % 2 for i in range(100 - n)], dtype=float) for n in range(10, 100, 10)
    ]
    rows.append(np.repeat([1.0, 0] * 5, 10))
    assert [longest_run(row) for row in rows] == [10, 20, 30, 40, 50, 60, 70, 80, 90, 10]


def test_two_signs_of_one_answer_throughout() -> None:
    assert signs(np.full(12, 3.0), NOTHING) == 2


def test_zeros_are_a_lack_of_skill_and_no_sign() -> None:
    honest = np.concatenate([np.zeros(30), np.array([1.0, 2, 3, 2, 1, 4, 2, 3, 1, 2])])
    assert signs(honest, np.full(40, NONE)) == 0


def test_too_few_answers_are_not_judged() -> None:
    assert signs(np.array([3.0] * 9 + [NONE] * 3), NOTHING) is None
    assert longest_run(np.array([])) == 0


def test_a_profile_against_the_managers_is_a_sign() -> None:
    own = np.array([1.0, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2])
    assert signs(own, 6 - own) == 1
    assert signs(own, own) == 0
