"""Ratings that may be wrong: the simulation against chances worked by hand."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from analytics.evidence.belief import Belief
from tests.analytics.chances.small import (
    agrees,
    asks,
    belief,
    people,
    played,
    problem,
    tool,
)

Believed = Mapping[tuple[int, str], Belief]


def test_a_holder_may_not_hold() -> None:
    team = people({"s": 3})
    believed: Believed = {(0, "s"): belief(0, 0, 0.3, 0.5, 0.2, 0)}
    asked = problem(team, asks(team, {"s": 1}), attrition_per_year=0.2)
    found = played(asked, levels=believed)
    assert agrees(found, 0.7 * 0.8**0.5)
    assert found.needs[0].chance_as_rated == played(asked).needs[0].chance
    assert found.filled_hold_as_rated == played(asked).filled_hold
    assert found.holding_as_rated == played(asked).holding


def test_who_is_rated_below_may_hold_and_then_counts() -> None:
    team = people({"s": 3}, {"s": 2}, hours=0)
    believed: Believed = {
        (0, "s"): belief(0, 0, 0.4, 0.6, 0, 0),
        (1, "s"): belief(0, 0, 0.7, 0.3, 0, 0),
    }
    found = played(problem(team, asks(team, {"s": 1})), levels=believed)
    assert agrees(found, 1 - 0.4 * 0.7)
    assert found.needs[0].chance_as_rated == 1


@pytest.mark.parametrize(("level", "expected"), [(2, 0.3 + 0.6 * 0.7), (1, 0.3 + 0.6 * 0.7)])
def test_a_step_teaches_only_who_is_really_at_the_level_below(level: int, expected: float) -> None:
    """One at 3 in 0.3 of the runs, at 2 in 0.6, at 1 in 0.1; rated 1 two steps are planned."""
    team = people({"s": level})
    believed: Believed = {(0, "s"): belief(0, 0.1, 0.6, 0.3, 0, 0)}
    found = played(problem(team, asks(team, {"s": 1})), levels=believed)
    below = 0.1 * 0.7**2 if level == 1 else 0
    assert agrees(found, expected + below)


def test_a_tool_lifts_only_who_is_really_one_level_below() -> None:
    team = people({"s": 3}, {"s": 2}, hours=0)
    believed: Believed = {(1, "s"): belief(0, 0.2, 0.5, 0.3, 0, 0)}
    found = played(problem(team, asks(team, {"s": 2}), tool(0.6, "s")), levels=believed)
    assert found.filled == 1
    assert agrees(found, 0.3 + 0.5 * 0.6)


def test_a_level_is_the_same_for_every_requirement_of_a_run() -> None:
    """At 4 in 0.2 of the runs, at 3 in 0.5: both hold in 0.2, never 4 without 3."""
    team = people({"s": 4})
    needs = (*asks(team, {"s": 1}), *asks(team, {"s": 1}, level=4))
    believed: Believed = {(0, "s"): belief(0, 0, 0.3, 0.5, 0.2, 0)}
    found = played(problem(team, needs), levels=believed)
    assert agrees(found, 0.7)
    assert agrees(found, 0.2, need=1)
    assert found.all_hold == found.needs[1].chance


def test_coverage_is_played_with_the_same_levels() -> None:
    """One of one: covered from week 0 in 0.7 of the runs, so a tenth of them are not."""
    team = people({"s": 3})
    found = played(
        problem(team, asks(team, {"s": 1})), levels={(0, "s"): belief(0, 0, 0.3, 0.7, 0, 0)}
    )
    assert {(w.planned, w.low, w.middle) for w in found.weeks} == {(1, 0, 1)}
    assert found.needs[0].missing == pytest.approx(0.3, abs=0.02)


def test_draws_of_a_belief_belong_together() -> None:
    """In half of the draws both are surely at 3, in the others surely not: both hold with 1/2. Who
    is drawn by themselves holds with a half each: 1/4."""
    team = people({"s": 3}, {"s": 3})
    asked = problem(team, asks(team, {"s": 2}))
    shared = Belief(np.array([2.0, 3.0]), np.array([1e-6, 1e-6]))
    assert agrees(played(asked, levels=dict.fromkeys([(0, "s"), (1, "s")], shared)), 1 / 2)
    alone = belief(0, 0, 0.5, 0.5, 0, 0)
    assert agrees(played(asked, levels=dict.fromkeys([(0, "s"), (1, "s")], alone)), 1 / 4)
