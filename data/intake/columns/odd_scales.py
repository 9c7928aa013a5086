"""Numbers on no scale of levels: some below zero, codes, a scale for each row."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import replace
from fractions import Fraction

from data.intake.columns.column import Column, Seen, set_aside
from data.intake.language.words import fold
from data.intake.levels.scales import Scale, number, shown

_MOST = 5
_HIGHEST = 10
"""Of the scales of few points; above it there are percentages alone."""
_FEWEST = 3
"""Numbers that follow each other from which on they are codes."""
_BY_CHANCE = 0.001
"""Rows of ratings that look like ranks with a lower probability than this are ranks."""
_CODE = -1
"""Also written where there is no answer, if the numbers go beyond 2."""
_TOP = re.compile(
    r"^(max(imum)?|out of|scale max|max(imum)?[ .-]*(level|score|points|rating|value)|"
    r"highest( level)?|scale|of|höchstwert|höchststufe|maximum|max\.? ?(punkte|stufe))$"
)


def _open_levels(columns: list[Column], seen: Seen) -> list[Column]:
    """Columns of numbers whose scale nobody said."""
    if seen.scale is not None:
        return []
    return [
        c
        for c in columns
        if c.use == "level" and not c.given and c.scale is None and seen.of(c).numbers
    ]


def without_scales_below_zero(columns: list[Column], seen: Seen) -> list[Column]:
    """No undeclared numbers are levels where the scale runs from below zero, such as -2 to 2.

    Another column below zero counts where the levels lie within its span.
    """
    open_levels = _open_levels(columns, seen)
    numbers: Counter[Fraction] = Counter()
    for c in open_levels:
        numbers.update(seen.of(c).numbers)
    top = max(numbers, default=Fraction(0))
    beside = {
        n
        for c in columns
        if c.use == "ignored" and not c.given and "no scale of levels" in c.reason
        for n in seen.of(c).numbers
    }
    span = -min(beside, default=Fraction(0))
    low = min(numbers, default=Fraction(0))
    if 0 < span <= _MOST and top <= span and all(abs(n) <= span for n in beside):
        low = min(low, -span)
    below = sum(times for n, times in numbers.items() if n < 0)
    alone = -low > _MOST or (below <= 1 and below + 10 <= numbers.total())
    if low >= 0 or (low == _CODE and top > 2) or (alone and low != -span):
        return columns
    reason = (
        f"the numbers run from {shown(low)} to {shown(top)}, and a scale that begins below 0 is no "
        "scale of levels: write them from 0 or 1, or give each number its level in a mapping"
    )
    return set_aside(columns, open_levels, reason)


def without_codes(columns: list[Column], seen: Seen) -> list[Column]:
    """No undeclared numbers are levels that only run from 21 to 25 and their like, as the codes of
    a form's answers do and percentages do not."""
    open_levels = _open_levels(columns, seen)
    found = {n for c in open_levels for n in seen.of(c).numbers}
    low, high = min(found, default=Fraction(0)), max(found, default=Fraction(0))
    whole = all(n.denominator == 1 for n in found)
    if not whole or low <= _HIGHEST or len(found) < _FEWEST or high - low + 1 != len(found):
        return columns
    reason = (
        f"the numbers run from {shown(low)} to {shown(high)} without a gap, as codes of answers "
        "do: export the answers as text, or give each number its level in a mapping"
    )
    return set_aside(columns, open_levels, reason)


def without_ranks(columns: list[Column], seen: Seen) -> list[Column]:
    """No undeclared numbers are levels of which each row holds every one from 1 to the number of
    the columns, once, where that can hardly be by chance."""
    ranked = _open_levels(columns, seen)
    last = len(ranked)
    order = {Fraction(n) for n in range(1, last + 1)}
    if last < _FEWEST or {n for c in ranked for n in seen.of(c).numbers} != order:
        return columns
    cells = (seen.table.column(c.position).to_pylist() for c in ranked)
    rows = [row for row in zip(*cells, strict=True) if all(map(number, row))]
    chance = (math.factorial(last) / last**last) ** len(rows)
    if chance > _BY_CHANCE or any(set(map(number, row)) != order for row in rows):
        return columns
    reason = (
        f"of these numbers each row holds each from 1 to {last} once, as a ranking does, and a "
        "rank is no level: say their scale if they are levels all the same"
    )
    return set_aside(columns, ranked, reason)


def with_scales_of_rows(columns: list[Column], seen: Seen) -> list[Column]:
    """The levels of a long table beside a column of the highest: one highest is the scale; where
    rows differ, nothing is a level."""
    if seen.scale is not None:
        return columns
    tops = [
        c
        for c in columns
        if c.use in ("ignored", "metadata")
        and not c.given
        and _TOP.match(fold(c.header))
        and seen.of(c).number_share == 1
    ]
    levels = [
        c
        for c in columns
        if c.use == "level" and c.scale is None and not (c.given and c.given.scale)
    ]
    if len(tops) != 1 or not levels:
        return columns
    highest = sorted(seen.of(tops[0]).numbers)
    kept = {c.position for c in levels}
    if len(highest) == 1 and highest[0].denominator == 1 and highest[0] > 1:
        low = min((n for c in levels for n in seen.of(c).numbers), default=Fraction(1))
        scale = Scale(0 if low < 1 else 1, int(highest[0]))
        return [replace(c, scale=scale) if c.position in kept else c for c in columns]
    reason = (
        f"the rows are on scales of their own (“{tops[0].header}” says "
        f"{', '.join(map(shown, highest[:4]))}): bring them to one scale, or import the rows of "
        "each scale as a file of its own"
    )
    return set_aside(columns, levels, reason)
