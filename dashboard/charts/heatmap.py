"""The heatmap that was asked for: its cells of teams or roles with the people behind each,
and their colours, inks and words for the canvas. Cells that look alike are described once."""

from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd

from analytics.results import Analysis, RequirementCoverage
from analytics.suppression import Item, hide
from dashboard.charts import matrices
from dashboard.charts.matrices import Cell, empty, matrix, people
from dashboard.details import isolated
from dashboard.formats import count, percent, short
from dashboard.theme import FONT_STACK, LIGHT, Palette, mix, text_on
from data.store.database import Database
from data.store.facts.requirements import role_profiles
from data.vocabulary import RefusedError, Viewer
from seeds import read_seed

SCALES = {row["scale"]: row for row in read_seed("heat_scales.csv")}
"""From where to where each runs, and by which colours; past an end one is as strong as it gets."""
USED = ("page", "panel", "ink", "quiet", "line", "accent", "below")
"""Colours of a palette that the canvas draws with, beside those of the looks."""


def fill_of(scale: matrices.ScaleName, value: float, palette: Palette) -> str:
    low, high = (float(SCALES[scale][end]) for end in ("from", "to"))
    named = vars(palette) | {f"level-{n}": colour for n, colour in enumerate(palette.levels)}
    colours = [named[name] for name in SCALES[scale]["colours"].split()]
    place = min(max((value - low) / (high - low), 0.0), 1.0) * (len(colours) - 1)
    first = min(int(place), len(colours) - 2)
    return mix(colours[first], colours[first + 1], place - first)


def drawing(matrix: matrices.Matrix, palette: Palette, alt: str) -> dict[str, Any]:
    """What the canvas is told, as JSON can hold it. `cells` has one text a row: for each column the
    position of its look, or -1 for `nothing`; `framed` for each column the groups of rows that get
    a frame. A look is text, state, words, and fill and ink on the screen and on paper."""
    looks: dict[Cell, int] = {}
    cells = [
        " ".join("-1" if cell is None else str(looks.setdefault(cell, len(looks))) for cell in row)
        for row in matrix.cells
    ]
    return {
        "alt": alt,
        "rows": [isolated(short(name, 34)) for name in matrix.rows],
        "row_names": list(map(isolated, matrix.rows)),
        "row_keys": list(matrix.row_keys),
        "groups": list(map(isolated, matrix.groups)),
        "columns": [isolated(short(name, 30)) for name in matrix.columns],
        "column_names": list(map(isolated, matrix.columns)),
        "column_keys": list(matrix.column_keys),
        "areas": list(map(isolated, matrix.areas)),
        "framed": [list(map(isolated, matrix.groups_framed(key))) for key in matrix.column_keys],
        "cells": cells,
        "nothing": matrix.nothing,
        "looks": [_look(cell, matrix.scale, palette) for cell in looks],
        "screen": {name: getattr(palette, name) for name in USED},
        "paper": {name: getattr(LIGHT, name) for name in USED},
        "font": FONT_STACK,
    }


def _look(cell: Cell, scale: matrices.ScaleName, palette: Palette) -> list[str]:
    look = [cell.text, cell.state, cell.words]
    for colours in (palette, LIGHT):
        fill = "" if cell.value is None else fill_of(scale, cell.value, colours)
        look += [fill, text_on(fill) if fill else colours.quiet]
    return look


def profiles_of(database: Database) -> matrices.Profiles:
    """Role profiles: what a heatmap compares with."""
    return {
        (matrices.folded(profile.role), profile.skill): profile.level
        for profile in role_profiles(database)
    }


def explored(
    analysis: Analysis, wanted: matrices.Wanted, profiles: matrices.Profiles
) -> matrices.Matrix:
    """What was asked for, and how many people had no room."""
    if wanted.rows == "people" and not analysis.selection.viewer.people_visible:
        raise RefusedError("People are not shown to you; choose teams or roles as rows.")
    some, left_out = matrices.drawable(analysis, wanted)
    build = people if wanted.rows == "people" else groups
    whole = withhold(build(some, wanted, profiles), analysis.selection.viewer)
    return replace(matrices.arranged(whole, wanted, some), left_out=left_out)


def withhold(matrix: matrices.Matrix, viewer: Viewer) -> matrices.Matrix:
    """Without aggregates that would point at somebody (methods.md#small-groups-and-names)."""
    if viewer.people_visible:
        return matrix
    rows = [list(row) for row in matrix.cells]
    for column in range(len(matrix.columns)):
        there = [(at, cell) for at, row in enumerate(rows) if (cell := row[column]) and cell.people]
        items = [Item({matrix.row_keys[at]: cell.people}) for at, cell in there]
        for position in hide(items, viewer.smallest_group)[0]:
            rows[there[position][0]][column] = empty("withheld", "too few people to show it")
    return replace(matrix, cells=tuple(map(tuple, rows)))


Key = tuple[str, str]


