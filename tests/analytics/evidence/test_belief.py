"""What is believed of a level: the posterior behind the ratings, in whole levels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest

from analytics.evidence.belief import beliefs, believed
from analytics.evidence.raters import level_behind, models_of
from analytics.results import Ageing, TeamAge
from data.store.facts.assumptions import Assumption

Row = tuple[str, int, int | None, int | None]
"""skill, person, self, manager."""


def survey(*rows: Row) -> pd.DataFrame:
    """Levels as the analysis has them: the lower of two ratings is used."""
    frame = pd.DataFrame(rows, columns=["skill_id", "person_no", "self", "manager"])
    frame["peer"] = None
    kinds = ["self", "manager", "peer"]
    frame[kinds] = frame[kinds].astype("Int64")
    return frame.assign(level=frame[kinds].min(axis=1), team="Core")


def one_by_self(*given: int) -> pd.DataFrame:
    return survey(*(("s", number, level, None) for number, level in enumerate(given)))


def test_self_ratings_alone_by_hand() -> None:
    """1, 2, 3, 4, 5: variance 2.5, reliability assumed .52, leniency .32 deviations = 0.506.

    Who said 3: behind it 3 - 0.506 = 2.494, also the mean of all, with variance
    1 / (1 / 1.3 + 1 / 1.2) = 0.624.
    """
    found = beliefs(one_by_self(1, 2, 3, 4, 5))[2, "s"]
    normal = NormalDist(3 - 0.32 * 2.5**0.5, (1 / (1 / 1.3 + 1 / 1.2)) ** 0.5)
    below = [0.0, *(normal.cdf(level + 0.5) for level in range(5)), 1.0]
    assert found == pytest.approx(np.diff(below))
    assert sum(found) == pytest.approx(1)
    assert sum(found[3:]) == pytest.approx(0.4970, abs=0.0001)  # a 3 said is a 3 with a half


def test_it_is_the_level_behind_the_ratings() -> None:
    draw = np.random.default_rng(3)
    rows: list[Row] = [
        (skill, person, int(draw.integers(0, 6)), int(draw.integers(0, 6)))
        for skill in ("a", "b") for person in range(8)
    ]  # fmt: skip
    levels = survey(*rows)
    models, found = models_of(levels), beliefs(levels)
    for skill, person, own, manager in rows:
        behind = level_behind(models[skill], [("self", own or 0), ("manager", manager or 0)])
        assert behind is not None
        half = NormalDist(behind.level, behind.deviation).cdf(2.5)
        assert sum(found[person, skill][:3]) == pytest.approx(half)


def test_an_unknown_level_stays_unknown_and_skills_can_be_chosen() -> None:
    rows: Sequence[Row] = [("a", 1, None, None), ("a", 2, 1, 3), ("a", 3, 4, 2), ("b", 1, 0, 2)]
    found = beliefs(survey(*rows))
    assert set(found) == {(2, "a"), (3, "a"), (1, "b")}
    only = beliefs(survey(*rows), skills={"a"})
    assert only == {key: shares for key, shares in found.items() if key[1] == "a"}


def test_a_skill_with_one_rating_is_believed_like_any_skill() -> None:
    """Two skills of mean 1 and 3: the third one's mean is 2, its spread their own and theirs."""
    rows: list[Row] = [("a", n, None, level) for n, level in enumerate((0, 1, 2))]
    rows += [("b", n, None, level) for n, level in enumerate((2, 3, 4))]
    found = beliefs(survey(*rows, ("c", 0, None, 4)))[0, "c"]
    spread, error = 0.52 + 1, 0.48
    trust = 1 / spread + 1 / error
    normal = NormalDist((2 / spread + 4 / error) / trust, trust**-0.5)
    assert found[5] == pytest.approx(1 - normal.cdf(4.5))


def test_where_nothing_differs_nothing_is_believed_beyond_the_ratings() -> None:
    assert beliefs(one_by_self(3, 3, 3)) == {}
    assert beliefs(one_by_self(3)) == {}


def test_aged_levels_are_believed_as_they_count() -> None:
    levels = one_by_self(1, 2, 3, 4, 5)
    day, life = date(2026, 10, 15), Assumption("k", 11, 11, 11, "months", "", None)
    years = Ageing(day, life, (TeamAge("Core", day, 12, (0, 0, 1, 1, 2, 2)),))
    fresh, aged = beliefs(levels)[2, "s"], beliefs(levels, years)[2, "s"]
    assert aged == pytest.approx((*(fresh[2 * n] + fresh[2 * n + 1] for n in range(3)), 0, 0, 0))


def test_the_mean_of_few_is_a_common_doubt() -> None:
    """Five people rated once: variance of the mean 2.5 / 5; what is believed of one has variance
    1 / 1.6026 and follows the mean by (1 / 1.3) / 1.6026."""
    found = believed(one_by_self(1, 2, 3, 4, 5))[1]
    assert found == {"s": pytest.approx((0.5 / 1.6026) ** 0.5 / 1.3, abs=1e-4)}
    assert believed(one_by_self(3, 3, 3)) == ({}, {})
