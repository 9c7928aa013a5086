"""Matrices of the heatmap: people, teams or roles against skills, and the order of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

import numpy as np
import pandas as pd

from analytics.results import Analysis
from analytics.statistics.seriation import alike_order
from dashboard.details import as_text, targets
from data.vocabulary import LEVEL_NAMES, State
from seeds import read_seed

NO_ROLE = "No role given"
VALUES: Mapping[str, Mapping[str, Any]] = {
    row["value"]: row for row in read_seed("heat_values.csv")
}
"""What can be shown: its name and scale for people and for groups."""
OPINIONS: Mapping[str, str] = {"interest": "interest", "importance": "importance for the work"}


Profiles = Mapping[tuple[str, str], int]
"""The level that a role asks for, by (role as people compare it, skill name)."""


def asked_of(profiles: Profiles, role: object, skill: str) -> int | None:
    """What the role's profile asks for; None where it asks for nothing."""
    return (profiles.get((folded(role), skill)) or None) if isinstance(role, str) else None


def folded(role: str) -> str:
    """A role as people compare it."""
    return role.strip().casefold()


def framed(analysis: Analysis) -> frozenset[tuple[str, str]]:
    """(team or scope, skill) of the must-haves below their headcount."""
    return frozenset(
        (group, need.skill_id)
        for need in analysis.requirements
        if need.must_have and need.shortage
        for group in (*need.teams, need.scope)
    )


def people(analysis: Analysis, wanted: Wanted, profiles: Profiles) -> Matrix:
    """People x skills. Without names a row is told by its number and role."""
    frame = analysis.levels
    team, skill_id, skill = (frame[name].tolist() for name in ("team", "skill_id", "skill"))
    number, role, state = (frame[name].tolist() for name in ("person_no", "role", "state"))
    level = whole_numbers(frame["level"])
    columns = skill_columns(frame)
    goal: list[int | None] = [None] * len(frame)
    if wanted.value in ("level", "requirement"):
        needed = targets(analysis)
        goal = [needed.get(key) for key in zip(team, skill_id, strict=True)]
    elif wanted.value == "profile":
        goal = [asked_of(profiles, r, s) for r, s in zip(role, skill, strict=True)]
    if wanted.value in ("requirement", "profile"):
        asked = {key for key, g in zip(skill_id, goal, strict=True) if g is not None}
        columns = {key: name for key, name in columns.items() if key in asked}
    if wanted.value in OPINIONS:
        goal = whole_numbers(frame[wanted.value])
    cells = {
        (str(n), s): _person_cell(wanted.value, st, lv, g)
        for n, s, st, lv, g in zip(number, skill_id, state, level, goal, strict=True)
    }
    here = {row for row, _ in cells}
    rows = [row for row in person_rows(analysis, wanted) if row.key in here]
    names, teams = {row.key: row.label for row in rows}, [row.team for row in rows]
    scale = VALUES[wanted.value]["scale_of_people"]
    return matrix(scale, names, columns, cells, groups=teams, marked=framed(analysis))


@dataclass(frozen=True)
class PersonRow:
    key: str
    team: str
    role: str
    label: str


def person_rows(analysis: Analysis, wanted: Wanted) -> list[PersonRow]:
    """Everybody who is searched for, by team, role and name; without names by their number."""
    rows = []
    for record in analysis.roster.to_dict("records"):
        number, role = str(record["person_no"]), as_text(record["role"])
        who = str(record["person"]) if wanted.names else f"Person {number}"
        label = f"{who} · {role}" if role else who
        row = PersonRow(number, str(record["team"]), role or NO_ROLE, label)
        if matches(wanted.find_people, label) and (not wanted.roles or row.role in wanted.roles):
            rows.append(row)

    def order(row: PersonRow) -> tuple[str, str, str, int]:
        name = row.label.casefold() if wanted.names else ""
        return row.team, row.role.casefold(), name, int(row.key)

    return sorted(rows, key=order)


