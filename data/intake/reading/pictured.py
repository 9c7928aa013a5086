"""Levels drawn as marks that need no legend: Harvey balls, and asterisks up to five."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from data.intake.levels.legend import Legend
from data.intake.levels.scales import Scale, is_not_applicable, is_unknown
from data.intake.reading.table import TextTable

_BALLS = "○◔◑◕●"

_QUARTERS = frozenset("◔◑◕")

"""Without one of these an empty and a full circle only say no and yes."""

_STARS = tuple("*" * count for count in range(1, 6))

_LOOKED_AT = 20

_WHERE = "The answers are drawn marks, which are taken to say"


def with_pictures(table: TextTable) -> TextTable:
    """The table with a legend of its marks, where it has none and they say how full they are."""
    if table.legend is not None:
        return table
    seen: set[str] = set()
    for position in range(1, table.width + 1):
        pairs, distinct = table.commonest(position, _LOOKED_AT)
        if distinct <= _LOOKED_AT:
            seen |= _marks([value for value, _ in pairs])
    if seen & _QUARTERS:
        words = tuple((ball, _level(quarters)) for quarters, ball in enumerate(_BALLS))
    elif _STARS[-1] in seen:
        words = tuple((stars, len(stars)) for stars in _STARS)
    else:
        return table
    said = ", ".join(f"{mark} = {level}" for mark, level in words)
    return replace(table, legend=Legend(None, words, said, _WHERE))


def _marks(values: list[str]) -> set[str]:
    """The marks of a column that holds nothing else, but for answers that say nothing."""
    told = {v.strip() for v in values if not is_unknown(v) and not is_not_applicable(v)}
    return told if told <= set(_BALLS) or told <= set(_STARS) else set()


def _level(quarters: int) -> int:
    level = Scale(0, len(_BALLS) - 1).level(Fraction(quarters))
    assert level is not None
    return level
