"""Planned against happened, coverage, and trained against untrained, worked by hand."""

import math
from datetime import date

import pandas as pd
import pytest

from analytics.ledger.ledger import against, arrivals, compared, coverage_then, difference
from analytics.ledger.outcomes import outcomes
from analytics.ledger.results import Rise
from tests.analytics.ledger.small import LATER, START, small
from tests.dashboard.hand_built import requirement


def test_planned_against_happened_by_lever_and_in_total() -> None:
    facts = small()
    hire, train, equip, total = against(facts.actions, outcomes(facts))
    assert [a.lever for a in (hire, train, equip, total)] == ["hire", "train", "equip", None]
    assert (hire.yes, hire.no, hire.not_known) == (1, 0, 1)
    # one of two hires came, the other may still
    assert (hire.positions, hire.at_least, hire.at_most) == (2, 1, 2)
    assert (hire.cost.planned, hire.cost.planned_known, hire.cost.happened) == (
        80_000,
        40_000,
        45_000,
    )
    assert (hire.cost.known, hire.cost.of, hire.weeks_late, hire.dated) == (1, 2, 3.0, 1)
    # Ana did not come to 4; Cy is not due
    assert (train.positions, train.at_least, train.at_most) == (2, 0, 1)
    assert (train.cost.known, train.weeks_late) == (0, None)
    assert (equip.positions, equip.at_least, equip.at_most) == (1, 1, 1)
    assert (total.yes, total.no, total.not_known) == (2, 1, 2)
    assert (total.positions, total.at_least, total.at_most) == (5, 2, 4)


def test_coverage_then_planned_by_the_wave_and_found() -> None:
    # Python 3: 1 of 4, the two hires were to make it 3; SQL 3: 0 of 1, the tool's user is not
    # counted among people; Python 2 counts only after the wave
    needs = [
        {"scope": "Core", "skill": "Python", "level": 3, "required": 4, "have": 1, "weight": 1.0},
        {"scope": "Core", "skill": "SQL", "level": 3, "required": 1, "have": 0, "weight": 1.0},
        {"scope": "Core", "skill": "Python", "level": 2, "required": 3, "have": 3, "weight": 1.0},
    ]
    found = [
        requirement(scope="Core", skill="Python", level=3, have=2, unknown=1),
        requirement(scope="Core", skill="SQL", level=3, have=1, unknown=0),
    ]
    then = coverage_then(small(), needs, found, "second", LATER)
    assert then.before == pytest.approx(4 / 8)
    assert then.planned == pytest.approx(6 / 8)
    # what is required no more may be held by nobody or by all: 2 + 1 + 0, and 3 + 1 + 3
    assert (then.found, then.found_high) == (pytest.approx(3 / 8), pytest.approx(7 / 8))


def test_trained_against_untrained_of_the_same_skill() -> None:
    one = compared(small(), outcomes(small()))
    # Ana rose by 1, Di by 0 and Ed by 1; one trained person has no interval
    assert (one.trained, one.peers, one.rise, one.peers_rise, one.more) == (1, 2, 1, 0.5, 0.5)
    assert one.interval is None


def test_the_interval_of_the_difference() -> None:
    rises = [Rise("Python", "a", "b", 2, rise) for rise in (1, 2, 3)]
    found = difference(rises, {("Python", "a", "b"): [(2, 0), (2, 1), (2, 0), (2, 1)]})
    # differences 0.5, 1.5, 2.5: mean 1.5, variance 1 / 3; peers 1/3 / 4; t(2) at 97.5 % is 4.3027
    half = 4.302653 * math.sqrt(1 / 3 + 1 / 12)
    assert found.more == pytest.approx(1.5)
    assert found.interval == pytest.approx((1.5 - half, 1.5 + half), abs=1e-5)
    assert difference(rises, {("Python", "a", "b"): [(2, 1)]}) is None


def test_peers_are_of_the_same_starting_level_where_each_has_two() -> None:
    stratum = ("Python", "a", "b")
    low, high = Rise("Python", "a", "b", 1, 2), Rise("Python", "a", "b", 3, 1)
    began = [(1, 1), (1, 2), (3, 0), (3, 0)]
    found = difference([low, high], {stratum: began})
    # 2 - 1.5 and 1 - 0; against all of them both would be held against 0.75
    assert (found.matched, found.peers, found.more) == (2, 4, pytest.approx(0.75))
    assert found.peers_rise == pytest.approx(0.75)
    half = 12.706205 * math.sqrt(0.125 / 2 + 0.25 * 0.5 / 2)  # t(1); the peers at 3 do not vary
    assert found.interval == pytest.approx((0.75 - half, 0.75 + half), abs=1e-4)
    fewer = difference([low, high], {stratum: began[:3]})
    assert (fewer.matched, fewer.peers, fewer.peers_rise) == (0, 3, pytest.approx(1.0))


def test_somebody_new_is_proposed_as_the_hire_until_the_day_is_told() -> None:
    new = [
        (10, "Core", "ML engineer", None),
        (11, "Core", "Analyst", 3),
        (12, "Core", "Analyst", 2),
        (13, "Edge", "ML engineer", 4),
        (1, "Core", "ML engineer", 3),
    ]
    roster = pd.DataFrame(new, columns=["person_no", "team", "role", "level"])
    levels = roster.assign(skill="Python")
    seen = {10: date(2026, 4, 1), 11: date(2026, 3, 1), 12: LATER, 13: LATER, 1: START}
    found = arrivals(small(), roster, levels, seen)
    # 11 by the level, 10 by the role; 12 lacks both, 13 is elsewhere, 1 was there before
    assert [(a.role, a.first_seen, a.holds) for a in found] == [
        ("Analyst", date(2026, 3, 1), True),
        ("ML engineer", date(2026, 4, 1), None),
    ]
