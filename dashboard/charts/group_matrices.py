"""Which cells a heatmap of teams, areas or roles has, and how many people stand behind each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.results import Analysis, RequirementCoverage
from dashboard.charts.matrices import (
    NO_ROLE,
    OPINIONS,
    Beside,
    Cell,
    Matrix,
    ScaleName,
    ValueKind,
    Wanted,
    empty,
    framed,
    matrix,
    signed,
    skill_columns,
)
from dashboard.formats import count, percent

SCALES: Mapping[ValueKind, ScaleName] = {
    "level": "share",
    "interest": "mean",
    "importance": "mean",
    "change": "points",
    "difference": "difference",
}
GROUP = 5
"""People below whom self minus manager is not shown (methods.md#development-not-control), as the
evidence has it."""
Key = tuple[str, str]


def groups(analysis: Analysis, wanted: Wanted, beside: Beside) -> Matrix:
    """Teams or roles x skills, or teams x areas."""
    if wanted.value == "requirement":
        return areas_required(analysis) if wanted.rows == "areas" else teams_required(analysis)
    if wanted.value == "profile":
        return roles_required(analysis, beside)
    own = sums(analysis.levels, wanted)
    columns = area_columns(analysis) if wanted.rows == "areas" else skill_columns(analysis.levels)
    if wanted.value == "change":
        then = {} if beside.before is None else sums(beside.before.levels, wanted)
        cells = {key: _points_cell(row, then.get(key)) for key, row in own.items()}
    else:
        cells = {key: _cell(wanted.value, row) for key, row in own.items()}
    rows = sorted({row for row, _ in own}, key=str.casefold)
    marked = framed(analysis) if wanted.rows == "teams" else frozenset()
    return _groups(SCALES[wanted.value], rows, columns, cells, marked)


def sums(levels: pd.DataFrame, wanted: Wanted) -> dict[Key, dict[str, Any]]:
    """By (row, column): asked, known and able (3 or more) levels, what was said of interest and
    importance, and self minus manager with the people rated by both. Not applicable is left out."""
    row = levels["role"].fillna(NO_ROLE) if wanted.rows == "roles" else levels["team"]
    column = levels["area"] if wanted.rows == "areas" else levels["skill_id"]
    level = levels["level"].astype("Float64")
    apart = levels["self"].astype("Float64") - levels["manager"].astype("Float64")
    applies = levels["state"] != "not_applicable"
    frame = pd.DataFrame(
        {
            "row": row.astype(str),
            "column": column.astype(str),
            "asked": applies,
            "known": level.notna(),
            "withheld": levels["state"] == "withheld",
            "able": (level >= 3).fillna(False).astype(bool),
            "interest": levels["interest"].astype("Float64"),
            "importance": levels["importance"].astype("Float64"),
            "apart": apart,
            "both": levels["person_no"].where(apart.notna()),
            "person": levels["person_no"].where(applies),
        }
    )
    found = frame.groupby(["row", "column"], sort=False).agg(
        asked=("asked", "sum"),
        withheld=("withheld", "sum"),
        known=("known", "sum"),
        able=("able", "sum"),
        interest=("interest", "mean"),
        interest_n=("interest", "count"),
        importance=("importance", "mean"),
        importance_n=("importance", "count"),
        apart=("apart", "mean"),
        both=("both", "nunique"),
        people=("person", "nunique"),
    )
    return {
        (str(row["row"]), str(row["column"])): {str(key): value for key, value in row.items()}
        for row in found.reset_index().to_dict("records")
    }


def area_columns(analysis: Analysis) -> dict[str, tuple[str, str]]:
    """Areas that were asked, in the taxonomy's order."""
    rows = analysis.levels.drop_duplicates("area").sort_values("area_position")
    return {str(area): (str(area), str(area)) for area in rows["area"]}


def teams_required(analysis: Analysis) -> Matrix:
    """Scopes x skills: people against the requirement; of several the one that is shortest."""
    cells = {
        (need.scope, need.skill_id): _need_cell(need)
        for need in sorted(analysis.requirements, key=lambda n: (n.shortage, n.level))
    }
    asked = {need.skill_id for need in analysis.requirements}
    kept = {k: name for k, name in skill_columns(analysis.levels).items() if k in asked}
    rows = list(dict.fromkeys(need.scope for need in analysis.requirements))
    return _groups("gap", rows, kept, cells, framed(analysis))


def areas_required(analysis: Analysis) -> Matrix:
    """Scopes x areas: coverage of what each is asked in each area."""
    found: dict[Key, list[RequirementCoverage]] = {}
    for need in analysis.requirements:
        found.setdefault((need.scope, need.area), []).append(need)
    names = {need.area: (need.area, need.area) for need in analysis.requirements}
    rows = list(dict.fromkeys(need.scope for need in analysis.requirements))
    cells = {key: _area_cell(needs) for key, needs in found.items()}
    return _groups("share", rows, names, cells)


def roles_required(analysis: Analysis, beside: Beside) -> Matrix:
    """Roles x skills of their profiles: the share of a role's people at the profile's level."""
    levels = analysis.levels
    rows = levels[(levels["state"] != "not_applicable") & levels["role"].notna()]
    cells: dict[Key, Cell] = {}
    for (role, skill_id, skill), people in rows.groupby(["role", "skill_id", "skill"], sort=False):
        goal = beside.profile(role, str(skill))
        if goal is not None:
            cells[str(role), str(skill_id)] = _profile_cell(people["level"], goal)
    columns = {
        key: name
        for key, name in skill_columns(levels).items()
        if any(key == column for _, column in cells)
    }
    names = sorted({row for row, _ in cells}, key=str.casefold)
    return _groups("share", names, columns, cells)


def _groups(
    scale: ScaleName,
    rows: list[str],
    columns: Mapping[str, tuple[str, str]],
    cells: Mapping[Key, Cell],
    marked: frozenset[Key] = frozenset(),
) -> Matrix:
    names = {row: row for row in rows}
    return matrix(scale, names, columns, cells, groups=rows, marked=marked)


def _cell(value: ValueKind, row: dict[str, Any]) -> Cell:
    if value == "level":
        return _share_cell(row)
    return _apart_cell(row) if value == "difference" else _mean_cell(value, row)


def _share_cell(row: dict[str, Any]) -> Cell:
    asked, known, able = (int(row[name]) for name in ("asked", "known", "able"))
    asked -= int(row["withheld"]) if known else 0  # an area counts the skills that are shown
    if not asked:
        return empty("not_applicable", "applies to nobody", 0)
    if row["withheld"] and not known:
        return empty("withheld", "too few people to show it, or all alike", int(row["people"]))
    if not known:
        return empty("unknown", "nobody's level is known", int(row["people"]))
    said = f"{able} of {_levels(row)} at level 3 or more"
    if asked > known:
        said += f"\n{asked - known} unknown: at most {percent((able + asked - known) / asked)}"
    return Cell(able / asked, percent(able / asked), "level", said, int(row["people"]))


def _mean_cell(value: ValueKind, row: dict[str, Any]) -> Cell:
    given, people = int(row[f"{value}_n"]), int(row["people"])
    if not given:
        return empty("unknown", f"{value} was not given", people)
    mean = float(row[value])
    said = f"{OPINIONS[value]}: {mean:.1f} of 5 on average\n{given} answers of {_levels(row)}"
    return Cell(mean, f"{mean:.1f}", "level", said, people)


def _apart_cell(row: dict[str, Any]) -> Cell:
    both = int(row["both"])
    if both < GROUP:
        said = f"fewer than {GROUP} people were rated by themselves and their manager"
        return empty("withheld", said, both)
    mean = float(row["apart"])
    who = f"{count(both, 'person', 'people')} rated by both"
    return Cell(
        mean,
        _points(mean, 1),
        "level",
        f"self minus manager {_points(mean, 1)} levels\n{who}",
        both,
    )


def _points_cell(now: dict[str, Any], then: dict[str, Any] | None) -> Cell:
    """Change of the share at level 3 or more, in percentage points."""
    if then is None or not int(then["asked"]):
        return empty("incomparable", "not asked in the wave before", int(now["people"]))
    shares = []
    for row in (now, then):
        share = _share_cell(row)
        if share.value is None:
            return empty(share.state, share.said, int(now["people"]))
        shares.append(share.value)
    points = 100 * (shares[0] - shares[1])
    said = (
        f"{percent(shares[0])} at level 3 or more now, {percent(shares[1])} in the wave before\n"
        f"{_unknown(now)} now, {_unknown(then)} then; {_people(now)} now, {_people(then)} then"
    )
    return Cell(points, _points(points), "level", said, int(now["people"]))


def _need_cell(need: RequirementCoverage) -> Cell:
    gap = need.have - need.required
    said = f"{need.have} of {need.required} people at level {need.level}"
    if need.unknown:
        said += f", {need.unknown} unknown"
    if need.must_have:
        said += "\nmust-have"
    return Cell(gap, signed(gap), "level", said, need.roster)


def _area_cell(needs: list[RequirementCoverage]) -> Cell:
    required = sum(n.weight * n.required for n in needs)
    share = sum(n.weight * min(n.have, n.required) for n in needs) / required
    said = f"{percent(share)} of what is required is covered"
    short = count(sum(n.shortage for n in needs), "position")
    people = max(n.roster for n in needs)
    return Cell(share, percent(share), "level", f"{said}\n{short} short", people)


def _profile_cell(levels: pd.Series, goal: int) -> Cell:
    people, known = len(levels), int(levels.notna().sum())
    if not known:
        return empty("unknown", f"nobody's level is known; the profile asks for {goal}", people)
    have = int((levels >= goal).sum())
    said = f"{have} of {count(people, 'person', 'people')} at the profile's level {goal}"
    if people > known:
        said += f"\n{people - known} unknown: at most {percent((have + people - known) / people)}"
    return Cell(have / people, percent(have / people), "level", said, people)


def _levels(row: dict[str, Any]) -> str:
    """What was asked: people, or levels where a person has several."""
    asked, people = int(row["asked"]), int(row["people"])
    return count(asked, "person", "people") if asked == people else count(asked, "level")


def _people(row: dict[str, Any]) -> str:
    return count(int(row["people"]), "person", "people")


def _unknown(row: dict[str, Any]) -> str:
    return f"{int(row['asked']) - int(row['known'])} unknown"


def _points(value: float, digits: int = 0) -> str:
    """+12, −3, 0; with digits +0.4."""
    shown = f"{abs(value):.{digits}f}"
    if float(shown) == 0:
        return shown
    return f"−{shown}" if value < 0 else f"+{shown}"
