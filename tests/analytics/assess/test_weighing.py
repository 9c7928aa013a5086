"""The worth of verifying ratings against going through every purchase and every truth."""

from collections.abc import Sequence
from itertools import chain, combinations

import numpy as np
import pytest

from analytics.assess.assess import Weighing
from analytics.assess.counted import Doubt, drawn
from analytics.strategy.problem.relax import with_levers
from tests.analytics.assess.brute import Case, random_case, values

AGREEING = [2, 3, 6, 7, 8, 19, 22, 25, 26, 37, 42, 49, 57]
NEED_TWO = {"A": 2}


def subsets(doubts: Sequence[Doubt]) -> list[tuple[int, ...]]:
    places = range(len(doubts))
    return list(chain.from_iterable(combinations(places, n) for n in range(len(doubts) + 1)))


def weighing(case: Case, draws: int = 8, seed: int = 1) -> Weighing:
    """With the plans for whatever may turn out of any of the doubts."""
    doubts = case.as_doubts()
    found = Weighing(case.problem(), doubts, [*case.prices.values()], drawn(doubts, draws, seed))
    found.solve_all([()])
    for known in subsets(doubts):
        for levels in found.missing(known):
            found.solve_all([levels])
    return found


def one_doubt(**changes: object) -> Case:
    """Two are required. p0 holds; p1 holds or is one step short, as likely; p2 could be trained."""
    case: dict[str, object] = {
        "levels": ({"A": 3}, {"A": None}, {"A": 2}),
        "doubts": {(1, "A"): {2: 0.5, 3: 0.5}},
        "required": NEED_TWO,
        "prices": {"A": 100_000.0},
        "hire_cost": 75_000.0,
        "hires": 0,
        "seats": False,
        **changes,
    }
    return Case(**case)  # type: ignore[arg-type]


def test_one_unknown_level_by_hand() -> None:
    # Unknown, p1 does not count: a step to 3 is bought, 160 h x 90 + 500 = 14,900. Without it an
    # open position costs 100,000 x 1/2. Knowing saves the step in half of the cases.
    found = weighing(one_doubt())
    assert found.expected(()) == found.expected() == pytest.approx(14_900)
    assert found.worth([0]).value == pytest.approx(7_450)
    assert found.worth([0]).error == 0
    assert found.worth([]).value == 0


def test_a_rating_that_may_be_wrong_by_hand() -> None:
    # p1 is rated 3 but is at 2 with a chance of 0.3: today's plan buys nothing and risks 30,000.
    # A step costs 14,900 and is the better plan; knowing, it is bought in 3 cases of 10.
    rated = ({"A": 3}, {"A": 3}, {"A": 2})
    found = weighing(one_doubt(levels=rated, doubts={(1, "A"): {2: 0.3, 3: 0.7}}))
    assert found.expected(()) == pytest.approx(30_000)
    assert found.expected() == pytest.approx(14_900)
    assert found.worth([0]).value == pytest.approx(0.7 * 14_900)


def test_no_answer_that_changes_the_plan_is_worth_anything() -> None:
    # Three hold for sure, whoever p2 is.
    sure = one_doubt(levels=({"A": 3}, {"A": 3}, {"A": None}), doubts={(2, "A"): {2: 0.5, 3: 0.5}})
    assert weighing(sure).worth([0]).value == 0
    # Nothing can be bought: the position is open or not, whatever is known.
    case = one_doubt()
    doubts = case.as_doubts()
    problem = with_levers(case.problem(), ())
    idle = Weighing(problem, doubts, [100_000.0], drawn(doubts, 8, 1))
    for levels in ((), *idle.missing([0])):
        idle.solve_all([levels])
    assert idle.expected() == pytest.approx(50_000)
    assert idle.worth([0]).value == 0


@pytest.mark.parametrize("seed", AGREEING)
def test_every_subset_is_worth_what_enumeration_finds(seed: int) -> None:
    case = random_case(seed)
    found = weighing(case)
    asked = subsets(case.as_doubts())
    assert [found.worth(known).value for known in asked] == pytest.approx(
        values(case, asked), abs=0.02
    )


def test_where_a_hedge_is_best_that_no_truth_asks_for_the_worth_is_above() -> None:
    """Only plans for what may turn out are weighed: found in 3 of 200 random cases."""
    case = random_case(16)
    found = weighing(case)
    everything = range(3)
    (exact,) = values(case, [everything])
    assert exact < found.worth(everything).value < 1.5 * exact


@pytest.mark.parametrize("seed", range(20, 26))
def test_more_answers_are_never_worth_less(seed: int) -> None:
    found = weighing(random_case(seed))
    worth = {known: found.worth(known).value for known in subsets(found.doubts)}
    assert worth[()] == 0
    for small, large in combinations(worth, 2):
        if set(small) < set(large):
            assert worth[small] <= worth[large] + 0.01


def test_drawn_answers_come_near_and_the_same_seed_gives_the_same_digits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = random_case(22)
    everything = range(len(case.doubts))
    exact = weighing(case).worth(everything).value
    monkeypatch.setattr("analytics.assess.counted.EVERY", 1)
    one, same, other = (weighing(case, 4_000, seed).worth(everything) for seed in (1, 1, 2))
    assert one.value == same.value != other.value
    assert one.error > 0
    assert abs(one.value - exact) < 4 * one.error
    assert np.isclose(one.outcomes.weights.sum(), 1)
