"""Verdicts by net cost: by hand, and on random small problems each flip turns when crossed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from analytics.options.verdicts import FAR, Weighing, step_of, weigh
from analytics.results import ALLOWED
from analytics.strategy.problem.problem import Problem, Tool
from analytics.strategy.problem.wishes import Bar, Pin
from tests.analytics.options.small import SKILL, TERMS, problem, profile, ranges
from tests.analytics.options.test_levers import FREELANCER

ASSISTANT = Tool("Assistant", frozenset({SKILL}), {SKILL: 2}, {SKILL: 1.0}, 1_200.0, 0.0, 8.0)


def weighed(asked: Problem, value: float = 4_000.0, attrition: float = 0.0) -> Weighing:
    return weigh(asked, ranges(asked, attrition), replace(TERMS, value=value), SKILL)


def test_a_hire_pays_above_what_an_open_week_of_its_net_cost_comes_to() -> None:
    """Nobody is near. A hire costs 207,000 net for 74 weeks: it pays above 2,797 a week."""
    dear, cheap = weighed(problem([0, 0], 1)), weighed(problem([0, 0], 1), 2_000.0)
    assert (dear.leader(), cheap.leader()) == ("hire", "nothing")
    assert dear.flips() == ((2_700.0, "nothing"),)
    assert cheap.flips() == ((2_800.0, "hire"),)
    assert dear.nets() == {"nothing": 74 * 4_000, "hire": pytest.approx(207_000, abs=1)}


def test_a_cheap_lever_that_holds_less_long_gives_way_to_a_dearer_one() -> None:
    """A tool fills one of four, training all three that are missing."""
    asked = problem([3, 2, 2, 2], 4, tools=(ASSISTANT,), hires=False)
    asked = replace(asked, rules=replace(asked.rules, cap_share=0.25))
    found = weighed(asked)
    assert found.leader() == "train"
    (value, becomes), *more = found.flips()
    assert (becomes, more) == ("equip", [])
    seat, train = found.best("equip"), found.best("train")
    crossing = (train.total - seat.total) / (seat.open_weeks[0] - train.open_weeks[0])
    assert value <= crossing < value + step_of(value)


def test_the_budget_pins_and_other_skills_play_no_part_bars_do() -> None:
    asked = problem([0, 0], 1)
    limited = replace(
        asked,
        rules=replace(asked.rules, budget=1.0, budget_on="total"),
        pins=(Pin("train", SKILL),),
    )
    assert weighed(limited).leader() == "hire"
    barred = replace(asked, bars=(Bar("hire", profile="Dev"),))
    assert weighed(barred).leader() == "nothing"


def test_a_lever_that_is_not_allowed_has_a_price_and_is_no_verdict() -> None:
    """Contractors for 171 k would beat the hire's 207 k; they are not allowed, then they are."""
    asked = replace(problem([0], 1), not_allowed=(FREELANCER,))
    found = weighed(asked)
    found.flips()
    contract = found.best("contract")
    assert contract.net(found.search.values) < found.nets()["hire"]
    assert found.leader() == "hire"
    allowed = replace(asked.rules, levers=frozenset(ALLOWED))
    assert weighed(replace(asked, rules=allowed)).leader() == "contract"


def test_an_own_value_is_what_flips_are_told_in() -> None:
    asked = problem([0, 0], 1)
    own = replace(asked, needs=(replace(asked.needs[0], per_week=12_000.0),))
    found = weighed(own, 2_000.0)
    assert (found.value, found.leader()) == (12_000, "hire")
    assert found.flips() == ((2_700.0, "nothing"),)
    worthless = replace(asked, needs=(replace(asked.needs[0], per_week=0.0),))
    found = weighed(worthless)
    assert (found.leader(), found.flips()) == ("nothing", ())


def random_problem(seed: int) -> Problem:
    """One requirement of up to four, with people, a tool and hires of random prices."""
    luck = Random(seed)
    asked = problem(
        [luck.randint(0, 3) for _ in range(luck.randint(1, 6))],
        luck.randint(1, 4),
        luck.choice([10.0, 30.0, 50.0]),
        tools=(replace(ASSISTANT, seat_per_year=luck.choice([600.0, 9_000.0])),),
    )
    offer = replace(profile(), yearly_pay=luck.choice([60_000.0, 120_000.0, 200_000.0]))
    rules = replace(asked.rules, levers=frozenset(luck.sample(ALLOWED, luck.randint(1, 4))))
    return replace(asked, hires=(offer,), rules=rules, contractors=(FREELANCER,))


def test_crossing_a_flip_changes_the_verdict_by_solving_again() -> None:
    """At the printed value it is what the flip says, one printed step short of it today's."""
    seen = set()
    for seed in range(80):
        asked, attrition = random_problem(seed), (0.0, 0.1)[seed % 2]
        if asked.needs[0].have >= asked.needs[0].headcount:
            continue
        found = weighed(asked, 2_000.0, attrition)
        for value, becomes in found.flips():
            up = value > found.value
            seen.add((up, becomes))
            assert becomes != found.leader()
            assert found.value / FAR * 0.9 <= value <= found.value * FAR * 1.1
            short = value - step_of(value) if up else value + step_of(value)
            for at, verdict in ((value, becomes), (short, found.leader())):
                again = weighed(asked, at, attrition)
                again.everywhere()
                assert again.leader() == verdict, (seed, at)
    assert {becomes for _, becomes in seen} == {"nothing", *ALLOWED}
    assert {up for up, _ in seen} == {True, False}
