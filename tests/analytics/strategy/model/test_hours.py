"""Hours by hand: mentoring and interviews that do not fit by a due week close nothing by then."""

from dataclasses import replace

import pytest

from analytics.strategy.problem.problem import HireProfile, Need, Problem, Rules, Worker
from tests.analytics.strategy.parts import person, problem, solved


def one_learner(mentor_hours_per_week: float) -> Problem:
    """A learner who needs 25 h for level 4, 4.2 weeks at 6 h a week; its mentoring is 3.75 h.

    Wanted by week 15 and, with less weight, by week 6.
    """

    def need(scope: str, due: float, weight: float) -> Need:
        return Need(scope, frozenset({"x"}), "s", 4, 2, True, weight, due, have=1)

    workers = (
        Worker(1, "mentor", "x", "", 0, mentor_hours_per_week, 86, {"s": 4}),
        Worker(2, "learner", "x", "", 6, 0, 86, {"s": 3}),
    )
    needs = need("late", 15, 1), need("early", 6, 0.5)
    return problem(workers, needs, Rules(hours_to_level=(5, 10, 20, 25, 30)))


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
    found = solved(one_learner(hours_a_week))
    assert [n.shortage_after for n in found.needs] == [late, early]


def test_without_mentoring_the_learners_hours_decide() -> None:
    alone = one_learner(0.0)
    free = replace(alone, rules=replace(alone.rules, mentor_hours_per_hour=0.0))
    assert [n.shortage_after for n in solved(free).needs] == [0, 0]


def two_skills() -> Problem:
    """The same learner with two skills to learn from one mentor of 0.25 h a week."""
    one = one_learner(0.25)
    levels = {"s": 4, "t": 4}, {"s": 3, "t": 3}
    workers = [replace(w, levels=own) for w, own in zip(one.workers, levels, strict=True)]
    return problem(workers, [one.needs[0], replace(one.needs[0], skill="t")], one.rules)


def test_one_mentor_of_two_skills_has_the_hours_once() -> None:
    """3.75 h for each of two steps by week 15: 0.25 h a week are enough for one."""
    two = two_skills()
    assert solved(two).shortage == 1
    workers = (replace(two.workers[0], mentor_hours_per_week=0.5), two.workers[1])
    assert solved(replace(two, workers=workers)).shortage == 0


def busy_team(hours_per_week: float, interviews: float, due: float = 4) -> Problem:
    """Two people; two hires are wanted by week 4, and one who learns T in 4 h by `due`."""

    def need(skill: str, count: int, week: float, weight: float) -> Need:
        return Need("x", frozenset({"x"}), skill, 1, count, True, weight, week, have=0)

    hire = HireProfile("H", {"S": 1}, 2, 0, 4, 0, 0, interviews, 1, ((4, 4),), 1, total_cost=100)
    people = [person(n, {"T": 0}, hours_per_week, rate=86, team="x") for n in (1, 2)]
    needs = need("S", 2, 4, 5), need("T", 1, due, 1)
    rules = Rules(hours_to_level=(4, 10, 20, 25, 30), mentor_hours_per_hour=0)
    return problem(people, needs, rules, hire)


@pytest.mark.parametrize(
    ("hours_per_week", "interviews", "short"),
    [
        (0, 10.5, 1),  # nobody learns at all
        (2, 10.5, 1),  # 21 h of interviews are more than the 16 h by week 4: nobody learns by then
        (2, 4, 0),  # 8 h are 2 weeks, and 2 weeks are left to learn in
        (2, 0, 0),
        (20, 10.5, 0),
    ],
)
def test_interviews_take_from_learning_and_forbid_no_hire(
    hours_per_week: float, interviews: float, short: int
) -> None:
    found = solved(busy_team(hours_per_week, interviews))
    assert [n.shortage_after for n in found.needs] == [0, short]


def test_who_has_no_time_while_interviewing_learns_afterwards() -> None:
    """21 h of interviews take the 4 h a week of both for 5.25 weeks; 4 h at 2 a week follow."""
    found = solved(busy_team(2, 10.5, due=8))
    (learning,) = (a for a in found.actions if a.lever == "train")
    assert (learning.start_week, learning.end_week) == (5.25, 7.25)
    assert [n.shortage_after for n in solved(busy_team(2, 10.5, due=7.2)).needs] == [0, 1]
