"""Which ratings are worth verifying: against every purchase and every truth in plain Python, and
what is asked, what is left out, and that it says so. All answers are gone through, as in use.

The cases: one team, must-haves at level 3, training at `STEP` by level, hires who hold every skill,
seats that lift a person from 2 to 3.
"""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, product

import numpy as np
import pytest

from analytics.analyse import analyse
from analytics.assess import assess as answering
from analytics.assess import counted as truths
from analytics.assess.assess import Assessment, Weighing, assess, prices, singly
from analytics.assess.counted import Cell, Doubt, believed, doubts, drawn, turned_out
from analytics.evidence.raters import Shares, beliefs
from analytics.results import Selection
from analytics.strategy.problem.problem import Problem
from analytics.strategy.problem.relax import with_levers
from analytics.strategy.setup.setup import without_leavers
from data.store.database import Database
from tests.analytics.options.small import TERMS
from tests.analytics.strategy import parts
from tests.analytics.strategy.parts import need, problem, profile, ruled
from tests.build import rate

STEP = {1: 20 * 90 + 500, 2: 60 * 90 + 500, 3: 160 * 90 + 500}
SEAT = 1_200
STEPS: tuple[tuple[int, ...], ...] = ((), (3,), (2, 3), (1, 2, 3), (2,), (1, 2))
"""What is worth buying for one person: nothing, or steps to level 3, or to 2 for a seat."""


@dataclass(frozen=True)
class Case:
    """People's levels today (None: unknown), who is in doubt, what is required and what it costs.

    `doubts`: (person, skill) -> possible level -> chance. `prices`: of an open position, by skill.
    """

    levels: tuple[dict[str, int | None], ...]
    doubts: dict[tuple[int, str], dict[int, float]]
    required: dict[str, int]
    prices: dict[str, float]
    hire_cost: float
    hires: int
    seats: bool

    def problem(self) -> Problem:
        workers = [
            parts.person(n, {s: k for s, k in own.items() if k is not None}, 100, rate=90)
            for n, own in enumerate(self.levels)
        ]
        needs = [
            replace(
                need(skill, count, workers), unknown=sum(skill not in w.levels for w in workers)
            )
            for skill, count in self.required.items()
        ]
        hire = profile("All", dict.fromkeys(self.required, 3), self.hire_cost, self.hires)
        offers = [hire][: self.hires], [parts.assistant(self.required, SEAT)][: self.seats]
        tooling = dict.fromkeys(self.required, "yes")
        return problem(workers, needs, parts.RULES, *chain(*offers), tooling=tooling)

    def as_doubts(self) -> tuple[Doubt, ...]:
        return tuple(
            Doubt(person, skill, (*chances,), (*chances.values(),), self.levels[person][skill])
            for (person, skill), chances in self.doubts.items()
        )


def values(case: Case, asked: Sequence[Sequence[int]]) -> list[float]:
    """What knowing each of these sets of doubts (by place) is worth."""
    cells = list(case.doubts)
    truths = list(product(*(case.doubts[cell].items() for cell in cells)))
    chance = [math.prod(share for _, share in truth) for truth in truths]
    losses = [
        [
            _loss(case, bought, dict(zip(cells, (level for level, _ in truth), strict=True)))
            for truth in truths
        ]
        for bought in _purchases(case)
    ]
    without = min(sum(c * loss for c, loss in zip(chance, row, strict=True)) for row in losses)
    result = []
    for known in asked:
        seen: dict[tuple[int, ...], list[int]] = {}
        for place, truth in enumerate(truths):
            seen.setdefault(tuple(truth[k][0] for k in known), []).append(place)
        knowing = sum(
            min(sum(chance[t] * row[t] for t in alike) for row in losses) for alike in seen.values()
        )
        result.append(without - knowing)
    return result


Bought = tuple[tuple[tuple[int, ...], ...], tuple[bool, ...], int]
"""Steps by (person, skill) in order, seats by person, hires."""


def _purchases(case: Case) -> Iterator[Bought]:
    slots = len(case.levels) * len(case.required)
    seats = product((False, True), repeat=len(case.levels)) if case.seats else [()]
    for seat in list(seats):
        for steps in product(STEPS, repeat=slots):
            for hires in range(case.hires + 1):
                yield steps, seat or (False,) * len(case.levels), hires


