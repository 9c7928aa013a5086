"""Which cells a heatmap of people has: from an analysis to a matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import pandas as pd

from analytics.results import Analysis
from dashboard.charts.matrix import EMPTY, Cell, CellState, Matrix, ScaleName, ValueKind, Wanted
from data.vocabulary import LEVEL_NAMES

NO_ROLE = "No role given"
SCALES: Mapping[ValueKind, ScaleName] = {
    "level": "levels",
    "requirement": "gap",
    "profile": "gap",
    "interest": "interest",
    "importance": "interest",
    "change": "change",
}
OPINIONS: Mapping[str, str] = {"interest": "interest", "importance": "importance for the work"}


@dataclass(frozen=True)
class Beside:
    """What a heatmap needs beside the analysis.

    `profiles`: the level that a role asks for, by (role as people compare it, skill name).
    `kinds`: technical, emerging or human, by area.
    """

    before: Analysis | None = None
    profiles: Mapping[tuple[str, str], int] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)

    def profile(self, role: object, skill: str) -> int | None:
        """What the role's profile asks for; None where it asks for nothing."""
        if not isinstance(role, str):
            return None
        return self.profiles.get((folded(role), skill)) or None


def folded(role: str) -> str:
    """A role as people compare it."""
    return role.strip().casefold()


def targets(analysis: Analysis) -> dict[tuple[str, str], int]:
    """The highest level that a team is required to hold, by (team, skill id)."""
    found: dict[tuple[str, str], int] = {}
    for need in analysis.requirements:
        for team in need.teams:
            key = (team, need.skill_id)
            found[key] = max(found.get(key, 0), need.level)
    return found


def framed(analysis: Analysis) -> frozenset[tuple[str, str]]:
    """(team or scope, skill) of the must-haves below their headcount."""
    return frozenset(
        (group, need.skill_id)
        for need in analysis.requirements
        if need.must_have and need.shortage
        for group in (*need.teams, need.scope)
    )


def people(analysis: Analysis, wanted: Wanted, beside: Beside) -> Matrix:
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
        goal = [beside.profile(r, s) for r, s in zip(role, skill, strict=True)]
    if wanted.value in ("requirement", "profile"):
        asked = {key for key, g in zip(skill_id, goal, strict=True) if g is not None}
        columns = {key: name for key, name in columns.items() if key in asked}
    if wanted.value in OPINIONS:
        goal = whole_numbers(frame[wanted.value])
    elif wanted.value == "change":
        goal, state = _levels_before(beside.before, number, skill_id, state)
    made = _maker(wanted.value)
    cells = {
        (str(n), s): made(st, lv, g)
        for n, s, st, lv, g in zip(number, skill_id, state, level, goal, strict=True)
    }
    return _people_matrix(analysis, wanted, columns, cells)


def _people_matrix(
    analysis: Analysis,
    wanted: Wanted,
    columns: dict[str, tuple[str, str]],
    cells: dict[tuple[str, str], Cell],
) -> Matrix:
    here = {row for row, _ in cells}
    rows = [row for row in person_rows(analysis, wanted.names) if row.key in here]
    return matrix(
        SCALES[wanted.value],
        {row.key: row.label for row in rows},
        columns,
        cells,
        groups=[row.team for row in rows],
        marked=framed(analysis),
    )


@dataclass(frozen=True)
class PersonRow:
    """One person of the roster as a row."""

    key: str
    team: str
    role: str
    label: str


def person_rows(analysis: Analysis, names: bool) -> list[PersonRow]:
    """Everybody by team, role and name; without names by their number."""
    rows = [
        PersonRow(
            str(record["person_no"]),
            str(record["team"]),
            text(record["role"]) or NO_ROLE,
            person_label(record, names),
        )
        for record in analysis.roster.to_dict("records")
    ]
    return sorted(
        rows,
        key=lambda row: (
            row.team,
            row.role.casefold(),
            row.label.casefold() if names else "",
            int(row.key),
        ),
    )


def person_label(record: Mapping[str, object] | Mapping[object, object], names: bool) -> str:
    """How a person is written on screen."""
    values = {str(key): value for key, value in record.items()}
    who = str(values["person"]) if names else f"Person {values['person_no']}"
    role = text(values["role"])
    return f"{who} · {role}" if role else who


