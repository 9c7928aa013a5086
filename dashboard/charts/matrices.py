"""Which cells a heatmap has: from an analysis to a matrix, for people, teams and areas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd

from analytics.results import Analysis, RequirementCoverage
from dashboard.charts.matrix import Cell, Matrix, ScaleName
from dashboard.formats import count, percent
from data.vocabulary import LEVEL_NAMES, State

PeopleValue = Literal["level", "gap", "interest"]
TeamValue = Literal["share", "gap"]
SCALES: Mapping[str, ScaleName] = {
    "level": "levels",
    "gap": "gap",
    "interest": "interest",
    "share": "share",
}


def targets(analysis: Analysis) -> dict[tuple[str, str], int]:
    """The highest level that a team is required to hold, by (team, skill id)."""
    found: dict[tuple[str, str], int] = {}
    for need in analysis.requirements:
        for team in need.teams:
            key = (team, need.skill_id)
            found[key] = max(found.get(key, 0), need.level)
    return found


def framed(analysis: Analysis) -> frozenset[str]:
    """Skills with a must-have below its headcount."""
    return frozenset(n.skill_id for n in analysis.requirements if n.must_have and n.shortage)


def people(
    analysis: Analysis, value: PeopleValue, area: str | None = None, names: bool = True
) -> Matrix:
    """People x skills. Without names a row is told by its number and role."""
    records = _of_area(analysis.levels, area)
    columns = _columns(records)
    wanted = targets(analysis)
    if value == "gap":
        required = {skill for _, skill in wanted}
        columns = {key: name for key, name in columns.items() if key in required}
    cells: dict[tuple[str, str], Cell] = {}
    labels: dict[str, tuple[str, str, str]] = {}
    for record in records:
        key = str(record["person_no"])
        label = person_label(record, names)
        labels[key] = (str(record["team"]), str(record["role"]), label)
        target = wanted.get((record["team"], record["skill_id"]))
        cells[key, record["skill_id"]] = _person_cell(record, value, target, label)
    order = sorted(labels, key=lambda key: (labels[key], int(key)))
    return _matrix(analysis, SCALES[value], {key: labels[key][2] for key in order}, columns, cells)


def person_label(record: Mapping[str, Any], names: bool) -> str:
    """How a person is written on screen."""
    who = str(record["person"]) if names else f"Person {record['person_no']}"
    role = record["role"]
    return f"{who} · {role}" if isinstance(role, str) and role else who


def teams(analysis: Analysis, value: TeamValue, area: str | None = None) -> Matrix:
    """Teams x skills: the share at level 3 or more, or people against the requirement."""
    records = _of_area(analysis.team_skills, area)
    columns = _columns(records)
    cells: dict[tuple[str, str], Cell] = {}
    if value == "share":
        rows = {str(record["team"]): str(record["team"]) for record in records}
        for record in records:
            cells[str(record["team"]), record["skill_id"]] = _share_cell(record)
        return _matrix(analysis, "share", rows, columns, cells)
    rows = {need.scope: need.scope for need in analysis.requirements}
    for need in sorted(analysis.requirements, key=lambda n: (n.shortage, n.level)):
        cells[need.scope, need.skill_id] = _need_cell(need)
    asked = {need.skill_id for need in analysis.requirements}
    kept = {key: name for key, name in columns.items() if key in asked}
    return _matrix(analysis, "gap", rows, kept, cells)


def areas(analysis: Analysis) -> Matrix:
    """Scopes x areas: coverage of what each is asked in each area."""
    found: dict[tuple[str, str], list[RequirementCoverage]] = {}
    for need in analysis.requirements:
        found.setdefault((need.scope, need.area), []).append(need)
    cells = {key: _area_cell(key, needs) for key, needs in found.items()}
    rows = {need.scope: need.scope for need in analysis.requirements}
    names = {need.area: (need.area, need.area) for need in analysis.requirements}
    return _matrix(analysis, "share", rows, names, cells)


def _of_area(frame: pd.DataFrame, area: str | None) -> list[dict[str, Any]]:
    rows = frame if area is None else frame[frame["area"] == area]
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]


def _columns(records: list[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    """Skill id -> (name, area), by area in the taxonomy's order, then name."""
    seen = {r["skill_id"]: (r["area_position"], r["skill"], r["area"]) for r in records}
    return {key: (seen[key][1], seen[key][2]) for key in sorted(seen, key=lambda k: seen[k])}


