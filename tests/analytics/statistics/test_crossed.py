"""Levels behind ratings: what the sampler finds in surveys whose truth is known."""

from dataclasses import dataclass

import numpy as np
import pytest
from scipy.special import ndtr

from analytics.statistics import crossed
from analytics.statistics.crossed import Behind, Numbers, Ratings, behind

IN_USE = {name: getattr(crossed, name) for name in ("EASY", "DRAWS", "BURN")}


@pytest.fixture(autouse=True)
def every_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in IN_USE.items():
        monkeypatch.setattr(crossed, name, value)


@dataclass(frozen=True)
class Told:
    """A survey, and the levels behind it."""

    ratings: Ratings
    level: Numbers


def survey(
    draw: np.random.Generator, people: int, skills: int, raters: int = 2, over: float = 0.5
) -> Told:
    """Everybody in everything, two roles; the first rater is oneself, `over` too high.

    Variances: of skills 0.6, roles in them 0.5, persons 0.2, the rest 0.5, errors 0.7.
    """
    skill, person = (codes.ravel() for codes in np.indices((skills, people)))
    role = person % 2
    level = 2 + 0.6**0.5 * draw.standard_normal(skills)[skill]
    level = level + 0.5**0.5 * draw.standard_normal((2, skills))[role, skill]
    level = level + 0.2**0.5 * draw.standard_normal(people)[person]
    level = level + 0.5**0.5 * draw.standard_normal(len(skill))
    cell = np.tile(np.arange(len(skill)), raters)
    by_self = np.arange(len(cell)) < len(skill)
    result = level[cell] + over * by_self + 0.7**0.5 * draw.standard_normal(len(cell))
    whole = np.clip(np.rint(result), 0, 5)
    return Told(Ratings(skill, role, person, cell, whole, by_self), level)


def of_all(told: Told) -> Behind:
    return behind(told.ratings, np.arange(len(told.level)))


def places(told: Told, found: Behind) -> Numbers:
    """Chance that was given to less than the truth, for each cell."""
    draw = np.random.default_rng(2)
    drawn = found.middle + found.deviation * draw.standard_normal(found.middle.shape)
    share: Numbers = (drawn < told.level[:, None]).mean(axis=1)
    return share


@pytest.fixture
def one_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enough where many surveys are looked at together."""
    monkeypatch.setattr(crossed, "CHAINS", 1)


@pytest.mark.usefixtures("one_chain")
def test_the_truth_lies_where_it_is_believed_to() -> None:
    """Six teams of eight: nine of ten truths inside the middle 90 %, a half inside the half."""
    draw = np.random.default_rng(7)
    text = [survey(draw, people=8, skills=6) for _ in range(6)]
    result = np.concatenate([places(item, of_all(item)) for item in text])
    assert np.mean(abs(result - 0.5) < 0.45) == pytest.approx(0.9, abs=0.04)
    assert np.mean(abs(result - 0.5) < 0.25) == pytest.approx(0.5, abs=0.07)
    assert result.mean() == pytest.approx(0.5, abs=0.09)  # levels of a team share their error


@pytest.mark.usefixtures("one_chain")
def test_how_many_are_above_is_believed_as_widely_as_it_scatters() -> None:
    """Of all six people at 2.5 or more, skill by skill: truths scatter as the draws do."""
    draw = np.random.default_rng(8)
    scatter = []
    for _ in range(7):
        text = survey(draw, people=6, skills=5)
        result = of_all(text)
        luck = np.random.default_rng(3).standard_normal(result.middle.shape)
        above = (result.middle + result.deviation * luck >= 2.5).reshape(5, 6, -1).sum(axis=1)
        true = (text.level >= 2.5).reshape(5, 6).sum(axis=1)
        scatter += [*(true - above.mean(axis=1)) ** 2 / above.var(axis=1)]
    assert np.mean(scatter) == pytest.approx(1.0, abs=0.35)


def test_leniency_is_learned_from_who_is_rated_by_two_also_at_the_end_of_the_scale() -> None:
    """Self-ratings 1.5 too high, many of them a 5, which tells only that it is 4.5 or more."""
    result = survey(np.random.default_rng(9), people=40, skills=10, over=1.5)
    assert (result.ratings.level == 5).mean() > 0.1
    assert of_all(result).middle.mean() == pytest.approx(result.level.mean(), abs=0.1)


def test_without_a_second_rater_leniency_is_assumed_and_open_for_all_together() -> None:
    """0.32 standard deviations within skills, give or take as much."""
    result = survey(np.random.default_rng(10), people=40, skills=6, raters=1)
    usual = 0.32 * result.ratings.within**0.5
    of_draws = of_all(result).middle.mean(axis=0)
    assert result.ratings.level.mean() - of_draws.mean() == pytest.approx(usual, abs=0.12)
    assert of_draws.std() == pytest.approx(usual, rel=0.25)


def test_who_says_the_same_is_believed_by_role_and_by_person() -> None:
    """Rated 3 once by a manager: among those who hold 4 it is more than among those who hold 1,
    and more of somebody who is rated 4 in everything else."""
    skill, person = (codes.ravel() for codes in np.indices((6, 10)))
    role = person % 2
    level = np.where(role == 1, 4.0, 1.0) + (person % 5 == 0) * np.where(role == 1, -1.0, 1.0)
    level[skill == 0] = 3.0
    level[(skill == 0) & (person >= 4)] = np.where(role == 1, 4, 1)[(skill == 0) & (person >= 4)]
    cells = np.arange(len(skill))
    given = Ratings(skill, role, person, cells, level, np.zeros(len(skill), dtype=bool))
    low, high, low_again = behind(given, np.array([2, 1, 0])).middle.mean(axis=1)
    assert low < low_again < high


def test_equal_ratings_give_equal_digits_and_more_of_them_fewer_draws(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    result = survey(np.random.default_rng(11), people=8, skills=4)
    item, same = of_all(result), of_all(result)
    assert (item.middle == same.middle).all()
    # 64 ratings: 31 chains, of which every 15th of 1,000 steps is kept.
    assert item.middle.shape == (32, 31 * 67)
    monkeypatch.setattr(crossed, "EASY", 200)
    many = survey(np.random.default_rng(11), people=30, skills=20)
    assert behind(many.ratings, np.array([0])).middle.shape == (1, 167)


def test_a_small_survey_is_gone_through_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve people by themselves alone, which leaves most open: another seed says the same."""
    level = np.array([3, 3, 3, 2, 2, 4, 3, 1, 3, 3, 2, 4], dtype=float)
    codes, person = np.zeros(12, dtype=int), np.arange(12)
    ratings = Ratings(codes, person % 2, person, person, level, np.ones(12, dtype=bool))
    text = []
    for seed in (1, 2):
        monkeypatch.setattr(crossed, "SEED", seed)
        result = behind(ratings, person)
        text.append(ndtr((result.middle - 2.5) / result.deviation).mean(axis=1))
    assert np.ptp(text, axis=0).max() < 0.03


def test_where_nothing_differs_nothing_can_be_learned() -> None:
    codes = np.zeros(3, dtype=int)
    alike = Ratings(codes, codes, np.arange(3), np.arange(3), np.full(3, 2.0), codes == 0)
    assert alike.within == 0
    with pytest.raises(ValueError, match="differ"):
        behind(alike, np.arange(3))
