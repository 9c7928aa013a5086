"""How training is spread, on teams small enough to count; what may not be told is not."""

from __future__ import annotations

from dataclasses import replace

from analytics.strategy.answer.advice import TOGETHER, spread, visible
from analytics.strategy.plan import plan
from analytics.strategy.problem.problem import Problem, Worker
from analytics.strategy.results import Action, Charge, Cost
from tests.analytics.strategy.four_people import four_people
from tests.analytics.strategy.parts import action


def worker(number: int, team: str, band: str = "", hours: float = 4.0) -> Worker:
    return Worker(number, f"p{number}", team, "role", hours, 0, 90, {}, pay_band=band)


def training(who: int, levels: tuple[int, int], hours: float) -> Action:
    charges = (
        Charge("learning", "hours", hours, 90, 0, 1),
        Charge("mentoring", "hours", 9, 9, 0, 1),
    )
    return action(
        "train",
        "Python",
        levels[1],
        from_level=levels[0],
        who="role",
        team="A",
        person=f"p{who}",
        person_no=who,
        cost=Cost(),
        charges=charges,
        closes=(),
    )


def teams(*sizes: int) -> Problem:
    """Teams A, B, C ... of these sizes, numbered through; P1 in the first half of each, else P2."""
    found: list[Worker] = []
    for letter, size in zip("ABCDE", sizes, strict=False):
        for place in range(size):
            band = "P1" if place < size // 2 else "P2"
            found.append(worker(len(found), letter, band, 2.0 if place % 2 else 6.0))
    return replace(four_people(), workers=tuple(found))


def test_steps_and_learning_hours_by_group_add_up_to_the_total() -> None:
    """Ten in A and ten in B. Number 0 (A, P1) climbs two steps in 80 h, number 15 (B, P2) one."""
    found = spread(teams(10, 10), [training(0, (1, 3), 80), training(15, (2, 3), 60)])
    assert (found.people, found.steps, found.hours) == (20, 3, 140)
    told = {(g.by, g.name): (g.people, g.steps, g.hours) for g in found.groups}
    assert told == {
        ("team", "A"): (10, 2, 80),
        ("team", "B"): (10, 1, 60),
        ("role", "role"): (20, 3, 140),
        ("pay band", "P1"): (10, 2, 80),
        ("pay band", "P2"): (10, 1, 60),
        ("free hours", "over 4 a week"): (10, 2, 80),
        ("free hours", "up to 2 a week"): (10, 1, 60),
    }


def test_hours_and_pay_that_are_a_groups_are_not_told_as_facts_of_people() -> None:
    problem = replace(teams(10, 10), own_hours_and_pay=False)
    found = spread(problem, [training(0, (1, 3), 80)])
    assert {g.by for g in found.groups} == {"team", "role"}


def test_a_small_team_is_told_with_the_next_larger_one_only() -> None:
    """C has three people: alone it is too few, and with B's six it would follow from the total."""
    found = spread(teams(8, 6, 3), [training(0, (2, 3), 10)])
    told = {g.name: g.people for g in found.groups if g.by == "team"}
    assert told == {"A": 8, TOGETHER: 9}


def test_what_follows_from_a_wider_group_of_another_kind_is_not_told() -> None:
    """All five of B have the role `r`, which seven have: two would follow; roles are not told."""
    b, r = frozenset(range(5)), frozenset(range(7))
    everyone = frozenset(range(20))
    told = visible(
        {
            "team": {"A": everyone - b, "B": b},
            "role": {"q": everyone - r, "r": r},
            "pay band": {},
            "free hours": {},
        },
        everyone,
    )
    assert told["team"] == {"A": everyone - b, "B": b}
    assert told["role"] == {}


def test_four_people_are_too_few_to_tell_of_and_nobody_trained_is_nothing() -> None:
    assert plan(four_people()).spread is None
    assert spread(teams(10), []) is None