def _matrix(
    analysis: Analysis,
    scale: ScaleName,
    rows: dict[str, str],
    columns: dict[str, tuple[str, str]],
    cells: dict[tuple[str, str], Cell],
) -> Matrix:
    return Matrix(
        scale=scale,
        rows=tuple(rows.values()),
        row_keys=tuple(rows),
        columns=tuple(name for name, _ in columns.values()),
        column_keys=tuple(columns),
        areas=tuple(area for _, area in columns.values()),
        cells=tuple(tuple(cells.get((row, column)) for column in columns) for row in rows),
        framed=framed(analysis),
    )


def _person_cell(record: dict[str, Any], value: str, target: int | None, label: str) -> Cell:
    state: State = record["state"]
    head = f"<b>{_html(label)}</b><br>{_html(record['skill'])}"
    if value == "interest":
        wish = _whole(record["interest"])
        if wish is None:
            return Cell(None, "?", "unknown", f"{head}<br>interest not given")
        return Cell(wish, str(wish), "level", f"{head}<br>interest {wish} of 5")
    level = _whole(record["level"])
    if level is None:
        said = "not applicable" if state == "not_applicable" else "level unknown"
        return Cell(None, "", state, f"{head}<br>{said}")
    said = f"{head}<br>level {level}, {LEVEL_NAMES[level]}"
    if target is not None:
        said += f"<br>the team needs level {target}"
    if value == "level":
        return Cell(level, str(level), "level", said)
    if target is None:
        return Cell(None, "–", "level", f"{said}<br>no level is required here")
    return Cell(level - target, signed(level - target), "level", said)


def _share_cell(record: dict[str, Any]) -> Cell:
    people, known, able = int(record["people"]), int(record["known"]), int(record["at_3"])
    head = f"<b>{_html(record['team'])}</b><br>{_html(record['skill'])}"
    if not people:
        return Cell(None, "", "not_applicable", f"{head}<br>applies to nobody")
    if not known:
        return Cell(None, "", "unknown", f"{head}<br>nobody's level is known")
    said = f"{head}<br>{able} of {count(people, 'person', 'people')} at level 3 or more"
    if people > known:
        said += f"<br>{people - known} unknown"
    return Cell(able / people, percent(able / people), "level", said)


def _need_cell(need: RequirementCoverage) -> Cell:
    gap = need.have - need.required
    said = (
        f"<b>{_html(need.scope)}</b><br>{_html(need.skill)}<br>{need.have} of {need.required} "
        f"people at level {need.level}"
    )
    if need.unknown:
        said += f", {need.unknown} unknown"
    return Cell(gap, signed(gap), "level", said + ("<br>must-have" if need.must_have else ""))


def _area_cell(key: tuple[str, str], needs: list[RequirementCoverage]) -> Cell:
    required = sum(n.weight * n.required for n in needs)
    share = sum(n.weight * min(n.have, n.required) for n in needs) / required
    short = sum(n.shortage for n in needs)
    said = f"<b>{_html(key[0])}</b><br>{_html(key[1])}<br>{percent(share)} covered"
    return Cell(share, percent(share), "level", f"{said}<br>{count(short, 'position')} short")


def signed(value: int) -> str:
    """-2 -> "−2", 0 -> "0", 1 -> "+1"."""
    return f"−{-value}" if value < 0 else f"+{value}" if value else "0"


def _whole(value: Any) -> int | None:
    return None if value is None or value != value or str(value) == "<NA>" else int(value)


def _html(text: object) -> str:
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
