"""Instances that fit on paper, each with its optimum by hand and by trying everything. First the
four people."""

from dataclasses import replace
from typing import Any

import pytest

from analytics.results import LEVERS
from analytics.strategy.problem.problem import Prerequisite, Problem, Rules, Tool, Worker
from tests.analytics.strategy import parts
from tests.analytics.strategy.every_way import best_way
from tests.analytics.strategy.four_people import four_people
from tests.analytics.strategy.parts import need, plan, profile, solved


@pytest.mark.parametrize("reviewers", [0, 1])
def test_blend(reviewers: int) -> None:
    found = plan(four_people(reviewers))
    assert (found.cost.total, found.shortage, found.status) == (53_000, 0, "closed")
    assert found.shortage_before == 5
    assert found.gap == 0


@pytest.mark.parametrize(("reviewers", "equip"), [(0, 3), (1, 4)])
def test_pure_strategies(reviewers: int, equip: int) -> None:
    pure = plan(four_people(reviewers)).pure
    assert {lever: (pure[lever].cost.total, pure[lever].shortage) for lever in LEVERS} == {
        "hire": (220_000, 0),
        "train": (50_600, 2),
        "equip": (1_200, equip),
    }


@pytest.mark.parametrize(
    ("cost", "reviewers", "asked"),
    [
        (18_500, 0, {"cap_share": 1}),
        (33_400, 1, {"cap_share": 1}),
        *((125_600, reviewers, {"levers": ("train", "hire")}) for reviewers in (0, 1)),
        *((146_200, reviewers, {"levers": ("hire", "equip")}) for reviewers in (0, 1)),
        *((53_000, reviewers, {"levers": ("train", "equip")}) for reviewers in (0, 1)),
    ],
)
def test_without_the_cap_and_with_two_levers(cost: int, reviewers: int, asked: Any) -> None:
    found = plan(four_people(reviewers, **asked))
    assert (found.cost.total, found.shortage) == (cost, 0)


@pytest.mark.parametrize(
    ("reviewers", "curve"),
    [
        (0, {0: 5, 1_200: 3, 16_100: 2, 32_200: 1, 53_000: 0}),
        (1, {0: 5, 1_200: 4, 16_100: 3, 17_300: 2, 32_200: 1, 53_000: 0}),
    ],
)
def test_budget_curve_is_reached_exactly_at_its_knees(
    reviewers: int, curve: dict[int, int]
) -> None:
    for budget, shortage in curve.items():
        found = plan(four_people(reviewers, budget=budget))
        assert (found.cost.total, found.shortage) == (budget, shortage)
        if budget:
            assert plan(four_people(reviewers, budget=budget - 1)).shortage > shortage


@pytest.mark.parametrize("reviewers", [0, 1])
@pytest.mark.parametrize(("engineer_cost", "hires"), [(36_899, True), (36_901, False)])
def test_break_even_of_hiring(reviewers: int, engineer_cost: float, hires: bool) -> None:
    found = plan(four_people(reviewers, engineer_cost=engineer_cost))
    assert any(action.lever == "hire" for action in found.actions) is hires


# The step from 2 to 3 takes 20 h at 10 an hour in fees and 50 an hour of the learner: 1,200. From 1
# to 2 it takes 10 h: 600. A hire costs 5,000 in all, a seat 300.
RULES = Rules(
    hours_to_level=(5, 10, 20, 25, 30),
    fee_per_hour=10,
    cost_per_step=0,
    training_rate=50,
    mentor_hours_per_hour=0,
    max_steps=2,
    cap_share=0.5,
    reviewers=1,
    mean_rate=60,
)
HIRE = profile("engineer", {"a": 4, "b": 4}, 5_000, 2)
TOOL = Tool("Assistant", frozenset({"a"}), {"a": 2}, {"a": 1.0}, 0, 0, 0, seat_total_cost=300)


def person(
    number: int, a: int, b: int = 0, team: str = "A", hours: float = 10, mentoring: float = 0
) -> Worker:
    return parts.person(number, {"a": a, "b": b}, hours, mentoring, team=team)


def instance(
    workers: tuple[Worker, ...],
    wanted: tuple[tuple[str, str, int], ...],
    due: float = 20,
    rules: Rules = RULES,
) -> Problem:
    """`wanted`: (scope, skill, headcount), all at level 3."""
    needs = [need(skill, count, workers, scope=scope, due=due) for scope, skill, count in wanted]
    tooling = {"a": "yes", "b": "never"}
    names = dict(zip("ab", "ab", strict=True))
    return parts.problem(
        workers, needs, rules, HIRE, TOOL, tooling=tooling, skill_names=names, teams=("A", "B")
    )


TWO = (person(1, 2), person(2, 0))
MENTOR = (person(1, 3, hours=0, mentoring=0.2), person(2, 2), person(3, 2))
MENTORED = replace(RULES, mentor_hours_per_hour=0.2)
FOUR = (person(1, 3, hours=0), person(2, 2), person(3, 2), person(4, 2))
SHARED = (person(1, 0, 0), person(2, 0, 0, "B", hours=0))
ASKING = (Prerequisite("a", 3, (("b", 2),)),)

INSTANCES = {
    "training wins": (instance(TWO, (("A", "a", 1),)), 1_200),
    "hiring wins: nobody is within two levels": (
        instance((person(1, 0), person(2, 0)), (("A", "a", 1),)),
        5_000,
    ),
    "tooling wins": (instance((person(1, 3), person(2, 2)), (("A", "a", 2),)), 300),
    "the last position is never a tool": (instance((person(1, 2),), (("A", "a", 1),)), 1_200),
    "a due date that training just meets": (instance(TWO, (("A", "a", 1),), due=2), 1_200),
    "a due date that forces hiring": (instance(TWO, (("A", "a", 1),), due=1.99), 5_000),
    # 0.2 h x 20 weeks of mentoring is one step of 20 x 0.2 h; a tool (cap 1 of 3) is the second.
    "a mentor bottleneck": (
        instance(MENTOR, (("A", "a", 3),), rules=replace(MENTORED, cap_share=0.01)),
        300 + 1_200 + 4 * 60,
    ),
    "a mentor bottleneck where tools never count": (
        replace(
            instance(MENTOR, (("A", "a", 3),), rules=MENTORED), tooling={"a": "never", "b": "never"}
        ),
        5_000 + 1_200 + 4 * 60,
    ),
    "a cap that binds: two of four by tools": (instance(FOUR, (("A", "a", 4),)), 2 * 300 + 1_200),
    "the same without the cap": (
        instance(FOUR, (("A", "a", 4),), rules=replace(RULES, cap_share=1)),
        3 * 300,
    ),
    "a shared requirement and an own one by one hire": (
        instance(SHARED, (("A + B", "a", 1), ("A", "b", 1))),
        5_000,
    ),
    "two teams of their own take two": (instance(SHARED, (("A", "a", 1), ("B", "b", 1))), 10_000),
    "a prerequisite that is learned": (
        replace(instance((person(1, 2, 1),), (("A", "a", 1),)), prerequisites=ASKING),
        1_800,
    ),
    "a prerequisite that is out of reach": (
        replace(instance((person(1, 2, 0),), (("A", "a", 1),), due=3), prerequisites=ASKING),
        5_000,
    ),
}


@pytest.mark.parametrize("name", INSTANCES)
def test_the_optimum_by_hand_and_by_trying_everything(name: str) -> None:
    problem, cost = INSTANCES[name]
    found = solved(problem)
    assert (found.shortage, found.cost.total) == (0, cost)
    assert best_way(problem) == (0, 0, cost)