def _loss(case: Case, bought: Bought, truth: dict[tuple[int, str], int]) -> float:
    steps, seats, hires = bought
    loss = sum(STEP[k] for own in steps for k in own) + SEAT * sum(seats) + case.hire_cost * hires
    slot = 0
    for skill, required in case.required.items():
        at, lifted = hires, 0
        for person, levels in enumerate(case.levels):
            level = truth.get((person, skill), levels[skill])
            for step in steps[slot] if level is not None else ():
                level = step if level == step - 1 else level
            slot += 1
            at += level is not None and level >= 3
            lifted += level == 2 and seats[person]
        cap = 0 if required == 1 else max(1, required // 2)
        loss += case.prices[skill] * max(0, required - at - min(cap, lifted))
    return loss


def random_case(seed: int) -> Case:
    """Up to three people and two skills, two or three of their levels in doubt."""
    draw = random.Random(seed)
    skills = ("A", "B")[: draw.choice((1, 1, 2))]
    people = 3 if len(skills) == 1 else 2
    levels = tuple(
        {s: draw.choice((None, 0, 1, 2, 2, 3, 3)) for s in skills} for _ in range(people)
    )
    cells = draw.sample([(p, s) for p in range(people) for s in skills], draw.choice((2, 3)))
    doubts = {}
    for cell in sorted(cells):
        possible = sorted(draw.sample((0, 1, 2, 3), draw.choice((2, 3))))
        shares = [draw.randint(1, 9) for _ in possible]
        doubts[cell] = {k: share / sum(shares) for k, share in zip(possible, shares, strict=True)}
    return Case(
        levels,
        doubts,
        {skill: draw.randint(1, people) for skill in skills},
        {skill: draw.choice((150_000, 400_000)) for skill in skills},
        draw.choice((10_000, 40_000, 75_000)),
        draw.choice((0, 2)),
        seats=draw.random() < 0.5,
    )


DRAWS, EVERY = answering.DRAWS, truths.EVERY


@pytest.fixture(autouse=True)
def all_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "DRAWS", DRAWS)
    monkeypatch.setattr(truths, "EVERY", EVERY)


ONE_DOUBT = Case(
    ({"A": 3}, {"A": None}, {"A": 2}),
    {(1, "A"): {2: 0.5, 3: 0.5}},
    {"A": 2},
    {"A": 100_000.0},
    75_000.0,
    0,
    seats=False,
)
"""Two are required. p0 holds; p1 holds or is one step short, as likely; p2 could be trained."""


def subsets(doubts: Sequence[Doubt]) -> list[tuple[int, ...]]:
    places = range(len(doubts))
    return list(chain.from_iterable(combinations(places, n) for n in range(len(doubts) + 1)))


def weighing(case: Case, draws: int = 8, seed: int = 1) -> Weighing:
    """With the plans for whatever may turn out of any of the doubts."""
    doubts = case.as_doubts()
    result = Weighing(case.problem(), doubts, [*case.prices.values()], drawn(doubts, draws, seed))
    result.solve_all([()])
    for known in subsets(doubts):
        for levels in result.missing(known):
            result.solve_all([levels])
    return result


def test_one_unknown_level_by_hand() -> None:
    # Unknown, p1 does not count: a step to 3 is bought, 160 h x 90 + 500 = 14,900. Without it an
    # open position costs 100,000 x 1/2. Knowing saves the step in half of the cases.
    result = weighing(ONE_DOUBT)
    assert result.expected() == pytest.approx(14_900)
    assert result.worth([0]).value == pytest.approx(7_450)
    assert result.worth([0]).error == 0
    assert result.worth([]).value == 0


