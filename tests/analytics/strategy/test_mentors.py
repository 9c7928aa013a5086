"""Mentors' hours by hand: what they have no hours for by a due week is not closed by then."""

from dataclasses import replace

import pytest

from analytics.strategy.plan import answer
from analytics.strategy.problem import Need, Problem, Rules, Worker


def one_learner(mentor_hours_per_week: float) -> Problem:
    """A learner who needs 25 h for level 4, 4.2 weeks at 6 h a week; its mentoring is 3.75 h.

    Wanted by week 15 and, with less weight, by week 6.
    """

    def need(scope: str, due: float, weight: float) -> Need:
        return Need(scope, frozenset({"x"}), "s", 4, 2, True, weight, due, have=1)

    return Problem(
        workers=(
            Worker(1, "mentor", "x", "", 0, mentor_hours_per_week, 86, {"s": 4}),
            Worker(2, "learner", "x", "", 6, 0, 86, {"s": 3}),
        ),
        needs=(need("late", 15, 1), need("early", 6, 0.5)),
        hires=(),
        tools=(),
        tooling={"s": "never"},
        skill_names={"s": "s"},
        rules=Rules(hours_to_level=(5, 10, 20, 25, 30)),
        teams=("x",),
    )


@pytest.mark.parametrize(
    ("hours_a_week", "late", "early"),
    [
        (0.2, 1, 1),  # 3 h by week 15
        (0.25, 0, 1),  # 3.75 h by week 15, reached exactly
        (0.6, 0, 1),  # 3.6 h by week 6
        (0.625, 0, 0),  # 3.75 h by week 6, reached exactly
    ],
)
def test_a_due_week_needs_the_mentors_hours_by_then(
    hours_a_week: float, late: int, early: int
) -> None:
    found = answer(one_learner(hours_a_week))
    assert [n.shortage_after for n in found.needs] == [late, early]


def test_without_mentoring_the_learners_hours_decide() -> None:
    problem = one_learner(0.0)
    free = replace(problem, rules=replace(problem.rules, mentor_hours_per_hour=0.0))
    assert [n.shortage_after for n in answer(free).needs] == [0, 0]
