"""Agreement, consistency, careless answers and leniency: by hand, as published, and of nobody."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from analytics.statistics import agreement

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
    """Also with a unit of one rating more, which says nothing of agreement."""
    alone = np.vstack([RATERS.T, [[NONE, 3, NONE, NONE]]])
    for ratings in (RATERS.T, alone):
        assert agreement.krippendorff(ratings, metric) == pytest.approx(published, abs=1e-6)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ratings", "metric", "by_hand"),
    [
        # Six pairable values, three of each, two of the ordered pairs disagree.
        ([[0, 0], [1, 1], [0, 1]], "nominal", 1 - 5 * 2 / 18),
        ([[0, 5], [5, 0]], "interval", 1 - 3 * 100 / 200),
        (pd.DataFrame({"a": [1, 4, None], "b": [1, 4, 2]}, dtype="Int64"), "ordinal", 1),
    ],
)
def test_alpha_by_hand(ratings: list[list[int]], metric: str, by_hand: float) -> None:
    assert agreement.krippendorff(ratings, metric) == pytest.approx(by_hand)  # type: ignore[arg-type]


def test_ratings_may_be_on_any_scale() -> None:
    """Halves, 1 to 7, 0 to 100: alpha of intervals is that of the same ratings on 0 to 5."""
    ratings = np.array([[0.0, 1], [2, 2], [5, 4], [3, 3]])
    plain = agreement.krippendorff(ratings, "interval")
    assert agreement.krippendorff(ratings / 2 + 1, "interval") == pytest.approx(plain)
    ordinal = agreement.krippendorff(ratings)
    assert agreement.krippendorff(ratings * 20, "ordinal") == pytest.approx(ordinal)
    with pytest.raises(ValueError, match="none of 0, 1, 2, 3, 4, 5"):
        agreement.coincidences(np.array([[6.0, 7.0]]))


def test_no_agreement_is_told_where_nothing_varies_or_nobody_rated_twice() -> None:
    for ratings in ([[None] * 2] * 2, [[3, 3]] * 3, [[1], [2], [3]], [[1, None], [None, 2]]):
        assert agreement.krippendorff(ratings) is None
        assert agreement.intraclass(ratings) is None
    assert agreement.alpha_interval(agreement.coincidences(np.full((12, 2), 3.0))) is None


@given(
    arrays.arrays(
        np.int64, st.tuples(st.integers(2, 12), st.integers(2, 4)), elements=st.integers(0, 5)
    )
)
def test_alpha_is_the_same_whoever_rates_first_and_1_where_all_agree(
    ratings: np.ndarray[tuple[int, int], np.dtype[np.int64]],
) -> None:
    item = agreement.krippendorff(ratings)
    assert item == pytest.approx(agreement.krippendorff(ratings[::-1, ::-1]))
    assert item is None or item <= 1
    same = agreement.krippendorff(np.repeat(ratings[:, :1], 2, axis=1))
    assert same is None or same == pytest.approx(1)


@given(st.permutations(range(12)))
@settings(max_examples=15, deadline=None)
def test_the_interval_of_alpha_is_the_same_in_any_order_of_people(order: list[int]) -> None:
    tables = agreement.coincidences(
        np.array([[n % 6, (n * n + 1) % 6, (n + 2) % 6] for n in range(12)], float)
    )
    assert agreement.alpha_interval(tables[order]) == agreement.alpha_interval(tables)


def test_the_interval_of_a_large_group_is_narrow_and_around_alpha() -> None:
    chance = np.random.default_rng(8)
    first = chance.integers(0, 6, 2_500)
    second = np.where(chance.random(2_500) < 0.8, first, chance.integers(0, 6, 2_500))
    tables = agreement.coincidences(np.stack([first, second], axis=1).astype(float))
    result, interval = agreement.alpha(tables.sum(axis=0)), agreement.alpha_interval(tables)
    assert interval[0] < result < interval[1] < interval[0] + 0.08


def test_shrout_and_fleiss() -> None:
    """An incomplete target is left out."""
    published = (0.165742, 0.289764, 0.714841, 0.442797, 0.620051, 0.909316)
    for ratings in (JUDGES, np.vstack([JUDGES, [NONE, 1, 2, 3]])):
        assert tuple(vars(agreement.intraclass(ratings)).values()) == pytest.approx(
            published, abs=1e-6
        )
    assert agreement.intraclass(JUDGES[:1]) is None
    two = agreement.intraclass([[1, 1], [4, 4]])
    assert (two.one_way, two.agreement, two.consistency) == (1, 1, 1)


def test_raters_who_contradict_each_other() -> None:
    """The raters change places, so both people have the same mean: single ratings correlate with
    -1, and the reliability of a mean that does not vary is not defined."""
    result = agreement.intraclass([[1, 2], [2, 1]])
    assert (result.one_way, result.consistency) == pytest.approx((-1, -1))
    assert result.mean_one_way is None
    assert result.mean_agreement is result.mean_consistency is None


def test_rwg_by_hand() -> None:
    # Levels 0 to 5: six answers, variance at random 35 / 12. Ratings 3, 4: variance 0.5; 0 and 5
    # have 12.5, which is more than at random; one rating says nothing.
    result = agreement.within_group([[3.0, 4, NONE], [0, 5, NONE], [3, NONE, NONE], [2, 2, 2]])
    assert result == pytest.approx([1 - 0.5 * 12 / 35, 0, NONE, 1], nan_ok=True)
    # five answers: 1/2 against 2
    assert agreement.within_group([[3, 4]], options=5) == pytest.approx([0.75])


# Cohen 1968: 200 patients, two psychiatrists; two pathologists (Agresti).
PATIENTS = np.array([[0.44, 0.07, 0.09], [0.05, 0.20, 0.05], [0.01, 0.03, 0.06]])
SLIDES = np.array([[22, 2, 2, 0], [5, 7, 14, 0], [0, 2, 36, 0], [0, 1, 17, 10]])


@pytest.mark.parametrize(
    ("told", "weights", "published"),
    [
        (PATIENTS, [[0.0, 1, 3], [1, 0, 6], [3, 6, 0]], 0.348),
        (PATIENTS, 1 - np.eye(3), 0.492),
        (SLIDES, 1 - np.eye(4), 0.493),
        (SLIDES, None, 0.784),
    ],
)
def test_kappa_plain_and_weighted(
    told: np.ndarray[tuple[int, int]], weights: object, published: float
) -> None:
    assert agreement.weighted_kappa(told, weights) == pytest.approx(published, abs=5e-4)  # type: ignore[arg-type]


@pytest.mark.parametrize("told", [[[9]], np.zeros((3, 3)), [[0, 0], [0, 7]]])
def test_kappa_of_one_answer_and_of_no_answer(told: list[list[int]]) -> None:
    assert agreement.weighted_kappa(told) is None


def test_items_coded_the_other_way_pull_alpha_down() -> None:
    pairwise = [
        [1.5409],
        [0.6997, 1.738],
        [0.4914, 0.6037, 1.6604],
        [0.58, 0.6882, 0.5969, 1.8909],
        [0.5035, 0.64, 0.714, 1.0675, 2.6521],
    ]
    keyed = np.array([[pairwise[max(i, j)][min(i, j)] for j in range(5)] for i in range(5)])
    assert agreement.cronbach(keyed) == pytest.approx(0.7267, abs=1e-4)
    signs = np.array([1, 1, 1, -1, -1])
    assert agreement.cronbach(keyed * np.outer(signs, signs)) == pytest.approx(-0.28, abs=5e-3)


# Chatterjee & Price 1977: thirty departments, seven questions (`attitude` in R).
ATTITUDE = """
43 51 30 39 61 92 45  63 64 51 54 63 73 47  71 70 68 69 76 86 48  61 63 45 47 54 84 35
81 78 56 66 71 83 47  43 55 49 44 54 49 34  58 67 42 56 66 68 35  71 75 50 55 70 66 41
72 82 72 67 71 83 31  67 61 45 47 62 80 41  64 53 53 58 58 67 34  67 60 47 39 59 74 41
69 62 57 42 55 63 25  68 83 83 45 59 77 35  77 77 54 72 79 77 46  81 90 50 72 60 54 36
74 85 64 69 79 79 63  65 60 65 75 55 80 60  65 70 46 57 75 85 46  50 58 68 54 64 78 52
50 40 33 34 43 64 33  64 61 52 62 66 80 41  53 66 52 50 63 80 37  40 37 42 58 50 57 49
63 54 42 48 66 75 33  66 77 66 63 88 76 72  78 75 58 74 80 78 49  48 57 44 45 51 83 38
85 85 71 71 77 74 55  82 82 39 59 64 78 39
"""


def test_cronbachs_alpha_of_the_departments() -> None:
    """Who has a gap is left out."""
    items = np.array(ATTITUDE.split(), dtype=float).reshape(-1, 7)
    result = agreement.consistency(items)
    assert (result.people, result.against) == (30, ())
    assert result.alpha == pytest.approx(0.84, abs=5e-3)
    assert agreement.consistency(np.vstack([items, [1, 2, 3, NONE, 5, 6, 7]])) == result
    assert agreement.consistency(items[:1]) is None
    assert agreement.consistency(np.full((5, 3), 2.0)) is None


def test_a_skill_that_runs_against_the_others_is_named() -> None:
    chance = np.random.default_rng(4)
    item = chance.normal(size=(40, 1))
    items = item + chance.normal(scale=0.5, size=(40, 4))
    items[:, 2] *= -1
    result = agreement.consistency(items)
    assert (result.against, result.people) == ((2,), 40)


def test_the_interval_by_the_published_quantiles() -> None:
    # alpha 0.7, 31 people, 5 items. In tables of F: 97.5 % of (30, 120) is 1.69, of (120, 30) 1.87,
    # the inverse of which is 2.5 % of (30, 120).
    low, high = agreement.feldt(0.7, 31, 5)
    assert low == pytest.approx(1 - 0.3 * 1.69, abs=2e-3)
    assert high == pytest.approx(1 - 0.3 / 1.87, abs=2e-3)


def test_the_published_runs() -> None:
    # The test data of the R package careless (MIT), described rather than copied: row i has a run
    # of 10 i ones, then 0 and 1 in turn; the last row changes every ten answers.
    rows = [
        np.array([1] * n + [i % 2 for i in range(100 - n)], dtype=float) for n in range(10, 100, 10)
    ]
    rows.append(np.repeat([1.0, 0] * 5, 10))
    assert [agreement.longest_run(row) for row in rows] == [10, 20, 30, 40, 50, 60, 70, 80, 90, 10]
    assert [agreement.longest_run(row) for row in ([], [None, None], [2, None, 2, 3])] == [0, 0, 2]


NOTHING = [NONE] * 12
MIXED = [1.0, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2]


@pytest.mark.parametrize(
    ("own", "manager", "shown"),
    [
        ([3.0] * 12, NOTHING, 2),  # one run, no variation
        ([0.0] * 30 + [1.0, 2, 3, 2, 1, 4, 2, 3, 1, 2], [NONE] * 40, 0),  # zeros are no answers
        ([3.0] * 9 + [NONE] * 3, NOTHING, None),  # nine are too few
        ([None] * 30, [None] * 30, None),
        (MIXED, [6 - level for level in MIXED], 1),  # against the manager's profile
        (MIXED, MIXED, 0),
    ],
)
def test_signs_of_a_form_that_was_not_read(
    own: list[float], manager: list[float], shown: int | None
) -> None:
    assert agreement.signs(own, manager) == shown


def test_how_many_raters_a_reliability_takes() -> None:
    """So three reach 0.7; doubling a test of reliability 0.6 gives 0.75 (Spearman, Brown)."""
    assert agreement.raters_needed() == pytest.approx(2.15, abs=0.01)
    assert agreement.raters_needed(0.6, 0.75) == pytest.approx(2)


def test_under_five_pairs_the_published_leniency_stands_in() -> None:
    team, skills = agreement.leniency({"a": np.array([1.0, 2.0]), "b": np.array([])}, deviation=1.5)
    assert team == pytest.approx(0.32 * 1.5)
    assert skills["a"].raw == 1.5
    assert (skills["a"].shrunk, skills["b"].shrunk) == (team, team)
    assert (skills["b"].pairs, skills["b"].raw) == (0, None)
    assert agreement.leniency({}, deviation=1)[1] == {}


def test_leniency_by_hand() -> None:
    # a: 2, 2, 1, 3 (mean 2), b: 0, 0, -1, 1 (mean 0); pooled variance (2 + 2) / 6 = 2/3, squared
    # errors 1/6. Between: sum of squares 2, one degree of freedom, 2 - 1/6 = 11/6. Trust 11/12.
    team, skills = agreement.leniency(
        {"a": np.array([2.0, 2, 1, 3]), "b": np.array([0.0, 0, -1, 1])}, deviation=1
    )
    assert team == 1
    assert skills["a"].shrunk == pytest.approx(11 / 12 * 2 + 1 / 12 * 1)
    assert skills["b"].shrunk == pytest.approx(1 / 12 * 1)


def test_the_level_behind_ratings_by_hand() -> None:
    # Ratings 4 and 2 with error variance 1, a skill with mean 2 and variance 1: 8 / 3, 1 / sqrt(3).
    result = agreement.posterior([4, 2], [1, 1], mean=2, spread=1)
    assert (result.level, result.deviation) == (pytest.approx(8 / 3), pytest.approx(3**-0.5))
    one = agreement.posterior([4], [1], 2, 1)
    assert one.deviation > result.deviation  # more ratings are surer
    assert agreement.posterior([], [], 2, 1) is None
    assert agreement.posterior([4], [1], 2, 0) is None
