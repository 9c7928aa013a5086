"""Levels aged to a day: by hand, and the counts against the aged levels themselves."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.analyse import analyse
from analytics.measures.coverage import aged, counts_as_after
from analytics.results import Selection
from data.store.database import Database
from tests.analytics.measures.by_hand import random_survey, store
from tests.build import rate, require

SURVEYED = date(2026, 10, 15)
ELEVEN_MONTHS_ON = date(2027, 9, 15)  # 335 days, 11.006 months: a half-life and two hours


def test_half_is_left_after_the_half_life() -> None:
    assert [aged(level, 11, 11) for level in range(6)] == [0, 0, 1, 1, 2, 2]  # halves go down
    assert [aged(level, 22, 11) for level in range(6)] == [0, 0, 0, 1, 1, 1]
    assert [aged(level, 0, 11) for level in range(6)] == [0, 1, 2, 3, 4, 5]


def test_when_a_level_counts_as_less() -> None:
    # 5 x 2 ^ (-t / 11) = 3.5 at t = 11 x log2(5 / 3.5)
    assert counts_as_after(5, 3, 11) == pytest.approx(5.66, abs=0.005)
    assert counts_as_after(1, 0, 11) == pytest.approx(11)


@given(st.integers(1, 5), st.floats(1, 60), st.data())
def test_the_two_formulas_agree(level: int, half_life: float, data: st.DataObject) -> None:
    lower = data.draw(st.integers(0, level - 1))
    when = counts_as_after(level, lower, half_life)
    assert aged(level, when * 1.0001, half_life) <= lower < aged(level, when * 0.9999, half_life)


def test_a_team_by_hand(database: Database) -> None:
    rate(
        database,
        """
        person team role Python
        ann    Core .    5
        bob    Core .    4
        cy     Core .    3
        dee    Core .    -
        eve    Core .    n
        """,
    )
    require(database, "Core Python 2 3 yes")
    before = analyse(database, Selection())
    found = analyse(database, Selection(aged_to=ELEVEN_MONTHS_ON))
    (need,) = found.requirements
    # 5 and 4 count as 2, 3 as 1; dee stays unknown and eve stays out
    assert (need.have, need.have_as_surveyed, need.unknown, need.roster) == (2, 3, 1, 4)
    assert (need.coverage, need.coverage_high, need.shortage) == (pytest.approx(2 / 3), 1, 1)
    levels = found.levels.set_index("person")
    assert levels["level"].dropna().to_dict() == {"ann": 2, "bob": 2, "cy": 1}
    assert levels["stated"].dropna().to_dict() == {"ann": 5, "bob": 4, "cy": 3}
    (row,) = found.team_skills.to_dict("records")
    assert (row["mean_level"], row["at_3"], row["known"]) == (pytest.approx(5 / 3), 0, 3)
    assert found.ageing.overall == before.overall
    assert found.ageing.must_haves == before.must_haves
    (team,) = found.ageing.teams
    assert (team.held_on, team.counts_as) == (SURVEYED, (0, 0, 1, 1, 2, 2))
    assert found.ageing.half_life.source.startswith("Tatel & Ackerman")


def test_it_is_off_unless_asked_and_changes_nothing_on_the_day_of_the_survey(
    database: Database,
) -> None:
    rate(database, "person team role Python SQL\nann Core . 5 1\nbob Core . - 0")
    require(database, "Core Python 3 1 yes")
    plain = analyse(database, Selection())
    assert plain.ageing is None
    assert "stated" not in plain.levels
    same = analyse(database, Selection(aged_to=SURVEYED))
    assert tuple(replace(r, have_as_surveyed=None) for r in same.requirements) == plain.requirements
    assert same.levels["level"].tolist() == plain.levels["level"].tolist()
    earlier = analyse(database, Selection(aged_to=date(2020, 1, 1)))
    assert earlier.overall == plain.overall  # nothing gets younger


@pytest.mark.parametrize("seed", range(3))
def test_counts_are_those_of_the_aged_levels(database: Database, seed: int) -> None:
    """Teams of several waves in one scope, where each has an age of its own."""
    store(database, random_survey(seed), random.Random(seed))
    found = analyse(database, Selection(aged_to=date(2027, 3, 1)))
    for need in found.requirements:
        rows = found.levels[
            (found.levels["skill_id"] == need.skill_id) & found.levels["team"].isin(need.teams)
        ]
        assert need.have == int((rows["level"] >= need.level).sum())
        assert need.have_as_surveyed == int((rows["stated"] >= need.level).sum())
        assert need.have <= need.have_as_surveyed
    for row in found.team_skills.to_dict("records"):
        own = found.levels[
            (found.levels["team"] == row["team"]) & (found.levels["skill_id"] == row["skill_id"])
        ]["level"].dropna()
        assert (row["known"], row["at_3"]) == (len(own), int((own >= 3).sum()))
        assert row["mean_level"] == pytest.approx(float(own.astype(float).mean()), nan_ok=True)