def test_a_rating_that_may_be_wrong_by_hand() -> None:
    # p1 is rated 3 but is at 2 with a chance of 0.3: today's plan buys nothing and risks 30,000.
    # A step costs 14,900 and is the better plan; knowing, it is bought in 3 cases of 10.
    rated = ({"A": 3}, {"A": 3}, {"A": 2})
    result = weighing(replace(ONE_DOUBT, levels=rated, doubts={(1, "A"): {2: 0.3, 3: 0.7}}))
    assert result.expected() == pytest.approx(14_900)
    assert result.worth([0]).value == pytest.approx(0.7 * 14_900)


def test_no_answer_that_changes_the_plan_is_worth_anything() -> None:
    # Three hold for sure, whoever p2 is.
    sure = assessed(case(3, 3, None), half(2))
    assert (sure.considered, sure.limit, sure.asks) == (0, 0, ())
    assert assessed(case(3, 3, 2), {}).considered == 0
    # Nothing can be bought: the position is open or not, whatever is known.
    idle = assessed(with_levers(case(3, None, 2), ()), half(1))
    assert (idle.asks, idle.limit) == ((), 0)


@pytest.mark.parametrize("seed", [2, 3, 6, 7, 8, 19, 22, 25, 26, 37, 42, 49, 57])
def test_every_subset_is_worth_what_enumeration_finds(seed: int) -> None:
    case = random_case(seed)
    more = replace(case, required=dict.fromkeys(case.required, 40))  # than there are people
    for each in (case, more):
        result = weighing(each)
        asked = subsets(each.as_doubts())
        worth = [result.worth(known).value for known in asked]
        assert worth == pytest.approx(values(each, asked), abs=0.02)


def test_where_a_hedge_is_best_that_no_truth_asks_for_the_worth_is_above() -> None:
    """Only plans for what may turn out are weighed: found in 3 of 200 random cases."""
    case = random_case(16)
    result = weighing(case)
    everything = range(3)
    (exact,) = values(case, [everything])
    assert exact < result.worth(everything).value < 1.5 * exact


def test_drawn_answers_come_near_and_the_same_seed_gives_the_same_digits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = random_case(22)
    everything = range(len(case.doubts))
    exact = weighing(case).worth(everything).value
    monkeypatch.setattr(truths, "EVERY", 1)
    item, same, other = (weighing(case, 4_000, seed).worth(everything) for seed in (1, 1, 2))
    assert item.value == same.value != other.value
    assert item.error > 0
    assert abs(item.value - exact) < 4 * item.error
    draws = truths.drawn(case.as_doubts(), 4_000, 1)
    assert np.isclose(truths.outcomes(case.as_doubts(), everything, draws).weights.sum(), 1)


def case(*levels: int | None) -> Problem:
    """Two are required in one skill."""
    return replace(ONE_DOUBT, levels=tuple({"A": level} for level in levels)).problem()


def half(*people: int) -> dict[Cell, Shares]:
    """Each at 2 or at 3."""
    return {(person, "A"): (0.0, 0.0, 0.5, 0.5, 0.0, 0.0) for person in people}


def assessed(problem: Problem, believed: dict[Cell, Shares], cost: float = 100.0) -> Assessment:
    by_skill = singly(problem, believed, cost, TERMS)
    return assess(problem, by_skill, 1.0, cost, TERMS)


def test_a_leavers_level_is_in_doubt_only_while_they_are_there() -> None:
    """p0 holds, p2 can be trained. Gone before it is due, p0 counts for nothing, whatever their
    level is; there until after it, they may turn out to hold or not."""
    asked = case(3, None, 2)
    (need,) = asked.needs

    def leaving(week: float) -> Problem:
        workers = (replace(asked.workers[0], leaves_week=week), *asked.workers[1:])
        return replace(asked, workers=workers, needs=(without_leavers(need, workers),))

    gone = leaving(need.due_week / 2)
    assert gone.needs[0].have == need.have - 1
    assert doubts(gone, half(0)) == ()
    there = leaving(need.due_week + 1)
    assert [doubt.worker for doubt in doubts(there, half(0))] == [0]
    doubt = Doubt(0, "A", (2, 3), (0.5, 0.5), 3)
    assert turned_out(gone, [doubt], ((0, 2),)).needs[0].have == gone.needs[0].have
    assert turned_out(there, [doubt], ((0, 2),)).needs[0].have == need.have - 1
    assert assessed(gone, half(0)).considered == 0


