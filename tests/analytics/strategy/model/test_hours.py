"""Hours by hand: mentoring and interviews that do not fit by a due week close nothing by then."""

from dataclasses import replace

import pytest

from analytics.strategy.plan import answer
from analytics.strategy.problem.problem import HireProfile, Need, Problem, Rules, Worker
from analytics.strategy.problem.relax import with_levers


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


def test_one_mentor_of_two_skills_has_the_hours_once() -> None:
    """3.75 h for each of two steps by week 15: 0.25 h a week are enough for one."""
    problem = one_learner(0.0)
    late = problem.needs[0]
    two = replace(
        problem,
        workers=(
            Worker(1, "mentor", "x", "", 0, 0.25, 86, {"s": 4, "t": 4}),
            Worker(2, "learner", "x", "", 6, 0, 86, {"s": 3, "t": 3}),
        ),
        needs=(late, replace(late, skill="t")),
        tooling={"s": "never", "t": "never"},
        skill_names={"s": "s", "t": "t"},
    )
    assert answer(two).shortage(True) == 1
    workers = (replace(two.workers[0], mentor_hours_per_week=0.5), two.workers[1])
    assert answer(replace(two, workers=workers)).shortage(True) == 0


@pytest.mark.parametrize(
    ("interview_hours", "levers"),
    [(11, {"hire", "train"}), (12, {"hire"}), (36, {"hire"}), (37, {"train"})],
)
def test_interviews_take_the_hours_of_learning(interview_hours: float, levers: set[str]) -> None:
    """36 h of the team until week 6, 25 of them for the step: 11 are left for interviews.

    With more, one of both is bought, the hire being cheaper; 37 h of interviews never fit.
    """
    problem = one_learner(1.0)
    hire = HireProfile("h", {"s": 4}, 1, 4, 6, 0, 0, interview_hours, 1, 6, 6, total_cost=100)
    early = replace(problem.needs[1], headcount=3)
    found = answer(replace(problem, needs=(early,), hires=(hire,)))
    assert {action.lever for action in found.actions} == levers
    assert found.shortage(True) == 2 - len(levers)


@pytest.mark.parametrize(("interview_hours", "hired"), [(36, 1), (37, 0)])
def test_interviews_need_hours_where_nobody_learns(interview_hours: float, hired: int) -> None:
    problem = with_levers(one_learner(1.0), ["hire"])
    hire = HireProfile("h", {"s": 4}, 1, 4, 6, 0, 0, interview_hours, 1, 6, 6, total_cost=100)
    found = answer(replace(problem, needs=problem.needs[1:], hires=(hire,)))
    assert found.shortage(True) == 1 - hired
