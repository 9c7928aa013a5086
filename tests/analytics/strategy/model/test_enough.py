"""Least combinations of people that are enough, by hand and against trying every combination."""

import itertools
import random

import pytest

from analytics.strategy.chance import at_least, sure
from analytics.strategy.model import enough as module
from analytics.strategy.model.enough import enough


def test_one_position_by_hand() -> None:
    """Nobody is there. 0.7 alone is not 0.8; two of 0.7 are 0.91; 0.7 and 0.5 are 0.85; two of 0.5
    are 0.75 and three 0.875."""
    found = enough(1, (0.9, 0), [(0.7, 2), (0.5, 3)], 0.8)
    assert (found.chances, found.exact) == ((0.7, 0.5), True)
    assert set(found.least) == {(2, 0), (1, 1), (0, 3)}


def test_who_is_there_counts() -> None:
    """One of two with 0.9 each is 0.99: nobody else is asked for. Both of them: 0.81."""
    assert enough(1, (0.9, 2), [(0.7, 1)], 0.95).least == ((0,),)
    assert enough(2, (0.9, 2), [(0.7, 1)], 0.8).least == ((0,),)
    assert enough(2, (0.9, 2), [(0.7, 1)], 0.9).least == ((1,),)


def test_a_confidence_that_cannot_be_had_has_no_combination() -> None:
    assert enough(1, (0.9, 0), [(0.5, 2)], 0.8).least == ()
    assert enough(2, (0.9, 1), [], 0.8).least == ()


def test_a_confidence_may_be_reached_exactly() -> None:
    assert enough(1, (1.0, 0), [(0.8, 1)], 0.8).least == ((1,),)


@pytest.mark.parametrize("seed", range(40))
def test_all_of_them_and_none_that_can_spare_anybody(seed: int) -> None:
    draw = random.Random(seed)
    groups = sorted({(round(draw.uniform(0.2, 1), 2), draw.randint(1, 3)) for _ in range(3)})
    needed, there = draw.randint(1, 4), (0.93, draw.randint(0, 3))
    confidence = draw.choice([0.5, 0.8, 0.9])

    def holds(counts: tuple[int, ...]) -> bool:
        people = [(n, chance) for n, (chance, _) in zip(counts, groups, strict=True)]
        return sure(at_least(needed, [(there[1], there[0]), *people]), confidence)

    every = set(filter(holds, itertools.product(*(range(most + 1) for _, most in groups))))
    wanted = {
        counts
        for counts in every
        if not any(
            other != counts and all(a <= b for a, b in zip(other, counts, strict=True))
            for other in every
        )
    }
    found = enough(needed, there, groups, confidence)
    order = [found.chances.index(chance) for chance, _ in groups]
    assert {tuple(counts[at] for at in order) for counts in found.least} == wanted
    assert found.exact


def test_too_many_combinations_are_coarsened_to_the_safe_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """0.60 counts as 0.59. What is then enough is so with the true chances, too."""
    groups = [(0.9, 3), (0.6, 3), (0.59, 3)]
    exact = enough(2, (0.9, 0), groups, 0.8)
    monkeypatch.setattr(module, "MOST", 5)
    coarse = enough(2, (0.9, 0), groups, 0.8)
    assert len(exact.least) > 5 >= len(coarse.least)
    assert (coarse.chances, coarse.exact, exact.exact) == ((0.9, 0.59), False, True)
    for high, low in coarse.least:
        assert at_least(2, [(high, 0.9), (low, 0.59)]) >= 0.8


def test_many_people_of_few_chances_stay_exact_and_quick() -> None:
    found = enough(40, (0.93, 30), [(0.93, 20), (0.65, 60)], 0.8)
    assert found.exact
    assert min(high + low for high, low in found.least) == 14
