"""What a statistic says of one rater, two people, equal answers, and nothing at all."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from analytics.measures.resilience import expected_filled, most_filled, truck_factor
from analytics.statistics.agreement import (
    coincidences,
    intraclass,
    krippendorff,
    leniency,
    longest_run,
    raters_needed,
    signs,
    weighted_kappa,
)
from analytics.statistics.estimates import (
    between,
    concentration,
    mean_half_width,
    share_bounds,
    share_interval,
    shrunk,
)
from analytics.statistics.needs_assessment import borich, ranked_discrepancy

NOTHING = [[None, None], [None, None]]
EQUAL = [[3, 3], [3, 3], [3, 3]]


@pytest.mark.parametrize("ratings", [NOTHING, EQUAL, [[1], [2], [3]], [[1, None], [None, 2]]])
def test_no_agreement_is_told_where_nothing_varies_or_nobody_rated_twice(
    ratings: list[list[int | None]],
) -> None:
    assert krippendorff(ratings) is None
    assert intraclass(ratings) is None


def test_two_people_and_two_raters_are_enough_for_a_number() -> None:
    assert krippendorff([[1, 1], [4, 4]]) == pytest.approx(1)
    found = intraclass([[1, 1], [4, 4]])
    assert (found.one_way, found.agreement, found.consistency) == (1, 1, 1)


def test_raters_who_contradict_each_other() -> None:
    """The raters change places, so both people have the same mean: single ratings correlate with
    -1, and the reliability of a mean that does not vary is not defined."""
    found = intraclass([[1, 2], [2, 1]])
    assert (found.one_way, found.consistency) == pytest.approx((-1, -1))
    assert found.mean_one_way is None
    assert found.mean_agreement is found.mean_consistency is None
    assert krippendorff([[0, 5], [5, 0]], "interval") == pytest.approx(1 - 3 * 100 / 200)


def test_ratings_may_be_on_any_scale() -> None:
    """Halves, 1 to 7, 0 to 100: alpha of intervals is that of the same ratings on 0 to 5."""
    ratings = np.array([[0.0, 1], [2, 2], [5, 4], [3, 3]])
    plain = krippendorff(ratings, "interval")
    assert krippendorff(ratings / 2 + 1, "interval") == pytest.approx(plain)
    assert krippendorff(ratings * 20, "ordinal") == pytest.approx(krippendorff(ratings))
    with pytest.raises(ValueError, match="none of 0, 1, 2, 3, 4, 5"):
        coincidences(np.array([[6.0, 7.0]]))


def test_kappa_of_one_answer_and_of_no_answer() -> None:
    assert weighted_kappa([[9]]) is None
    assert weighted_kappa(np.zeros((3, 3))) is None
    assert weighted_kappa([[0, 0], [0, 7]]) is None


def test_runs_leave_missing_answers_out() -> None:
    assert longest_run([None, None]) == 0
    assert longest_run([2, None, 2, 3]) == 2
    assert signs([None] * 30, [None] * 30) is None


def test_needs_of_nobody() -> None:
    assert borich([], []) is None
    assert borich([None, 3], [4, None]) is None
    assert ranked_discrepancy([None], [None], people=4) is None
    assert leniency({}, deviation=1)[1] == {}


def test_columns_of_pandas_with_missing_values() -> None:
    wanted, held = pd.Series([4, None, 5], dtype="Int64"), pd.Series([2, 3, None], dtype="Int64")
    found = borich(wanted, held)
    assert (found.pairs, found.mwds) == (1, 8)
    frame = pd.DataFrame({"a": [1, 4, None], "b": [1, 4, 2]}, dtype="Int64")
    assert krippendorff(frame) == pytest.approx(1)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: share_interval(0, 0, 0),
        lambda: share_interval(3, 2, 5),
        lambda: share_bounds(-1, 2, 5),
        lambda: mean_half_width(1.0, 6, 5),
        lambda: between([], []),
        lambda: shrunk([1, 2], [0, 1]),
        lambda: shrunk([1, 2], [1]),
        lambda: borich([1, 2], [1]),
        lambda: ranked_discrepancy([1, 2], [2, 2], people=1),
        lambda: krippendorff([1, 2, 3]),
        lambda: krippendorff([[1, 2], [3]]),
        lambda: krippendorff([["good", "bad"]]),
        lambda: weighted_kappa([[1, 2, 3]]),
        lambda: weighted_kappa([[1, None], [2, 3]]),
        lambda: weighted_kappa([[1, -1], [2, 3]]),
        lambda: concentration([1, -1, 2]),
        lambda: shrunk([1, None], [1, 1]),
        lambda: raters_needed(0.0, 0.7),
        lambda: raters_needed(0.5, 1.0),
        lambda: expected_filled(3, 2, 1.5),
        lambda: most_filled([{5}], [1], 1),
        lambda: truck_factor([{5}], 1),
    ],
)
def test_what_cannot_be_is_refused_and_never_a_number(wrong: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        wrong()
