"""How a matrix is drawn: colours, inks and words for the canvas, and which matrix was asked for.
Cells that look alike are described once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from analytics.results import Analysis
from analytics.suppression import Item, hide
from dashboard.charts.base import short
from dashboard.charts.group_matrices import groups
from dashboard.charts.matrices import (
    EMPTY,
    Beside,
    Cell,
    Matrix,
    ScaleName,
    Wanted,
    arranged,
    drawable,
    folded,
    people,
)
from dashboard.details import isolated
from dashboard.theme import FONT_STACK, LIGHT, Palette, mix, text_on
from data.store.database import Database
from data.store.facts.requirements import role_profiles
from data.store.facts.taxonomy import areas
from data.vocabulary import RefusedError, Viewer

RANGES: dict[ScaleName, tuple[float, float]] = {
    "levels": (-0.5, 5.5),
    "interest": (-0.5, 5.5),
    "mean": (0, 5),
    "share": (0, 1),
    "gap": (-3, 3),
    "change": (-3, 3),
    "points": (-30, 30),
    "difference": (-2, 2),
}
"""Whole levels stand in the middle of their step; past an end a colour is as strong as it gets."""


def colour_scale(scale: ScaleName, palette: Palette) -> list[tuple[float, str]]:
    """Steps for whole levels, a smooth run for shares and means, two sides for what has a middle.

    Self minus manager has no good side, so its sides are not those of a gap.
    """
    if scale in ("gap", "change", "points"):
        return [(0.0, palette.below), (0.5, palette.target), (1.0, palette.above)]
    if scale == "difference":
        return [(0.0, palette.fair), (0.5, palette.target), (1.0, palette.accent)]
    if scale == "share":
        return [(n / 5, colour) for n, colour in enumerate(palette.levels)]
    quiet = palette.levels[0]
    if scale == "mean":
        return [(0.0, quiet), (1.0, palette.accent)]
    steps = list(palette.levels)
    if scale == "interest":
        steps = [mix(quiet, palette.accent, n / 5) for n in range(6)]
    edges = [(n / 6, (n + 1) / 6) for n in range(6)]
    return [(edge, colour) for pair, colour in zip(edges, steps, strict=True) for edge in pair]


def fill_of(scale: ScaleName, value: float, palette: Palette) -> str:
    """The colour that a value is drawn in."""
    low, high = RANGES[scale]
    place = min(max((value - low) / (high - low), 0.0), 1.0)
    steps = colour_scale(scale, palette)
    for (start, first), (end, second) in pairwise(steps):
        if place <= end and end > start:
            return mix(first, second, (place - start) / (end - start))
    return steps[-1][1]


def drawing(matrix: Matrix, palette: Palette, alt: str) -> dict[str, Any]:
    """What the canvas is told, as JSON can hold it.

    `cells` has one text a row: for each column the position of its look, or -1 where it was not
    asked. `framed` has for each column the groups of rows that get a frame. A look is text, state,
    words, fill and ink on the screen, fill and ink on paper.
    """
    looks: dict[Cell, int] = {}
    cells = [
        " ".join("-1" if cell is None else str(looks.setdefault(cell, len(looks))) for cell in row)
        for row in matrix.cells
    ]
    return {
        "alt": alt,
        "rows": [isolated(short(name, 34)) for name in matrix.rows],
        "row_names": _shown(matrix.rows),
        "row_keys": list(matrix.row_keys),
        "groups": _shown(matrix.groups),
        "columns": [isolated(short(name, 30)) for name in matrix.columns],
        "column_names": _shown(matrix.columns),
        "column_keys": list(matrix.column_keys),
        "areas": _shown(matrix.areas),
        "framed": [_shown(matrix.groups_framed(key)) for key in matrix.column_keys],
        "cells": cells,
        "looks": [_look(cell, matrix.scale, palette) for cell in looks],
        "screen": _colours(palette),
        "paper": _colours(LIGHT),
        "font": FONT_STACK,
    }


def _shown(names: Iterable[str]) -> list[str]:
    return [isolated(name) for name in names]


def _look(cell: Cell, scale: ScaleName, palette: Palette) -> list[str]:
    look = [cell.text, cell.state, cell.said]
    for colours in (palette, LIGHT):
        fill = "" if cell.value is None else fill_of(scale, cell.value, colours)
        look += [fill, text_on(fill) if fill else colours.quiet]
    return look


def _colours(palette: Palette) -> dict[str, str]:
    return {
        "page": palette.page,
        "panel": palette.panel,
        "ink": palette.ink,
        "quiet": palette.quiet,
        "line": palette.line,
        "accent": palette.accent,
        "below": palette.below,
    }


def compared(database: Database, before: Analysis | None) -> Beside:
    """The wave before, role profiles and kinds of areas: what a heatmap compares with."""
    return Beside(
        before,
        {
            (folded(profile.role), profile.skill): profile.level
            for profile in role_profiles(database)
        },
        {area.name: area.kind for area in areas(database)},
    )


def explored(analysis: Analysis, wanted: Wanted, beside: Beside) -> Matrix:
    """What was asked for, and how many people had no room."""
    if wanted.rows == "people" and not analysis.selection.viewer.people_visible:
        raise RefusedError("People are not shown to you; choose teams, areas or roles as rows.")
    some, left_out = drawable(analysis, wanted)
    build = people if wanted.rows == "people" else groups
    whole = withhold(build(some, wanted, beside), analysis.selection.viewer)
    return replace(arranged(whole, wanted, some, beside), left_out=left_out)


def withhold(matrix: Matrix, viewer: Viewer) -> Matrix:
    """A matrix of aggregates without those that would point at somebody
    (methods.md#small-groups-and-names)."""
    if viewer.people_visible:
        return matrix
    rows = [list(row) for row in matrix.cells]
    for column in range(len(matrix.columns)):
        there = [(at, cell) for at, row in enumerate(rows) if (cell := row[column]) and cell.people]
        items = [Item(cell.people, frozenset({matrix.row_keys[at]})) for at, cell in there]
        sizes = {matrix.row_keys[at]: cell.people for at, cell in there}
        for position in hide(items, sizes, viewer.smallest_group)[0]:
            rows[there[position][0]][column] = Cell(
                None, EMPTY["withheld"], "withheld", "too few people to show it"
            )
    return replace(matrix, cells=tuple(map(tuple, rows)))