def matrix(
    scale: ScaleName,
    rows: Mapping[str, str],
    columns: Mapping[str, tuple[str, str]],
    cells: Mapping[tuple[str, str], Cell],
    *,
    groups: Iterable[str],
    marked: frozenset[tuple[str, str]] = frozenset(),
) -> Matrix:
    """Rows (key: label) x columns (key: label and area) of the cells by (row key, column key)."""
    return Matrix(
        scale=scale,
        rows=tuple(rows.values()),
        row_keys=tuple(rows),
        groups=tuple(groups),
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


def _levels_before(
    before: Analysis | None, number: list[int], skill_id: list[str], state: list[CellState]
) -> tuple[list[int | None], list[CellState]]:
    """Level in the wave before, and the state of the comparison."""
    if before is None:
        return [None] * len(number), ["incomparable"] * len(number)
    keys = zip(before.levels["person_no"].tolist(), before.levels["skill_id"].tolist(), strict=True)
    then = dict(zip(keys, whole_numbers(before.levels["level"]), strict=True))
    pairs = list(zip(number, skill_id, strict=True))
    compared: list[CellState] = [
        now if pair in then or now == "not_applicable" else "incomparable"
        for pair, now in zip(pairs, state, strict=True)
    ]
    return [then.get(pair) for pair in pairs], compared


def _maker(value: ValueKind) -> Callable[[CellState, int | None, int | None], Cell]:
    """Makes a cell of state, level used, and what it is compared with; equal ones once."""

    @cache
    def made(state: CellState, level: int | None, goal: int | None) -> Cell:
        if value in OPINIONS:
            return _opinion_cell(value, goal)
        if value == "change":
            return _change_cell(state, level, goal)
        return _level_cell(value, state, level, goal)

    return made


def _level_cell(value: ValueKind, state: CellState, level: int | None, goal: int | None) -> Cell:
    whose = "the role's profile asks for" if value == "profile" else "the team needs"
    needs = f"\n{whose} level {goal}" if goal is not None else ""
    if level is None:
        said = "not applicable" if state == "not_applicable" else "level unknown"
    else:
        said = f"level {level}, {LEVEL_NAMES[level]}"
    if value != "level" and goal is None:
        asked = (
            "the role's profile does not ask for it"
            if value == "profile"
            else ("no level is required here")
        )
        return empty("incomparable", f"{said}\n{asked}")
    if level is None:
        return empty(state, said + needs)
    if value == "level" or goal is None:
        return Cell(level, str(level), "level", said + needs)
    return Cell(level - goal, signed(level - goal), "level", said + needs)


def _opinion_cell(value: str, said: int | None) -> Cell:
    if said is None:
        return empty("unknown", f"{value} was not given")
    return Cell(said, str(said), "level", f"{OPINIONS[value]} {said} of 5")


def _change_cell(state: CellState, level: int | None, before: int | None) -> Cell:
    if state == "incomparable":
        return empty(state, "not asked of this person in the wave before")
    if state == "not_applicable":
        return empty(state, "not applicable")
    if level is None or before is None:
        now = "unknown" if level is None else f"level {level}"
        then = "unknown" if before is None else f"level {before}"
        return empty("unknown", f"{now} now, {then} in the wave before")
    return Cell(
        level - before,
        signed(level - before),
        "level",
        f"level {level} now, level {before} in the wave before",
    )


def empty(state: CellState, said: str, people: int = 1) -> Cell:
    """A cell without a number."""
    return Cell(None, EMPTY[state], state, said, people)


def signed(value: int) -> str:
    """-2 -> "−2", 0 -> "0", 1 -> "+1"."""
    return f"−{-value}" if value < 0 else f"+{value}" if value else "0"


def whole_numbers(column: pd.Series) -> list[int | None]:
    """A column of whole numbers, None where there is none."""
    values = column.to_numpy(dtype=float, na_value=np.nan)
    return [None if value != value else int(value) for value in values]


def text(value: object) -> str:
    """A word of a frame, empty where there is none."""
    return value if isinstance(value, str) else ""