def groups(
    analysis: Analysis, wanted: matrices.Wanted, profiles: matrices.Profiles
) -> matrices.Matrix:
    """Teams or roles x skills."""
    if wanted.value == "requirement":
        return teams_required(analysis)
    if wanted.value == "profile":
        return roles_required(analysis, profiles)
    own = sums(analysis.levels, wanted)
    columns = matrices.skill_columns(analysis.levels)
    make = _share_cell if wanted.value == "level" else partial(_mean_cell, wanted.value)
    cells = {key: make(row) for key, row in own.items()}
    rows = sorted({row for row, _ in own}, key=str.casefold)
    marked = matrices.framed(analysis) if wanted.rows == "teams" else frozenset()
    scale = matrices.VALUES[wanted.value]["scale_of_groups"]
    return matrix(scale, rows, columns, cells, marked=marked)


def sums(levels: pd.DataFrame, wanted: matrices.Wanted) -> dict[Key, dict[str, Any]]:
    """By (row, column): asked, known and able (3 or more) levels, and what was said of interest and
    importance. Not applicable is left out."""
    row = levels["role"].fillna(matrices.NO_ROLE) if wanted.rows == "roles" else levels["team"]
    level = levels["level"].astype("Float64")
    applies = levels["state"] != "not_applicable"
    frame = pd.DataFrame(
        {
            "row": row.astype(str),
            "column": levels["skill_id"].astype(str),
            "asked": applies,
            "known": level.notna(),
            "withheld": levels["state"] == "withheld",
            "able": (level >= 3).fillna(False).astype(bool),
            "interest": levels["interest"].astype("Float64"),
            "importance": levels["importance"].astype("Float64"),
        }
    )
    by: Any = frame.groupby(["row", "column"], sort=False)
    parts = (
        by[["asked", "known", "withheld", "able"]].sum(),
        by[["interest", "importance"]].mean(),
        by[["interest", "importance"]].count().add_suffix("_n"),
    )
    by_place: dict[Key, dict[str, Any]] = pd.concat(parts, axis=1).to_dict("index")
    return by_place


def teams_required(analysis: Analysis) -> matrices.Matrix:
    """Scopes x skills: people against the requirement; of several the one that is shortest."""
    cells = {
        (need.scope, need.skill_id): _need_cell(need)
        for need in sorted(analysis.requirements, key=lambda n: (n.shortage, n.level))
    }
    rows = list(dict.fromkeys(need.scope for need in analysis.requirements))
    columns = matrices.skill_columns(analysis.levels)
    result = matrix("gap", rows, columns, cells, marked=matrices.framed(analysis))
    return replace(result, nothing="no target of its own")


def roles_required(analysis: Analysis, profiles: matrices.Profiles) -> matrices.Matrix:
    """Roles x skills of their profiles: the share of a role's people at the profile's level."""
    levels = analysis.levels
    rows = levels[(levels["state"] != "not_applicable") & levels["role"].notna()]
    cells: dict[Key, Cell] = {}
    for (role, skill_id, skill), asked in rows.groupby(["role", "skill_id", "skill"], sort=False):
        goal = matrices.asked_of(profiles, role, str(skill))
        if goal is not None:
            cells[str(role), str(skill_id)] = _profile_cell(asked["level"], goal)
    names = sorted({row for row, _ in cells}, key=str.casefold)
    result = matrix("share", names, matrices.skill_columns(levels), cells)
    return replace(result, nothing="not in the profile, or not asked")


def _share_cell(row: dict[str, Any]) -> Cell:
    people, known, able = (int(row[name]) for name in ("asked", "known", "able"))
    if not people:
        return empty("not_applicable", "applies to nobody", 0)
    if row["withheld"] and not known:
        return empty("withheld", "too few people to show it, or all alike", people)
    if not known:
        return empty("unknown", "nobody's level is known", people)
    shown = people - int(row["withheld"])  # a role counts the teams that are shown
    text = f"{able} of {count(people, 'person', 'people')} at level 3 or more"
    return _share(able, shown, shown - known, text, people)


def _share(have: int, of: int, unknown: int, text: str, people: int) -> Cell:
    """Who has it of all, and what they are at most."""
    if unknown:
        text += f"\n{unknown} unknown: at most {percent((have + unknown) / of)}"
    return Cell(have / of, percent(have / of), "level", text, people)


def _mean_cell(value: matrices.ValueKind, row: dict[str, Any]) -> Cell:
    given, people = int(row[f"{value}_n"]), int(row["asked"])
    if not given:
        return empty("unknown", f"{value} was not given", people)
    mean = float(row[value])
    average = f"{matrices.OPINIONS[value]}: {mean:.1f} of 5 on average"
    text = f"{average}\n{count(given, 'answer')} of {count(people, 'person', 'people')}"
    return Cell(mean, f"{mean:.1f}", "level", text, people)


def _need_cell(need: RequirementCoverage) -> Cell:
    gap = need.have - need.required
    text = f"{need.have} of {need.required} people at level {need.level}"
    text += f", {need.unknown} unknown" if need.unknown else ""
    text += "\nmust-have" if need.must_have else ""
    return Cell(gap, matrices.signed(gap), "level", text, need.roster)


def _profile_cell(levels: pd.Series, goal: int) -> Cell:
    people, known = len(levels), int(levels.notna().sum())
    if not known:
        return empty("unknown", f"nobody's level is known; the profile asks for {goal}", people)
    have = int((levels >= goal).sum())
    text = f"{have} of {count(people, 'person', 'people')} at the profile's level {goal}"
    return _share(have, people, people - known, text, people)
