"""What is believed of a level: the posterior behind the ratings, in whole levels."""

from collections.abc import Sequence
from datetime import date
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest

from analytics.evidence.raters import Belief, beliefs, believed
from analytics.results import Ageing, TeamAge
from data.store.facts.settings import Assumption

Row = tuple[str, int, int | None, int | None]
"""skill, person, self, manager."""


def survey(*rows: Row) -> pd.DataFrame:
    """Levels as the analysis has them: the lower of two ratings is used."""
    frame = pd.DataFrame(rows, columns=["skill_id", "person_no", "self", "manager"])
    frame["peer"] = None
    kinds = ["self", "manager", "peer"]
    frame[kinds] = frame[kinds].astype("Int64")
    return frame.assign(level=frame[kinds].min(axis=1), team="Core", role=None)


def one_by_self(*given: int) -> pd.DataFrame:
    return survey(*(("s", number, level, None) for number, level in enumerate(given)))


def test_levels_are_cut_at_the_halves_and_drawn_together() -> None:
    """Two draws: 3 with deviation 1, and 4 with a half."""
    found = Belief(np.array([3.0, 4.0]), np.array([1.0, 0.5]))
    assert list(found.least(3)) == [-0.5, -3.0]
    assert list(found.least(0)) == [-np.inf, -np.inf]
    first, second = NormalDist(3, 1), NormalDist(4, 0.5)
    assert found.shares[3] == pytest.approx(
        sum(one.cdf(3.5) - one.cdf(2.5) for one in (first, second)) / 2
    )
    assert sum(found.shares) == pytest.approx(1)


def test_the_ratings_say_it_and_the_others_draw_it_to_their_mean() -> None:
    """1 to 5 by themselves: the higher, the more; who said 5 is rather lower, also since people
    rate themselves too high; who said 1 is not."""
    found = beliefs(one_by_self(1, 2, 3, 4, 5))
    mean = [sum(level * share for level, share in enumerate(found[n, "s"])) for n in range(5)]
    assert mean == sorted(mean)
    assert mean[4] < 4.5
    assert mean[0] > 0.7
    assert all(sum(shares) == pytest.approx(1) for shares in found.values())


def test_two_who_agree_are_believed_more_than_one() -> None:
    rows: list[Row] = [("a", n, level, level) for n, level in enumerate((1, 1, 2, 2, 4, 4, 0, 3))]
    one = beliefs(survey(*rows, ("a", 9, None, 4)))
    assert one[4, "a"][4] > one[9, "a"][4]


def test_an_unknown_level_stays_unknown_and_skills_can_be_chosen() -> None:
    rows: Sequence[Row] = [("a", 1, None, None), ("a", 2, 1, 3), ("a", 3, 4, 2), ("b", 1, 0, 2)]
    found = beliefs(survey(*rows))
    assert set(found) == {(2, "a"), (3, "a"), (1, "b")}
    only = beliefs(survey(*rows), skills={"a"})
    assert only == {key: shares for key, shares in found.items() if key[1] == "a"}


def test_a_skill_with_one_rating_is_believed_like_any_skill() -> None:
    """Two skills of mean 1 and 3; a 4 in a third one is drawn towards them, and is less sure."""
    rows: list[Row] = [("a", n, None, level) for n, level in enumerate((0, 1, 2, 1))]
    rows += [("b", n, None, level) for n, level in enumerate((2, 3, 4, 3))]
    found = believed(survey(*rows, ("c", 9, None, 4)))[9, "c"]
    assert 2.0 < found.middle.mean() < 4.0
    assert max(found.shares) < 0.6


def test_where_nothing_differs_nothing_is_believed_beyond_the_ratings() -> None:
    assert beliefs(one_by_self(3, 3, 3)) == {}
    assert beliefs(one_by_self(3)) == {}
    assert beliefs(survey(("a", 1, None, None))) == {}


def test_aged_levels_are_believed_as_they_count() -> None:
    levels = one_by_self(1, 2, 3, 4, 5)
    day, life = date(2026, 10, 15), Assumption("k", 11, 11, 11, "months", "", None)
    years = Ageing(day, life, (TeamAge("Core", day, 12, (0, 0, 1, 1, 2, 2)),))
    fresh, aged = beliefs(levels)[2, "s"], beliefs(levels, years)[2, "s"]
    assert aged == pytest.approx((*(fresh[2 * n] + fresh[2 * n + 1] for n in range(3)), 0, 0, 0))
