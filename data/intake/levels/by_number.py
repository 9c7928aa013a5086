"""Answers such as “2 - Foundation” where the scale 0-5 is declared: the number is the level.

Elsewhere the word counts first; a scale of 0 to 5 is that of the levels, so that its numbers need
no word. Where the words say that a higher number is a lower level, they stay.
"""

from __future__ import annotations

from collections.abc import Iterable

from data.intake.levels.scales import Scale, explanation, label_level, parts
from data.vocabulary import MAX_LEVEL, Issue

_LEVELS = Scale(0, MAX_LEVEL)
_SHOWN = 3


def by_number(values: Iterable[str], declared: Scale | None) -> dict[str, str]:
    """Answer -> its number, of the answers whose number counts and not their word."""
    if declared != _LEVELS:
        return {}
    found = []
    for value in values:
        told, level = parts(value)[0], label_level(value)
        if told is not None and level is not None and not explanation(value):
            found.append((told, level, value))
    found.sort()
    words = [level for _, level, _ in found]
    if words != sorted(words):
        return {}
    return {
        value: str(told)
        for told, level, value in found
        if told != level and told.denominator == 1 and 0 <= told <= MAX_LEVEL
    }


def by_number_note(values: Iterable[str]) -> tuple[Issue, ...]:
    """What is said of them. `values`: those that were read by their number."""
    shown = ", ".join(
        f"“{value.strip()}” ({label_level(value)})" for value in list(values)[:_SHOWN]
    )
    if not shown:
        return ()
    said = (
        "The scale 0-5 is declared, so answers with a number are read by it, where their words "
        f"alone would be another level: {shown}."
    )
    return (Issue(None, None, None, said, "note"),)