def test_an_unknown_level_that_would_save_a_step_is_asked_first() -> None:
    # As by hand above: half of a step of 14,900 is saved; asking costs 100.
    result = assessed(case(3, None, 2), half(1))
    assert [(a.person, a.role, a.team, a.skill, a.levels, a.known) for a in result.asks] == [
        ("p1", "engineer", "Core", "A", (3,), False)
    ]
    assert (result.value, result.cost) == (pytest.approx(STEP[3] / 2), 100)
    assert result.limit == pytest.approx(STEP[3] / 2)
    assert (result.considered, result.unknown, result.error) == (1, 1, (0, 0))
    assert result.after == pytest.approx(result.without - result.value)
    dear = assessed(case(3, None, 2), half(1), 8_000)
    assert (dear.asks, dear.value, dear.cost, dear.limit) == ((), 0, 0, result.limit)


def test_only_ratings_that_give_more_than_they_cost_are_asked() -> None:
    # Who surely holds is enough with p1; p3 is below level 3 for all but sure, and gives little.
    unlike = (0.0, 0.0, 0.985, 0.015, 0.0, 0.0)
    result = assessed(case(3, None, 2, 2), {**half(1), (3, "A"): unlike}, 1_000)
    assert result.considered == 2
    assert [a.person for a in result.asks] == ["p1"]


def test_a_must_have_that_may_turn_out_short_is_in_question() -> None:
    problem = case(3, 3, 2)
    (doubt,) = doubts(problem, half(1))
    assert (doubt.worker, doubt.levels, doubt.believed) == (1, (2, 3), 3)
    # With a third holder two are enough whatever p1 is.
    assert doubts(case(3, 3, 3, 2), half(1)) == ()
    wish = replace(problem, needs=tuple(replace(n, must_have=False) for n in problem.needs))
    assert doubts(wish, half(1)) == ()


def test_levels_that_make_no_difference_are_one() -> None:
    (doubt,) = doubts(case(3, None, 2), {(1, "A"): (0.1, 0.1, 0.3, 0.2, 0.295, 0.005)})
    assert doubt.levels == (0, 1, 2, 3)  # 3, 4 and 5 all hold; three steps train from 0
    assert doubt.chances == pytest.approx((0.1, 0.1, 0.3, 0.5))
    fewer_steps = case(3, None, 2)
    fewer_steps = ruled(fewer_steps, max_steps=1)
    (doubt,) = doubts(fewer_steps, {(1, "A"): (0.1, 0.1, 0.3, 0.5, 0, 0)})
    assert doubt.levels == (0, 1, 2, 3)  # from 1 one step leads to 2, where a tool may help


def test_an_open_position_costs_its_value_of_a_week_to_the_horizon() -> None:
    """Due in week 20 of 104: 84 weeks at 4,000, or at what the requirement says itself."""
    problem = case(3, 2, 0)
    (price,) = prices(problem, TERMS)
    assert price == 84 * 4_000
    own = replace(problem.needs[0], per_week=1_000.0)
    (price,) = prices(replace(problem, needs=(own,)), TERMS)
    assert price == 84 * 1_000


def test_what_is_believed_of_an_unknown_level(database: Database) -> None:
    people = """who team role Python SQL
        a X . 4 2
        b X . 3 2
        c X . 1 2
        d X . - 2
        e X . n -"""
    rate(database, people)
    analysis = analyse(database, Selection())
    ids = dict(zip(analysis.levels["skill"], analysis.levels["skill_id"], strict=True))
    first = int(analysis.levels["person_no"].min())
    result = believed(analysis, ids.values())
    rated = beliefs(analysis.levels)
    assert {cell: result[cell] for cell in rated} == rated
    assert (first + 4, ids["Python"]) not in result  # not applicable
    mix = [sum(row[k] for row in rated.values()) / 7 for k in range(6)]
    own = [shares for (_, skill), shares in rated.items() if skill == ids["Python"]]
    expected = [(sum(shares[k] for shares in own) + mix[k]) / 4 for k in range(6)]
    assert result[first + 3, ids["Python"]] == pytest.approx(expected)
