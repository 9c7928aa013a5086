"""Closed forms against enumeration of every outcome, and by hand."""

import itertools
import math

import pytest

from analytics.strategy.chance import (
    all_done,
    arrives,
    at_least,
    hire_chance,
    stay,
    training_chance,
)
from analytics.strategy.problem.problem import Rules
from tests.analytics.strategy.parts import profile


def enumerated(needed: int, chances: list[float]) -> float:
    return sum(
        math.prod(p if holds else 1 - p for p, holds in zip(chances, outcome, strict=True))
        for outcome in itertools.product((0, 1), repeat=len(chances))
        if sum(outcome) >= needed
    )


@pytest.mark.parametrize("needed", range(8))
def test_poisson_binomial_equals_enumeration(needed: int) -> None:
    groups = [(2, 0.9), (1, 0.7), (2, 0.49), (1, 0.0), (1, 1.0)]
    chances = [p for people, p in groups for _ in range(people)]
    assert at_least(needed, groups) == pytest.approx(enumerated(needed, chances), abs=1e-12)


def test_thirty_thousand_equal_holders() -> None:
    # mean 9,000, standard deviation 79.4: the normal approximation with correction is 0.5 - 0.0025
    assert at_least(9_000, [(30_000, 0.3)]) == pytest.approx(0.5025, abs=2e-3)
    assert at_least(8_700, [(30_000, 0.3)]) == pytest.approx(0.99992, abs=1e-4)


def test_nothing_needed_is_certain_and_too_few_people_cannot_hold() -> None:
    assert at_least(0, []) == 1
    assert at_least(2, [(1, 1.0)]) == 0


def test_attrition_is_a_yearly_rate() -> None:
    rules = Rules(attrition_per_year=0.13)
    assert stay(rules, 52) == pytest.approx(0.87)
    assert stay(rules, 26) == pytest.approx(0.87**0.5)
    assert stay(rules, -3) == 1


def test_lead_time_has_its_tenth_and_ninetieth_percentile() -> None:
    assert arrives(15, 45, 15) == pytest.approx(0.1)
    assert arrives(15, 45, 45) == pytest.approx(0.9)
    assert arrives(15, 45, math.sqrt(15 * 45)) == pytest.approx(0.5)
    assert arrives(15, 45, 0) == 0
    assert (arrives(8, 8, 7.9), arrives(8, 8, 8), arrives(0, 0, 0)) == (0, 1, 1)


def test_a_given_chance_replaces_arrival_and_fit_and_steps_multiply() -> None:
    assert hire_chance(profile("E", {}, 1, 1), 0) == 1
    assert training_chance(Rules(training_success=0.7), 2) == pytest.approx(0.49)


def test_parts_of_a_way_that_are_independent_rarely_are_slow_together() -> None:
    """To fill, notice and ramp by week 39: summed ends say .57, three draws .52
    (methods.md#how-options-are-found)."""
    parts = ((45 / 7, 150 / 7), (2.0, 90 / 7), (2 * 52 / 12, 9 * 52 / 12))
    summed = arrives(sum(p[0] for p in parts), sum(p[1] for p in parts), 39)
    assert summed == pytest.approx(0.57, abs=0.01)
    assert all_done(parts, 39) == pytest.approx(0.52, abs=0.01)


def test_a_part_that_is_certain_only_shifts_the_others() -> None:
    assert all_done(((6, 6), (15, 45)), 36) == pytest.approx(arrives(15, 45, 30))
