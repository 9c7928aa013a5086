"""A table of what is required, without people: skills with a level and how many should have it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from data.intake import headers as h
from data.intake.across import Across
from data.intake.columns import Column
from data.intake.grid import Grid, Line, grid_of
from data.intake.labels import is_skill_label
from data.intake.mapping import Mapping
from data.intake.required import Needed, level_in, wanted
from data.intake.sheet import is_answer
from data.intake.table import Outside, TextTable
from data.intake.words import SUMMARY_WORDS, fold
from data.vocabulary import Issue

LAYOUT = "requirements"
_ABOVE = 12
_LEFT = 6
_MOST_ROWS = 5_000
_SCOPE = re.compile(r"^(scope|teams?|squad|for team|department|unit)$")
_MUST = re.compile(r"^(must[ _-]?have|must|mandatory|critical|essential|muss)\??$")


@dataclass(frozen=True)
class Needs:
    """The table with only its rows of skills, its mapping, and what they require."""

    table: TextTable
    mapping: Mapping


def requirement_list(table: TextTable, across: Across) -> Needs | None:
    """What a table requires; None for a table with people, roles, or without required levels."""
    if table.staging is not None or table.width < 2 or table.rows > _MOST_ROWS:
        return None
    grid = grid_of(table)
    for i, line in enumerate(grid.lines[:_ABOVE]):
        found = _columns(line, grid, i, across)
        if found:
            return _needs(table, grid, i, found)
    return None


def _columns(line: Line, grid: Grid, at: int, across: Across) -> dict[str, int] | None:
    """Column of each thing by the words of a header line; None where it is no such header."""
    found: dict[str, int] = {}
    for c, cell in enumerate(line.cells):
        folded = fold(cell.replace("_", " "))
        kind = wanted(cell, alone=True)
        if kind is not None:
            found.setdefault(kind, c)
        elif is_skill_label(cell):
            found.setdefault("skill", c)
        elif _SCOPE.match(folded):
            found.setdefault("scope", c)
        elif _MUST.match(folded):
            found.setdefault("must", c)
        elif h.LEVEL_HEADER.match(folded):
            found.setdefault("plain", c)
        elif cell and (h.PERSON_NAME.match(folded) or h.EMAIL.search(folded)
                       or h.PERSON_ID.match(folded) or h.ROLE.match(folded)):  # fmt: skip
            return None
    below = grid.lines[at + 1 :]
    if not found.keys() & {"level", "headcount", "either"}:
        return None
    if "skill" not in found:
        known = {c: sum(1 for b in below if across.is_skill(b.cell(c))) for c in range(_LEFT)}
        best = max(known, key=lambda c: known[c], default=0)
        if not below or known.get(best, 0) < max(2, 0.4 * len(below)):
            return None
        found["skill"] = best
    if "either" in found:
        found.setdefault("headcount" if "level" in found else "level", found.pop("either"))
    if "headcount" in found and "plain" in found:
        found.setdefault("level", found["plain"])
    if "level" not in found and "headcount" not in found:
        return None
    others = [c for c in range(grid.width) if c not in found.values()]
    named = [c for c in others if across.kind(line.cell(c)) == "person" and line.cell(c)]
    if any(is_answer(b.cell(c)) for c in named for b in below if b.cell(c)):
        return None  # somebody answers here, or may do so
    rows = [b for b in below if b.cell(found["skill"])]
    told = [b for b in rows if any(b.cell(found[k]) for k in ("level", "headcount") if k in found)]
    return found if told else None


def _needs(table: TextTable, grid: Grid, at: int, found: dict[str, int]) -> Needs:
    header = grid.lines[at]
    level, people = found.get("level", -1), found.get("headcount", -1)
    needed, aside = [], 0
    issues: list[Issue] = []
    for line in grid.lines[at + 1 :]:
        skill = line.cell(found["skill"])
        if not skill or fold(skill) in SUMMARY_WORDS:
            aside += grid.width
            why = "it names no skill" if not skill else "a total"
            issues.append(Issue(line.row, None, None, f"The row was set aside: {why}.", "note"))
            continue
        headcount_header = header.cell(people) if people >= 0 else ""
        needed.append(Needed(
            line.row, skill, line.cell(level) if level >= 0 else "",
            line.cell(people) if people >= 0 else "", header.cell(level) if level >= 0 else "",
            headcount_header, level_in(headcount_header),
            line.cell(found["scope"]) if "scope" in found else "",
            line.cell(found["must"]) if "must" in found else "",
        ))  # fmt: skip
    columns = []
    used = 0
    for c in range(grid.width):
        name = header.cell(c) or f"(column {c + 1})"
        if c in found.values():
            used += 1
            columns.append(Column(c + 1, name, "metadata", "says what is required"))
        else:
            aside += len(needed)
            columns.append(Column(c + 1, name, "ignored", "says nothing about a requirement"))
            issues.append(Issue(None, name, None, f"The column was set aside, all {len(needed)} "
                                "cells: it says nothing about a requirement.", "note"))  # fmt: skip
    empty = table.cells.slice(0, 0)
    outside = Outside(used * len(needed), aside, tuple(needed))
    mapping = Mapping(LAYOUT, tuple(columns), ())
    body = replace(table, cells=empty, issues=(*table.issues, *issues), outside=outside)
    return Needs(body, mapping)
