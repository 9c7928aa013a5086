"""Levels with decimals are rounded, and the file is told so."""

from __future__ import annotations

from data.intake.levels.scales import number
from data.intake.values.answers import Answers
from data.vocabulary import Issue, grouped

_SHOWN = 3
_POINTS = 10
"""Above this a scale counts percentages, whose decimals say nothing about a level."""


def rounded(answers: Answers) -> list[Issue]:
    """One sentence about all numbers between two points of their scale, or none."""
    times = 0
    shown: dict[str, int] = {}
    columns = []
    for a in answers.columns:
        if a.scale is None or not 1 < a.scale.high <= _POINTS or a.column.use != "level":
            continue
        before = times
        for value, count, meant in zip(a.values, a.counts, a.meanings, strict=True):
            given = number(value)
            if meant.level is not None and given is not None and given.denominator != 1:
                times += count
                shown.setdefault(value.strip(), meant.level)
        if times > before:
            columns.append(a.column.header)
    if not times:
        return []
    listed = ", ".join(f"{value} became {level}" for value, level in list(shown.items())[:_SHOWN])
    where = f"“{columns[0]}”" if len(columns) == 1 else f"{grouped(len(columns))} columns"
    many = "One answer lies" if times == 1 else f"{grouped(times)} answers lie"
    said = f"{many} between two levels, in {where}: each was read as the nearest one, halves down"
    return [Issue(None, columns[0] if len(columns) == 1 else None, None, f"{said} ({listed}).")]
