"""A scale that the answers name themselves: each number has its words, the first and last too."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from data.intake.levels.scale_question import shown
from data.intake.levels.scales import Scale, parts

_FEWEST = 3
"""Points of a scale with words from which on they are one."""


def told_scale(answers: Iterable[str], assumed: Scale) -> str:
    """A sentence where words settle that the scale is the assumed one, else "".

    `answers`: distinct ones of the level columns. Every number must stand with words that no other
    number has ("3 years" and "5 years" are no scale), and both ends of the scale must be among
    them: where nobody said the highest, it is not known which that is.
    """
    words: dict[Fraction, set[str]] = {}
    for answer in answers:
        point, said = parts(answer)
        if point is not None:
            words.setdefault(point, set()).add(said)
    every = [said for texts in words.values() for said in texts]
    if "" in every or len(set(every)) < len(every) or len(words) < _FEWEST:
        return ""
    low, high = min(words), max(words)
    if low != assumed.low or high != assumed.high:
        return ""
    return (
        f"Each number of the answers, {shown(low)} to {shown(high)}, has its own words "
        f"beside it, so they are read as a scale of {assumed}."
    )
