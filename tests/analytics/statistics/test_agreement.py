from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from analytics.statistics.agreement import (
    alpha,
    alpha_interval,
    coincidences,
    intraclass,
    weighted_kappa,
    within_group,
)

NONE = float("nan")
# Krippendorff's example "C": four raters, twelve units.
RATERS = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, NONE, NONE, NONE],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NONE, 3],
        [NONE, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NONE],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NONE],
    ]
)
VALUES = np.arange(1.0, 6.0)
# Shrout & Fleiss 1979: six targets, four judges.
JUDGES = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]],
    dtype=float,
)


@pytest.mark.parametrize(
    ("metric", "published"),
    [("nominal", 0.743421), ("ordinal", 0.815388), ("interval", 0.849107), ("ratio", 0.797403)],
)
def test_krippendorffs_example(metric: str, published: float) -> None:
    table = coincidences(RATERS.T, VALUES).sum(axis=0)
    assert alpha(table, metric, VALUES) == pytest.approx(published, abs=1e-6)  # type: ignore[arg-type]


def test_a_unit_with_one_rating_says_nothing_of_agreement() -> None:
    alone = np.array([[NONE, 3, NONE, NONE]])
    table = coincidences(np.vstack([RATERS.T, alone]), VALUES).sum(axis=0)
    assert alpha(table, "ordinal", VALUES) == pytest.approx(0.815388, abs=1e-6)


def test_alpha_by_hand() -> None:
    # Two raters: (0, 0), (1, 1), (0, 1). Six pairable values, three of each, two of the ordered
    # pairs disagree: nominal 1 - 5 x 2 / 18.
    table = coincidences(np.array([[0.0, 0], [1, 1], [0, 1]])).sum(axis=0)
    assert alpha(table, "nominal") == pytest.approx(1 - 10 / 18)


def test_ratings_that_do_not_vary_have_no_alpha() -> None:
    assert alpha(coincidences(np.full((5, 2), 3.0)).sum(axis=0)) is None
    assert alpha_interval(coincidences(np.full((12, 2), 3.0))) is None


@given(
    arrays.arrays(
        np.int64, st.tuples(st.integers(2, 12), st.integers(2, 4)), elements=st.integers(0, 5)
    )
)
def test_alpha_is_the_same_whoever_rates_first_and_1_where_all_agree(
    ratings: np.ndarray[tuple[int, int], np.dtype[np.int64]],
) -> None:
    given_ = ratings.astype(float)
    one = alpha(coincidences(given_).sum(axis=0))
    other = alpha(coincidences(given_[::-1, ::-1]).sum(axis=0))
    assert one == pytest.approx(other)
    assert one is None or one <= 1
    agreed = np.repeat(given_[:, :1], 2, axis=1)
    same = alpha(coincidences(agreed).sum(axis=0))
    assert same is None or same == pytest.approx(1)


@given(st.permutations(range(12)))
@settings(max_examples=15, deadline=None)
def test_the_interval_of_alpha_is_the_same_in_any_order_of_people(order: list[int]) -> None:
    tables = coincidences(
        np.array([[n % 6, (n * n + 1) % 6, (n + 2) % 6] for n in range(12)], float)
    )
    assert alpha_interval(tables[order]) == alpha_interval(tables)


def test_shrout_and_fleiss() -> None:
    found = intraclass(JUDGES)
    assert found is not None
    published = (0.165742, 0.289764, 0.714841, 0.442797, 0.620051, 0.909316)
    assert (
        found.one_way,
        found.agreement,
        found.consistency,
        found.mean_one_way,
        found.mean_agreement,
        found.mean_consistency,
    ) == pytest.approx(published, abs=1e-6)


def test_an_incomplete_target_is_left_out_of_the_correlations() -> None:
    gap = np.vstack([JUDGES, [NONE, 1, 2, 3]])
    assert intraclass(gap) == intraclass(JUDGES)
    assert intraclass(JUDGES[:1]) is None


def test_rwg_by_hand() -> None:
    # Levels 0 to 5: six answers, variance at random 35 / 12. Ratings 3, 4: variance 0.5; 0 and 5
    # have 12.5, which is more than at random; one rating says nothing.
    found = within_group(np.array([[3.0, 4, NONE], [0, 5, NONE], [3, NONE, NONE], [2, 2, 2]]))
    assert found == pytest.approx([1 - 0.5 * 12 / 35, 0, NONE, 1], nan_ok=True)
    # five answers: 1/2 against 2
    assert within_group([[3, 4]], options=5) == pytest.approx([0.75])


def test_the_interval_of_a_large_group_is_narrow_and_around_alpha() -> None:
    chance = np.random.default_rng(8)
    first = chance.integers(0, 6, 2_500)
    second = np.where(chance.random(2_500) < 0.8, first, chance.integers(0, 6, 2_500))
    tables = coincidences(np.stack([first, second], axis=1).astype(float))
    found, interval = alpha(tables.sum(axis=0)), alpha_interval(tables)
    assert found is not None
    assert interval is not None
    assert interval[0] < found < interval[1] < interval[0] + 0.08


def test_cohens_weighted_kappa() -> None:
    # Cohen 1968: 200 patients, two psychiatrists, disagreements weighed 0 1 3 / 1 0 6 / 3 6 0.
    shares = np.array([[0.44, 0.07, 0.09], [0.05, 0.20, 0.05], [0.01, 0.03, 0.06]])
    weights = np.array([[0.0, 1, 3], [1, 0, 6], [3, 6, 0]])
    assert weighted_kappa(shares, weights) == pytest.approx(0.348, abs=5e-4)
    assert weighted_kappa(shares, 1 - np.eye(3)) == pytest.approx(0.492, abs=5e-4)
