"""The assignment against brute force on small teams."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.measures.resilience import most_filled


def brute_force(people: list[frozenset[int]], required: list[int], focus: int) -> int:
    """Try every choice of at most `focus` positions for everyone."""
    choices = [
        [c for size in range(min(focus, len(held)) + 1) for c in combinations(sorted(held), size)]
        for held in people
    ]
    best = 0
    for carried in product(*choices):
        taken = [sum(q in c for c in carried) for q in range(len(required))]
        best = max(best, sum(min(t, r) for t, r in zip(taken, required, strict=True)))
    return best


@given(
    people=st.lists(st.frozensets(st.integers(0, 3)), max_size=4),
    required=st.lists(st.integers(1, 3), min_size=4, max_size=4),
    focus=st.integers(1, 3),
)
@settings(max_examples=60, deadline=None)
def test_equals_enumeration(people: list[frozenset[int]], required: list[int], focus: int) -> None:
    assert most_filled(people, required, focus) == brute_force(people, required, focus)


@pytest.mark.parametrize(("focus", "filled"), [(1, 1), (2, 2), (4, 3)])
def test_one_person_cannot_carry_everything(focus: int, filled: int) -> None:
    assert most_filled([(0, 1, 2)], [1, 1, 1], focus) == filled
