"""Two answers of one question that became one level: their words may say less than their numbers.

“1 - Beginner” and “2 - Basic” are both level 1 by their words (labels first, methods.md#scales); a
form that offers both means two steps, so this is a question.
"""

from __future__ import annotations

from collections.abc import Iterable

from data.intake.language.words import LEVEL_WORDS, fold
from data.intake.levels.scales import Meaning, label_level, parts


def same_level(answers: Iterable[tuple[str, Meaning]]) -> str:
    """A sentence about the first two points of a scale that became one level, or ""."""
    first: dict[int, tuple[object, str]] = {}
    for value, meaning in answers:
        level = label_level(value)
        point = _point(value)
        if level is None or meaning.level != level or point is None:
            continue
        other, shown = first.setdefault(level, (point, value))
        if other != point and isinstance(other, str) == isinstance(point, str):
            return (
                f"“{shown.strip()}” and “{value.strip()}” are both read as level {level}, by their "
                "words. If the form means two steps, say which level each answer is."
            )
    return ""


def _point(value: str) -> object | None:
    """What tells a point of the scale from another one: its number, else its word."""
    given, label = parts(value)
    if given is not None:
        return given if label else None
    return fold(label) if label in LEVEL_WORDS else None
