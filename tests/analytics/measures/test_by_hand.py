"""Every count of random surveys against plain Python, and what must hold for any counts."""

from datetime import date
from random import Random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.analyse import analyse
from analytics.measures.coverage import HoldingNeed, covered, together
from analytics.results import Analysis, RatingKind, RequirementCoverage, Selection
from data.store.database import Database
from data.store.facts.requirements import StoredRequirement
from tests.analytics.measures.by_hand import WAVES, Key, counted, random_survey, roster, store
from tests.build import rate

RATINGS: tuple[RatingKind, ...] = ("fused", "self", "manager")


def counts(analysis: Analysis) -> dict[Key, tuple[int, int, int, int]]:
    return {
        (r.scope, r.skill, r.level): (r.required, r.have, r.unknown, r.roster)
        for r in analysis.requirements
    }


@pytest.mark.parametrize("seed", range(5))
def test_roster_and_counts_are_those_by_hand(database: Database, seed: int) -> None:
    survey = random_survey(seed)
    store(database, survey)
    held = {upload.wave for upload in survey.uploads}
    for wave in (None, *(name for name in WAVES if name in held)):
        ratings = RATINGS[seed % len(RATINGS)] if wave else "fused"
        got = analyse(database, Selection(wave=wave, ratings=ratings))
        people = {r["person"]: (r["team"], r["wave"]) for r in got.roster.to_dict("records")}
        assert people == roster(survey, wave)
        assert counts(got) == counted(survey, wave, ratings)


@pytest.mark.parametrize("seed", range(8, 9))
def test_the_order_of_rows_and_columns_changes_nothing(database: Database, seed: int) -> None:
    survey = random_survey(seed)
    store(database, survey, Random(seed))
    got = analyse(database, Selection())
    assert counts(got) == counted(survey, None, "fused")


def requirement(
    required: int, have: int, unknown: int, weight: float = 1.0, must: bool = True
) -> RequirementCoverage:
    stored = StoredRequirement(
        1, "s", "s", "a", 3, required, None, must, weight, date(2026, 1, 1), True, "", "", ""
    )
    need = HoldingNeed("A", ("A",), required, stored)
    return covered(need, have, unknown, have + unknown + 2)


NEEDS = st.builds(
    requirement,
    st.integers(1, 8),
    st.integers(0, 9),
    st.integers(0, 5),
    st.sampled_from((0.5, 1.0, 2.0, 3.0)),
    st.booleans(),
)
ALWAYS_THE_SAME = settings(derandomize=True, max_examples=100, deadline=None)


@ALWAYS_THE_SAME
@given(st.integers(1, 8), st.integers(0, 9), st.integers(0, 5))
def test_one_more_unknown_never_narrows_and_one_more_holder_never_lowers(
    required: int, have: int, unknown: int
) -> None:
    now = requirement(required, have, unknown)
    doubt = requirement(required, have, unknown + 1)
    assert doubt.coverage == now.coverage <= now.coverage_high <= doubt.coverage_high
    better = requirement(required, have + 1, unknown)
    assert better.coverage >= now.coverage
    assert better.coverage_high >= now.coverage_high
    known_at_last = requirement(required, have + 1, unknown - 1) if unknown else now
    assert now.coverage <= known_at_last.coverage <= known_at_last.coverage_high
    assert known_at_last.coverage_high == now.coverage_high
    assert now.shortage == required - min(required, have)
    assert now.surplus - now.shortage == have - required


@ALWAYS_THE_SAME
@given(st.lists(NEEDS, min_size=1, max_size=6), st.lists(NEEDS, min_size=1, max_size=6))
def test_two_teams_together_are_the_sum_of_their_requirements(
    one: list[RequirementCoverage], other: list[RequirementCoverage]
) -> None:
    both = together("both", [*one, *other])
    parts = [together("part", rows) for rows in (one, other)]
    assert both.required == sum(part.required for part in parts)
    assert both.shortage == sum(part.shortage for part in parts)
    assert both.must_have_shortage == sum(part.must_have_shortage for part in parts)
    asked = [sum(r.weight * r.required for r in rows) for rows in (one, other)]
    held = sum(part.coverage * weight for part, weight in zip(parts, asked, strict=True))
    assert both.coverage == pytest.approx(held / sum(asked))
    least, most = sorted(part.coverage for part in parts)
    assert least - 1e-12 <= both.coverage <= most + 1e-12
    assert both.coverage <= both.coverage_high + 1e-12


def test_counts_of_teams_are_those_of_their_people(database: Database) -> None:
    rate(database, "person team role Python SQL\nann A . 4 -\nbob A . n 2\ncy B . 1 n")
    rate(database, "person team role Python\nann A . 1\ncy B . 3", rater="manager")
    rate(database, "person team role SQL\nbob A . -", wave="before", held_on=date(2026, 1, 1))
    got = analyse(database, Selection()).team_skills.set_index(["team", "skill"])
    counts = {k: (r.people, r.known, r.unknown, r.at_3) for k, r in got.iterrows()}
    # ann: the lower of 4 and 1; cy: of 1 and 3; bob's Python and cy's SQL are not applicable
    assert counts == {
        ("A", "Python"): (1, 1, 0, 0),
        ("A", "SQL"): (2, 1, 1, 0),
        ("B", "Python"): (1, 1, 0, 0),
        ("B", "SQL"): (0, 0, 0, 0),
    }
    assert got["mean_level"].tolist()[:3] == [1.0, 2.0, 1.0]
    assert pd.isna(got["mean_level"].iloc[3])


def test_a_row_far_down_an_earlier_import_is_not_the_latest(database: Database) -> None:
    rate(database, "person team role Python\nann A . 4")
    rate(database, "person team role Python\nann A . 2")
    with database.transaction() as change:
        change.execute("update answer_row set row_no = 200000000 where import_no = 1")
        change.execute("update answer_series set position = 10000 where import_no = 1")
    assert analyse(database, Selection()).levels["level"].tolist() == [2]