def matrix(
    scale: ScaleName,
    rows: Mapping[str, str] | Sequence[str],
    columns: Mapping[str, tuple[str, str]],
    cells: Mapping[tuple[str, str], Cell],
    *,
    groups: Iterable[str] | None = None,
    marked: frozenset[tuple[str, str]] = frozenset(),
) -> Matrix:
    """Rows (key: label, or names) x columns (key: label and area) of the cells by (row key, column
    key); columns without a cell are left out. Without `groups` each row is one by itself."""
    names = list(rows.values()) if isinstance(rows, Mapping) else rows
    there = {column for _, column in cells}
    columns = {key: about for key, about in columns.items() if key in there}
    return Matrix(
        scale=scale,
        rows=tuple(names),
        row_keys=tuple(rows),
        groups=tuple(names if groups is None else groups),
        columns=tuple(name for name, _ in columns.values()),
        column_keys=tuple(columns),
        areas=tuple(area for _, area in columns.values()),
        cells=tuple(tuple(cells.get((row, column)) for column in columns) for row in rows),
        framed=marked,
    )


def skill_columns(frame: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Skill id -> (name, area), by area in the taxonomy's order, then name."""
    rows = frame.drop_duplicates("skill_id").sort_values(["area_position", "skill"])
    return {
        str(key): (str(skill), str(area))
        for key, skill, area in zip(rows["skill_id"], rows["skill"], rows["area"], strict=True)
    }


@cache
def _person_cell(value: ValueKind, state: CellState, level: int | None, goal: int | None) -> Cell:
    """Of state, level used, and what it is compared with, or what was said of interest or
    importance; equal ones are made once."""
    if value in OPINIONS:
        if goal is None:
            return empty("unknown", f"{value} was not given")
        return Cell(goal, str(goal), "level", f"{OPINIONS[value]} {goal} of 5")
    whose = "the role's profile asks for" if value == "profile" else "the team needs"
    needs = f"\n{whose} level {goal}" if goal is not None else ""
    if level is None:
        text = "not applicable" if state == "not_applicable" else "level unknown"
    else:
        text = f"level {level}, {LEVEL_NAMES[level]}"
    if value != "level" and goal is None:
        by_profile = "the role's profile does not ask for it"
        asked = by_profile if value == "profile" else "no level is required here"
        return empty("incomparable", f"{text}\n{asked}")
    if level is None:
        return empty(state, text + needs)
    if value == "level" or goal is None:
        return Cell(level, str(level), "level", text + needs)
    return Cell(level - goal, signed(level - goal), "level", text + needs)


def empty(state: CellState, text: str, people: int = 1) -> Cell:
    """A cell without a number."""
    return Cell(None, STATES[state]["printed"], state, text, people)


def signed(value: int) -> str:
    """-2 -> "−2", 0 -> "0", 1 -> "+1"."""
    return f"{value:+d}".replace("-", "−") if value else "0"


def whole_numbers(column: pd.Series) -> list[int | None]:
    """A column of whole numbers, None where there is none."""
    values = column.to_numpy(dtype=float, na_value=np.nan)
    return [None if value != value else int(value) for value in values]


ScaleName = Literal["levels", "gap", "share", "interest", "mean"]
CellState = State | Literal["withheld", "incomparable"]
"""`withheld`: too few people to show it. `incomparable`: there is nothing to compare it with."""
RowKind = Literal["people", "teams", "roles"]
ValueKind = Literal["level", "requirement", "profile", "interest", "importance"]
Order = Literal["area", "name", "gap", "alike"]
STATES = {row["state"]: row for row in read_seed("heat_states.csv")}
"""What stands in a cell that has no number, and the same in words."""


@dataclass(frozen=True)
class Wanted:
    """What is asked of the heatmap: rows, value, order of columns, search and filters."""

    rows: RowKind = "people"
    value: ValueKind = "level"
    order: Order = "area"
    find_people: str = ""
    find_skills: str = ""
    areas: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    names: bool = True


@dataclass(frozen=True)
class Cell:
    """One cell. `value` None where there is no number; `text` is what stands in it. `words` are the
    cell, without its row and column, to be read out. `people` stand behind it."""

    value: float | None
    text: str
    state: CellState
    words: str
    people: int = 1


@dataclass(frozen=True)
class Matrix:
    """Rows x columns of cells; a cell None was not asked there. `rows` and `columns` are what is
    shown, their keys what identifies them. `groups` has one name a row (the team of a person),
    `areas` one a column. `framed` are (group, column key) of the must-haves below their
    headcount."""

    scale: ScaleName
    rows: tuple[str, ...]
    row_keys: tuple[str, ...]
    groups: tuple[str, ...]
    columns: tuple[str, ...]
    column_keys: tuple[str, ...]
    areas: tuple[str, ...]
    cells: tuple[tuple[Cell | None, ...], ...]
    framed: frozenset[tuple[str, str]] = frozenset()
    left_out: int = 0
    """People who were searched for and are too many to draw."""
    nothing: str = "not asked"
    """What a cell says that is not there."""

    def groups_framed(self, column: str) -> list[str]:
        """The groups shown whose must-have in this column is below its headcount."""
        return [name for name in dict.fromkeys(self.groups) if (name, column) in self.framed]

    def taken(self, rows: Sequence[int], columns: Sequence[int]) -> Matrix:
        """Only these rows and columns, in this order."""
        return replace(
            self,
            rows=tuple(self.rows[r] for r in rows),
            row_keys=tuple(self.row_keys[r] for r in rows),
            groups=tuple(self.groups[r] for r in rows),
            columns=tuple(self.columns[c] for c in columns),
            column_keys=tuple(self.column_keys[c] for c in columns),
            areas=tuple(self.areas[c] for c in columns),
            cells=tuple(tuple(self.cells[r][c] for c in columns) for r in rows),
        )

    def cell(self, row: str, column: str) -> Cell | None:
        """The cell of two keys; None where it was not asked or is not here."""
        if row not in self.row_keys or column not in self.column_keys:
            return None
        return self.cells[self.row_keys.index(row)][self.column_keys.index(column)]

    def table(self) -> dict[str, list[str]]:
        """The same as columns of words, for those who do not read pictures."""
        answer: dict[str, list[str]] = {"": list(self.rows)}
        for number, name in enumerate(self.columns):
            answer[name] = [self.word(row[number]) for row in self.cells]
        return answer

    def word(self, cell: Cell | None) -> str:
        if cell is None:
            return self.nothing
        return STATES[cell.state]["words"] if cell.state in STATES else cell.text


MOST_CELLS = 200_000
"""Of people: what a page can be sent and a browser draws without a stall."""


def drawable(analysis: Analysis, wanted: Wanted) -> tuple[Analysis, int]:
    """Of very many people the first ones that were searched for, and how many are left out."""
    levels = analysis.levels
    if wanted.rows != "people" or len(levels) <= MOST_CELLS:
        return analysis, 0
    most = max(1, MOST_CELLS // int(levels["skill_id"].nunique()))
    searched = [int(row.key) for row in person_rows(analysis, wanted)]
    kept = levels["person_no"].isin(searched[:most])
    return replace(analysis, levels=levels[kept]), max(0, len(searched) - most)


def arranged(matrix: Matrix, wanted: Wanted, analysis: Analysis) -> Matrix:
    """The roles and columns that were searched for, the columns in the order asked for. Rows stay
    by name, or with those alike: no order of people may be read as better and worse."""
    every = wanted.rows != "roles" or not wanted.roles
    rows = [n for n, key in enumerate(matrix.row_keys) if every or key in wanted.roles]
    columns = [
        n
        for n, (name, area) in enumerate(zip(matrix.columns, matrix.areas, strict=True))
        if matches(wanted.find_skills, name) and (not wanted.areas or area in wanted.areas)
    ]
    shown = matrix.taken(rows, columns)
    if wanted.order == "alike" and rows and columns:
        values = [[cell and cell.value for cell in row] for row in shown.cells]
        numbers = np.array(values, dtype=float)
        return shown.taken(alike_order(numbers), alike_order(numbers.T))
    return shown.taken(range(len(rows)), _column_order(shown, wanted, analysis))


def matches(search: str, label: str) -> bool:
    """Whether a label has one of the words searched for, which commas separate."""
    words = [word.strip().casefold() for word in search.split(",") if word.strip()]
    return not words or any(word in label.casefold() for word in words)


def _column_order(matrix: Matrix, wanted: Wanted, analysis: Analysis) -> Sequence[int]:
    every = range(len(matrix.columns))
    if wanted.order == "gap":
        must, short = Counter[str](), Counter[str]()
        for need in analysis.requirements:
            short[need.skill_id] += need.shortage
            must[need.skill_id] += need.shortage * need.must_have
        keys = matrix.column_keys
        return sorted(every, key=lambda n: (-must[keys[n]], -short[keys[n]], n))
    if wanted.order == "name":
        return sorted(every, key=lambda n: matrix.columns[n].casefold())
    return every
