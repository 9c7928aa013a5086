"""Learned rates: from known outcomes only, each once, and never from fewer than twenty."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from analytics.ledger.outcomes import NEEDED, Facts, learned, median_interval, outcomes, wilson
from analytics.ledger.results import Learned
from data.store.facts.settings import Assumption
from data.store.ledger import Followed, Happened
from tests.analytics.ledger.small import START, action, rated, small

TODAY = Assumption("", 0.5, 0.7, 0.85, "probability", "assumption", None)


class AnyKey(dict[str, Assumption]):
    """Whatever the key, the same numbers."""

    def __missing__(self, key: str) -> Assumption:
        return replace(TODAY, key=key)


def rates(*plans: Facts) -> dict[str, Learned]:
    found = learned([(one, outcomes(one)) for one in plans], {"SQL": "partly"}, AnyKey())
    return {one.key: one for one in found}


def trainings(held: list[bool], decision_no: int = 1, told: tuple[Happened, ...] = ()) -> Facts:
    """One step of Python from 2 to 3 for each of several people."""
    people = range(1, len(held) + 1)
    facts = small(
        actions=tuple(action("train", "Python", 3) for _ in people),
        followed=tuple(Followed(n, "Python", 2, 3, n) for n in people),
        told=told,
        decision_no=decision_no,
    )
    ratings = {
        (n, "Python"): rated(2, 3 if came else 2) for n, came in zip(people, held, strict=True)
    }
    return replace(facts, ratings=ratings, teams=dict.fromkeys(people, "Core"))


def test_below_twenty_outcomes_nothing_is_offered() -> None:
    few = rates(trainings([True] * 12 + [False] * 7))["training.success"]
    assert (few.outcomes, few.held, few.offer, few.interval) == (19, 12, None, None)


def test_a_share_is_offered_with_its_wilson_interval_and_source() -> None:
    found = rates(trainings([True] * 14 + [False] * 6))["training.success"]
    # Wilson, 14 of 20, by hand: (0.7 + 0.09604) / 1.19208 -+ 1.6441 * sqrt(0.0105 + 0.0024010)
    assert (found.offer.low, found.offer.likely, found.offer.high) == (0.481, 0.7, 0.8545)
    assert found.offer.source == "own ledger, 20 outcomes, 2026-07-06 to 2026-07-06"
    assert (found.offer.year, found.offer.unit) == (2026, "probability")


@pytest.mark.parametrize(("held", "of", "low", "high"), [(0, 20, 0, 0.1611), (20, 20, 0.8389, 1)])
def test_all_or_none_still_leave_room(held: int, of: int, low: float, high: float) -> None:
    assert wilson(held, of) == pytest.approx((low, high), abs=1e-4)


def test_the_same_training_in_two_decided_plans_is_one_outcome() -> None:
    held = [True] * 14 + [False] * 6
    one = trainings(held)
    assert rates(one, trainings(held, decision_no=2)) == rates(one)
    # another plan that begins from another wave and is judged by another one is another attempt
    assert rates(one, small())["training.success"].outcomes == 20 + 1  # Ana's first step is 1's


def test_an_unknown_outcome_never_changes_a_learned_rate() -> None:
    held = [random.Random(4).random() < 0.6 for _ in range(25)]
    facts = trainings(held)
    more = replace(
        facts,
        actions=(
            *facts.actions,
            action("train", "Python", 3),
            action("hire", "Python", 3),
            action("train", "Python", 3, end_week=200.0),
        ),
        tracked=replace(
            facts.tracked,
            followed=(
                *facts.tracked.followed,
                Followed(26, "Python", 2, 3, 99),
                Followed(28, "Python", 2, 3, 98),
            ),
        ),
        ratings={**facts.ratings, (99, "Python"): rated(2, None), (98, "Python"): rated(2, 3)},
    )
    assert [o.state for o in outcomes(more)[-3:]] == ["not known"] * 3
    assert rates(more) == rates(facts)


def test_days_and_hours_are_learned_from_what_was_told() -> None:
    hires = tuple(action("hire", "Python", 3, from_level=None, arrive_week=12.0) for _ in range(21))
    told = tuple(
        Happened(
            n, 1, n % 3 > 0, START + timedelta(days=10 * n), START + timedelta(days=10 * n + 30)
        )
        for n in range(1, 22)
    )
    found = rates(small(actions=hires, followed=(), told=told))
    fill, notice, works = (
        found[f"hire.{k}"] for k in ("days_to_fill", "days_of_notice", "works_out")
    )
    # 10, 20, ... 210: tenth percentile 30, median 110, ninetieth 190; 6th smallest and largest
    assert (fill.offer.low, fill.offer.likely, fill.offer.high) == (30, 110, 190)
    assert fill.interval == (60, 160)
    assert (notice.offer.low, notice.offer.high) == (30, 30)
    assert (works.held, works.outcomes) == (14, 21)


def test_hours_of_a_step_count_where_the_step_was_made() -> None:
    told = tuple(
        Happened(n, 1, hours=100.0 + n, finished_on=date(2026, 5, 1)) for n in range(1, 25)
    )
    found = rates(trainings([True] * 21 + [False] * 3, told=told))["training.hours_to_level_3"]
    assert (found.outcomes, found.offer and found.offer.likely) == (21, 111)
    assert NEEDED == 20


def test_the_interval_of_a_median_of_twenty_is_from_the_sixth_to_the_fifteenth() -> None:
    assert median_interval([float(n) for n in range(1, 21)]) == (6, 15)  # Conover's table
    with pytest.raises(ValueError, match="too few"):
        median_interval([1.0, 2.0, 3.0, 4.0, 5.0])


def test_of_many_ledgers_the_interval_holds_the_true_rate_in_about_95_of_100() -> None:
    """Trainings of two steps, of which the second is tried only after the first: the number of
    steps tried is itself thrown, and the rate must not be drawn to one side by that."""
    dice, truth, inside, offers = random.Random(7), 0.62, 0, []
    for _ in range(400):
        reached = [next((k for k in (2, 3) if dice.random() >= truth), 4) for _ in range(25)]
        facts = trainings([True] * 25)
        facts = replace(
            facts,
            tracked=replace(
                facts.tracked, followed=tuple(Followed(n, "Python", 2, 4, n) for n in range(1, 26))
            ),
            ratings={(n, "Python"): rated(2, k) for n, k in enumerate(reached, start=1)},
        )
        offer = rates(facts)["training.success"].offer
        inside += offer.low <= truth <= offer.high
        offers.append(offer.likely)
    assert 0.92 * 400 <= inside <= 0.98 * 400
    assert sum(offers) / 400 == pytest.approx(truth, abs=0.02)
