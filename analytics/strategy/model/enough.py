"""How many people of each chance are enough for a confidence: pure counting (DEFINITIONS 13).

The chance that enough of independent people hold grows with every one more, so what is enough is
known by its least combinations: those from which nobody can be left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from analytics.strategy.chance import Below, added, at_least, nobody, sure

MOST = 200
"""Least combinations of one requirement; beyond, people of nearly equal chances count alike."""

Group = tuple[float, int]
"""(chance of each, how many there can be)"""


@dataclass(frozen=True)
class Enough:
    """`least`: how many of each class, whose people have a chance of at least `chances`.

    `exact`: the classes are the groups themselves. Otherwise nearly equal ones count as the least
    of them: what is bought is then surely enough, though perhaps not the cheapest.
    """

    chances: tuple[float, ...]
    least: tuple[tuple[int, ...], ...]
    exact: bool


def enough(needed: int, certain: Group, groups: Sequence[Group], confidence: float) -> Enough:
    """All least combinations of `groups` that, beside the people who are there, are enough.

    `certain`: (chance, people) of those who are there whatever is bought. None at all: the
    confidence cannot be had.
    """
    classes, exact = sorted(groups, reverse=True), True
    chance_there, there = certain
    start = added(nobody(needed), there, chance_there)
    while True:
        found = list(islice(_combinations(start, classes, confidence), MOST + 1))
        if len(found) <= MOST:
            break
        classes, exact = _coarser(classes), False
    chances = tuple(chance for chance, _ in classes)

    def is_enough(counts: Sequence[int]) -> bool:
        people = [(there, chance_there), *zip(counts, chances, strict=True)]
        return sure(at_least(needed, people), confidence)

    least = (c for c in found if not any(is_enough(fewer) for fewer in _one_less(c)))
    return Enough(chances, tuple(least), exact)


def _combinations(
    below: Below, groups: Sequence[Group], confidence: float
) -> Iterator[tuple[int, ...]]:
    """Every combination that is enough and has no more of the last groups than it takes."""
    if sure(1.0 - below.sum(), confidence):
        yield (0,) * len(groups)
        return
    if not groups:
        return
    (chance, people), rest = groups[0], groups[1:]
    for count in range(people + 1):
        if _can_be_enough(below, rest, confidence):
            for others in _combinations(below, rest, confidence):
                yield (count, *others)
                if not any(others):
                    return
        below = added(below, 1, chance)


def _can_be_enough(below: Below, groups: Sequence[Group], confidence: float) -> bool:
    for chance, people in groups:
        below = added(below, people, chance)
    return sure(1.0 - below.sum(), confidence)


def _one_less(counts: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for place, count in enumerate(counts):
        if count:
            yield (*counts[:place], count - 1, *counts[place + 1 :])


def _coarser(groups: Sequence[Group]) -> list[Group]:
    """The two nearest chances as one class, at the lower one. `groups`: the highest first."""
    nearest = min(range(len(groups) - 1), key=lambda n: groups[n][0] - groups[n + 1][0])
    (_, more), (lower, people) = groups[nearest : nearest + 2]
    return [*groups[:nearest], (lower, more + people), *groups[nearest + 2 :]]
