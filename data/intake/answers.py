"""Distinct native values of the answer columns -> what each says, on which scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from data.intake.columns import Column
from data.intake.mapping import Mapping
from data.intake.mapping_file import MappingFile, meanings, scale_of
from data.intake.scales import (
    Meaning,
    Scale,
    infer_scale,
    label_level,
    meaning,
    number,
    opinion,
    parts,
)
from data.intake.table import TextTable
from data.intake.words import fold
from data.vocabulary import Issue


@dataclass(frozen=True)
class AnswerColumn:
    """The values of one level, importance or interest column. `counts` aligns with `values`."""

    column: Column
    scale: Scale | None
    values: tuple[str, ...]
    counts: tuple[int, ...]
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True)
class Answers:
    """All answer columns, and the questions that a guess leaves open."""

    columns: tuple[AnswerColumn, ...]
    questions: tuple[Issue, ...]


def read_answers(table: TextTable, mapping: Mapping, declared: Scale | None,
                 given: MappingFile | None) -> Answers:  # fmt: skip
    """What every distinct answer says. Undeclared numbers share one scale."""
    columns = mapping.used("level", "importance", "interest")
    counted = {c.position: _distinct(table, c.position) for c in columns}
    wanted = scale_of(given.scale) if given and given.scale else declared
    own = {c.position: _own_scale(c, wanted) for c in columns}
    levels = [c for c in columns if c.use == "level"]
    open_levels = [c for c in levels if own[c.position] is None and not _cuts(c)]
    shown = sorted(_numbers(_answered(table, c.position) for c in open_levels))
    inferred = infer_scale(shown)
    opinions = [c for c in columns if c.use != "level"]
    opinion_scale = infer_scale(_numbers(_answered(table, c.position) for c in opinions))
    found = []
    for column in columns:
        values, counts = counted[column.position]
        if column.use == "level":
            scale = own[column.position] or inferred
        else:
            scale = _opinion_scale(own[column.position], opinion_scale)
        said = tuple(_meaning(v, column, scale, given) for v in values)
        found.append(AnswerColumn(column, scale, values, counts, said))
    questions = []
    if inferred is not None:
        questions.append(_scale_question(inferred, shown[0], shown[-1]))
    return Answers(tuple(found), tuple(questions))


def _distinct(table: TextTable, position: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    counted = table.counted(position)
    return tuple(value for value, _ in counted), tuple(count for _, count in counted)


def _answered(table: TextTable, position: int) -> tuple[str, ...]:
    """What people answered: a total below them says nothing about the scale."""
    return tuple(value for value, _ in table.counted(position, totals=False))


def _own_scale(column: Column, wanted: Scale | None) -> Scale | None:
    """The scale that the mapping, the user or the header declares, in this order."""
    if column.given and column.given.scale:
        return scale_of(column.given.scale)
    return wanted or column.scale


def _cuts(column: Column) -> tuple[float, ...]:
    return column.given.cut_points if column.given else ()


def _opinion_scale(declared: Scale | None, inferred: Scale | None) -> Scale | None:
    """A declared scale, unless the opinions are plainly on another."""
    if declared is None or inferred is None:
        return declared or inferred
    return declared if declared.high >= inferred.high or inferred.high == 5 else inferred


def _numbers(columns: Iterable[tuple[str, ...]]) -> list[Fraction]:
    """Numbers that need a scale: those without a word for a level beside them."""
    found = []
    for values in columns:
        for value in values:
            if label_level(value) is None and not value.strip().endswith("%"):
                given = parts(value)[0]
                if given is not None:
                    found.append(given)
    return found


def _meaning(value: str, column: Column, scale: Scale | None, given: MappingFile | None) -> Meaning:
    key = fold(value)
    if column.given and (said := meanings(column.given.values).get(key)):
        return said
    if given and (said := meanings(given.values).get(key)):
        return said
    cuts = _cuts(column)
    bare = number(value)
    if cuts and bare is not None:
        return Meaning("level", sum(1 for cut in cuts if bare >= Fraction(cut)))
    if column.use == "level":
        return meaning(value, scale)
    return opinion(value, scale)


def _scale_question(scale: Scale, low: Fraction, high: Fraction) -> Issue:
    return Issue(
        None, None, None,
        f"No scale was given. The numbers run from {_shown(low)} to {_shown(high)}, so they are "
        f"read as a scale of {scale}. Is that right? If not, declare it (--scale A-B).", "warning",
    )  # fmt: skip


def _shown(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"
