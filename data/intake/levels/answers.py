"""Answers that are numbers in one way or another: beside a word, outside their scale, of a scale
that was told, in free text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from fractions import Fraction
from functools import lru_cache

from data.intake.language.words import LEVEL_WORDS, fold
from data.intake.levels.scales import (
    Meaning,
    Scale,
    explanation,
    label_level,
    number,
    out_of,
    parts,
    shown,
)
from data.vocabulary import MAX_LEVEL, Issue, grouped

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


_SHARE = 5
"""One number in so many outside is more than slips."""
_LEAST = 3
_OUT_SHOWN = 5


def many_outside(columns: list[tuple[Scale | None, tuple[str, ...], tuple[int, ...]]]) -> str:
    """A question where a fifth of the numbers lie outside their scale, or "". One number alone,
    however often, is a code for no answer.

    `columns`: scale, distinct answers and how often each is given, of the level columns.
    """
    told = [
        (scale, found, times)
        for scale, values, counts in columns
        if scale is not None
        for value, times in zip(values, counts, strict=True)
        if (found := number(value)) is not None
    ]
    every = sum(times for _, _, times in told)
    out = [(scale, n, times) for scale, n, times in told if not scale.low <= n <= scale.high]
    outside = sum(times for _, _, times in out)
    if outside < _LEAST or len({n for _, n, _ in out}) < 2 or _SHARE * outside < every:
        return ""
    scales = ", ".join(sorted({str(scale) for scale, _, _ in out}))
    numbers = ", ".join(f"{float(n):g}" for n in sorted({n for _, n, _ in out})[:_OUT_SHOWN])
    return (
        f"{grouped(outside)} of {grouped(every)} numbers lie outside the scale of {scales} "
        f"({numbers}) and are "
        "set aside. Is that the scale of the form?"
    )


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


_LONGEST = 40
_MOST_WORDS = 4
_NEARLY = 0.8
_WORD = re.compile(r"[^\W\d_]{3}")
_LEVEL_AND_WORDS = re.compile(r"^\s*(\d{1,3}(?:[.,]\d+)?)\s+[^\W\d_]+\s+[^\W\d_]")
"""A number and a sentence: "3 kids at home"; a label of a scale has a mark after its number."""
NOT_KEPT = "free text; its content is not kept"
OTHER_TEXTS = "(other texts)"


def is_free_text(value: str) -> bool:
    """Longer than a label of a scale, so somebody's own words."""
    bare = " ".join(value.split())
    if number(bare) is not None:
        return False
    return len(bare) > _LONGEST or len(bare.split(" ")) > _MOST_WORDS


def is_own_words(value: str, times: int) -> bool:
    """Whether an answer that is no level is somebody's own words: it is long, or nobody else in
    the file gave it, and it is neither a number nor nearly a word for a level, such as "Expret"."""
    if is_free_text(value):
        return True
    if times > 1 or not _WORD.search(value) or parts(value)[0] is not None:
        return False
    return not _nearly_a_level(fold(value))


@lru_cache(maxsize=10_000)
def _nearly_a_level(folded: str) -> bool:
    """A slip in one or two words; looking is slow, and no longer text is one."""
    return folded.count(" ") < 2 and bool(
        get_close_matches(folded, LEVEL_WORDS, n=1, cutoff=_NEARLY)
    )


def level_without_words(value: str) -> str:
    """The number, or the word for a level, of an answer with somebody's own words beside it; ""
    for an answer that is only a label of its scale."""
    if label_level(value) is not None:
        if explanation(value) != "sentence":
            return ""
        return re.split(r"[,;.]", value.strip(), maxsplit=1)[0].strip()
    told = parts(value)[0]
    if told is None or out_of(value) is not None:
        return ""
    return str(told) if is_free_text(value) or _LEVEL_AND_WORDS.match(value) else ""


def said_instead(value: str) -> str:
    """What is said of a free text in place of it."""
    return f"{grouped(len(value))} characters of {NOT_KEPT}."
