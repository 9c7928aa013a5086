"""Agreement, consistency, careless answers and leniency, by hand and as published."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from analytics.statistics.agreement import (
    alpha,
    alpha_interval,
    coincidences,
    consistency,
    cronbach,
    feldt,
    intraclass,
    leniency,
    longest_run,
    posterior,
    raters_needed,
    signs,
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


PAIRWISE = {
    "A": [
        [1.9817],
        [0.5602, 1.3736],
        [0.4858, 0.7416, 1.6948],
        [0.3051, 0.5821, 0.6961, 2.1893],
        [0.3212, 0.5761, 0.828, 0.5737, 1.5839],
    ],
    "C": [
        [1.5409],
        [0.6997, 1.738],
        [0.4914, 0.6037, 1.6604],
        [0.58, 0.6882, 0.5969, 1.8909],
        [0.5035, 0.64, 0.714, 1.0675, 2.6521],
    ],
}


def whole(lower: list[list[float]]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    size = len(lower)
    return np.array([[lower[max(i, j)][min(i, j)] for j in range(size)] for i in range(size)])


@pytest.mark.parametrize(
    ("scale", "published", "reversed_items", "without_key"),
    [("A", 0.7030, [0], 0.43), ("C", 0.7267, [3, 4], -0.28)],
)
def test_items_coded_the_other_way_pull_alpha_down(
    scale: str, published: float, reversed_items: list[int], without_key: float
) -> None:
    keyed, signs = whole(PAIRWISE[scale]), np.ones(5)
    assert cronbach(keyed) == pytest.approx(published, abs=1e-4)
    signs[reversed_items] = -1
    assert cronbach(keyed * np.outer(signs, signs)) == pytest.approx(without_key, abs=5e-3)


def test_a_skill_that_runs_against_the_others_is_named() -> None:
    chance = np.random.default_rng(4)
    one = chance.normal(size=(40, 1))
    items = one + chance.normal(scale=0.5, size=(40, 4))
    items[:, 2] *= -1
    found = consistency(items)
    assert found.against == (2,)
    assert found.people == 40


def test_people_with_a_gap_are_left_out() -> None:
    items = np.array([[1.0, 2], [2, 2], [3, 4], [4, 5], [5, float("nan")]])
    found, without = consistency(items), consistency(items[:-1])
    assert found == without
    assert consistency(items[:1]) is None
    assert consistency(np.full((5, 3), 2.0)) is None


def test_the_interval_by_the_published_quantiles() -> None:
    # alpha 0.7, 31 people, 5 items. In tables of F: 97.5 % of (30, 120) is 1.69, of (120, 30) 1.87,
    # the inverse of which is 2.5 % of (30, 120).
    low, high = feldt(0.7, 31, 5)
    assert low == pytest.approx(1 - 0.3 * 1.69, abs=2e-3)
    assert high == pytest.approx(1 - 0.3 / 1.87, abs=2e-3)


NOTHING = np.full(12, NONE)


def test_the_published_runs() -> None:
    # The test data of the R package careless (MIT), described rather than copied: row i has a run
    # of 10 i ones, then 0 and 1 in turn; the last row changes every ten answers.
    rows = [
        np.array([1] * n + [i % 2 for i in range(100 - n)], dtype=float) for n in range(10, 100, 10)
    ]
    rows.append(np.repeat([1.0, 0] * 5, 10))
    assert [longest_run(row) for row in rows] == [10, 20, 30, 40, 50, 60, 70, 80, 90, 10]


def test_two_signs_of_one_answer_throughout() -> None:
    assert signs(np.full(12, 3.0), NOTHING) == 2


def test_zeros_are_a_lack_of_skill_and_no_sign() -> None:
    honest = np.concatenate([np.zeros(30), np.array([1.0, 2, 3, 2, 1, 4, 2, 3, 1, 2])])
    assert signs(honest, np.full(40, NONE)) == 0


def test_too_few_answers_are_not_judged() -> None:
    assert signs(np.array([3.0] * 9 + [NONE] * 3), NOTHING) is None
    assert longest_run(np.array([])) == 0


def test_a_profile_against_the_managers_is_a_sign() -> None:
    own = np.array([1.0, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2])
    assert signs(own, 6 - own) == 1
    assert signs(own, own) == 0


def test_raters_for_a_reliability_of_seventy_percent() -> None:
    assert raters_needed() == pytest.approx(2.15, abs=0.01)  # so three


def test_under_five_pairs_the_published_leniency_stands_in() -> None:
    team, skills = leniency({"a": np.array([1.0, 2.0]), "b": np.array([])}, deviation=1.5)
    assert team == pytest.approx(0.32 * 1.5)
    assert skills["a"].raw == 1.5
    assert (skills["a"].shrunk, skills["b"].shrunk) == (team, team)
    assert (skills["b"].pairs, skills["b"].raw) == (0, None)


def test_leniency_by_hand() -> None:
    # a: 2, 2, 1, 3 (mean 2), b: 0, 0, -1, 1 (mean 0); pooled variance (2 + 2) / 6 = 2/3, squared
    # errors 1/6. Between: sum of squares 2, one degree of freedom, 2 - 1/6 = 11/6. Trust 11/12.
    team, skills = leniency(
        {"a": np.array([2.0, 2, 1, 3]), "b": np.array([0.0, 0, -1, 1])}, deviation=1
    )
    assert team == 1
    assert skills["a"].shrunk == pytest.approx(11 / 12 * 2 + 1 / 12 * 1)
    assert skills["b"].shrunk == pytest.approx(1 / 12 * 1)


def test_posterior_by_hand() -> None:
    # Ratings 4 and 2 with error variance 1, a skill with mean 2 and variance 1: 8 / 3, 1 / sqrt(3).
    found = posterior([4, 2], [1, 1], mean=2, spread=1)
    assert (found.level, found.deviation) == (pytest.approx(8 / 3), pytest.approx(3**-0.5))


def test_more_ratings_make_a_level_surer_and_none_says_nothing() -> None:
    one, two = posterior([4], [1], 2, 1), posterior([4, 4], [1, 1], 2, 1)
    assert two.deviation < one.deviation
    assert posterior([], [], 2, 1) is None
    assert posterior([4], [1], 2, 0) is None
