"""Whom one rating alone leaves out, worked by hand: Python at 3 is required, a tool does not help.

One or two steps are allowed, so that who is at 0 cannot be trained to 3, and who is at 1 can.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from analytics.strategy.answer.advice import one_rater
from analytics.strategy.concerned import LeftOut
from analytics.strategy.problem.problem import Need, Problem, Rules, Worker
from data.vocabulary import Rater
from tests.analytics.strategy.answer.test_spread import training

DUE = 100.0


def worker(ratings: dict[Rater, int], **changes: object) -> Worker:
    """The level used is the lower median of the ratings."""
    said = sorted(ratings.values())
    level = said[(len(said) - 1) // 2]
    base = Worker(7, "Ana", "Core", "Analyst", 4, 0, 90, {"py": level}, ratings={"py": ratings})
    return replace(base, **changes)  # type: ignore[arg-type]


def problem(*workers: Worker, mentoring: float = 0.0, level: int = 3) -> Problem:
    need = Need("Core", frozenset({"Core"}), "py", level, 9, True, 1, DUE, 0)
    rules = Rules(max_steps=2, mentor_hours_per_hour=mentoring)
    return Problem(workers, (need,), (), (), {"py": "yes"}, {"py": "Python"}, rules, ("Core",))


def left_out(asked: Problem) -> tuple[LeftOut, ...]:
    """Where the plan trains somebody in Python."""
    return one_rater(asked, [training(1, (2, 3), 10)])


@pytest.mark.parametrize(
    ("ratings", "rater"),
    [
        ({"self": 0}, "self"),
        ({"manager": 0}, "manager"),
        ({"self": 2, "manager": 0}, "manager"),  # the manager's 0 counts, and stands alone
        ({"self": 4, "manager": 0}, "manager"),  # by their own word they would even hold it
        ({"self": 0, "manager": 0}, None),  # two say so
        ({"self": 0, "manager": 0, "peer": 3}, None),
        ({"self": 0, "manager": 1}, "self"),
        ({"self": 1}, None),  # a candidate
        ({"self": 3}, None),  # holds it
    ],
)
def test_who_is_left_out_by_exactly_one_kind_of_rater(
    ratings: dict[Rater, int], rater: Rater | None
) -> None:
    found = left_out(problem(worker(ratings)))
    assert [(one.what, one.rater, one.people, one.roles) for one in found] == (
        [] if rater is None else [("learning", rater, ("Ana",), ())]
    )


def test_what_is_no_question_of_the_rating_is_not_blamed_on_it() -> None:
    """No interest, no hours, another team, a no of their own: no level below 3 would help."""
    for changes in (
        {"interest": {"py": 0}},
        {"hours_per_week": 0.0},
        {"team": "Edge"},
        {"declined": frozenset({("train", "py")})},
    ):
        assert left_out(problem(worker({"self": 0}, **changes))) == ()


def test_a_mentor_one_level_below_by_one_word_is_asked_about_too() -> None:
    """A step to 4 is mentored by people at 4. By herself Ana is at 4, by her manager at 3."""
    ana = worker({"self": 4, "manager": 3}, mentor_hours_per_week=1.0)
    found = left_out(problem(ana, mentoring=0.1, level=4))
    assert [(one.what, one.rater) for one in found] == [("mentoring", "manager")]
    assert left_out(problem(replace(ana, mentor_hours_per_week=0.0), mentoring=0.1, level=4)) == ()
    assert left_out(problem(ana, level=4)) == ()  # nothing is mentored
    assert one_rater(problem(ana, mentoring=0.1, level=4), []) == ()  # nobody is trained
    both = worker({"self": 3, "manager": 3}, mentor_hours_per_week=1.0)
    assert left_out(problem(both, mentoring=0.1, level=4)) == ()


def test_roles_stand_for_people_where_five_of_the_scope_have_them() -> None:
    low = worker({"manager": 0})
    others = [worker({"self": 1}, person_no=n, label=f"p{n}") for n in range(4)]
    assert [one.roles for one in left_out(problem(low, *others))] == [("Analyst",)]
    assert [one.roles for one in left_out(problem(low, *others[:3]))] == [()]


def test_a_requirement_that_is_not_short_asks_nothing() -> None:
    asked = problem(worker({"self": 0}))
    covered = replace(asked, needs=tuple(replace(n, have=9) for n in asked.needs))
    assert left_out(covered) == ()
