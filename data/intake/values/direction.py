"""Which end of a scale is the best: words beside numbers that say “1 = expert, 5 = none”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from data.intake.columns.mapping_file import Given, MappingFile, meanings
from data.intake.language.words import fold
from data.intake.levels.legend import Legend
from data.intake.levels.scales import Scale, explanation, label_level, number, parts
from data.intake.values.answers import AnswerColumn, Answers
from data.vocabulary import MAX_LEVEL

_PAIR = re.compile(r"(?<![\w.])(\d{1,3})\s*[=:(–—-]*\s*([^\W\d][^\d;,|/()]*)")
_TO = re.compile(r"(?:^|\s+)(?:to|bis|until|and|und|à|a|[-–—.…]+)\s*$", re.I)
_ENDS = {"best": MAX_LEVEL, "highest": MAX_LEVEL, "worst": 0, "lowest": 0, "beste": MAX_LEVEL}
_QUOTED = 120
_HOW = (
    "Say which it is: 5-1 as the scale (`--scale`, or the box on the page) where 1 is the best of "
    "5, or in a mapping `reversed = true` "
    "for each column where the highest number is the lowest level (“Reversed” on the page), or "
    "the level of each number under `values`."
)
_GRADES = re.compile(
    r"(?<!\w)(?:school ?grades?|grades?|schulnoten?|noten?|notenskala|pagella|ocena szkolna)(?!\w)"
)
"""Where 1 is the best in some countries and the worst in others."""


def says_falling(text: str) -> bool:
    """Whether a text says of higher numbers that they are lower levels: "1 = expert, 5 = none"."""
    found = ((Fraction(key), _level(_TO.sub("", label))) for key, label in _PAIR.findall(text))
    return _fall({(key, level) for key, level in found if level is not None})


def with_direction(legend: Legend, scale: Scale | None) -> bool:
    """Whether a legend holds beside a declared scale: it has the same ends, and says that the
    lowest number is the best, which no scale can say."""
    return bool(legend.words) and legend.scale == scale and says_falling(legend.said)


def backwards(
    legend: Legend | None, answers: Answers, given: MappingFile | None, declared: Scale | None
) -> str | None:
    """Why numbers are not read, in a sentence: the file says that the lowest is the best, and
    nobody said how to read them. None where nothing says so, or the mapping or the declared scale
    tells."""
    if declared is not None and declared.falling:
        return None
    common = given.values if given else ()
    open_columns = [a for a in answers.columns if a.column.use == "level" and _is_open(a, common)]
    if not open_columns:
        return None
    if legend is not None and says_falling(legend.said):
        said = f"{legend.where} “{_short(legend.said)}”"
        return f"{said}: the lowest number is the best there. {_HOW}"
    for column in (a.column for a in open_columns):
        for text in (column.header, column.stem):
            if says_falling(text):
                return f"“{_short(text)}” says that the lowest number is the best. {_HOW}"
    graded = [a for a in open_columns if _GRADES.search(fold(f"{a.column.stem} {a.column.header}"))]
    if graded and declared is None:
        high = max(a.scale.high if a.scale else MAX_LEVEL for a in graded)
        return (
            f"“{_short(graded[0].column.header)}” are grades: is 1 the best or {high}? Say the "
            f"scale, with `--scale` or in the box on the page: {high}-1 where 1 is the best, "
            f"1-{high} where {high} is."
        )
    levels = [a for a in answers.columns if a.column.use == "level"]
    labelled = _labelled(v for a in levels for v in a.values)
    if _fall(labelled) and not any(a.scale and a.scale.falling for a in levels):
        shown = ", ".join(
            sorted({v for a in levels for v in a.values if _is_labelled(v) and not explanation(v)})[
                :3
            ]
        )
        return (
            f"Some answers say that the lowest number is the best ({shown}), and others are "
            f"numbers alone. {_HOW}"
        )
    return None


def _is_open(column: AnswerColumn, common: Given) -> bool:
    """Whether a column holds numbers and no mapping says how they are read."""
    given = column.column.given
    if given is not None and (given.reversed or given.cut_points):
        return False
    told = meanings((*common, *(given.values if given else ())))
    return any(number(v) is not None and fold(v) not in told for v in column.values)


def _level(label: str) -> int | None:
    return _ENDS.get(fold(label.removeprefix("the ")), label_level(label))


def _is_labelled(value: str) -> bool:
    found, label = parts(value)
    return found is not None and bool(label) and label_level(value) is not None


def _labelled(values: Iterable[str]) -> set[tuple[Fraction, int]]:
    found = set()
    for value in values:
        key, level = parts(value)[0], label_level(value)
        if _is_labelled(value) and key is not None and level is not None:
            found.add((key, level))
    return found


def _fall(pairs: set[tuple[Fraction, int]]) -> bool:
    """At least two numbers, each with one level, each level below the last."""
    ordered = sorted(pairs)
    levels = [level for _, level in ordered]
    numbers = [key for key, _ in ordered]
    return len(set(numbers)) == len(numbers) >= 2 and levels == sorted(set(levels), reverse=True)


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "..."
