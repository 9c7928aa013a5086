"""Heatmaps of a report: teams by default, people only where names may be shown."""

from __future__ import annotations

from typing import Any

from analytics.results import Analysis, RoleReadiness
from analytics.suppression import Hidden
from dashboard import formats
from dashboard.charts.matrices import framed
from dashboard.reports import numbers
from dashboard.reports.content import Column, HeatCell, Heatmap, HeatRow, Number, Table
from dashboard.reports.numbers import TOO_FEW
from dashboard.reports.plain import plain
from data.vocabulary import grouped

NOT_ASKED = HeatCell("not_asked", Number(None, ""), None)
UNKNOWN = HeatCell("unknown", Number(None, "?"), None)
NOT_APPLICABLE = HeatCell("not_applicable", Number(None, "n/a"), None)
HIDDEN = HeatCell("too_few", TOO_FEW, None)
LEVELS_WORDS = "An unknown level is never a 0."


def team_heatmap(analysis: Analysis, hidden: Hidden) -> Heatmap:
    """Skills by teams: mean level of those who answered, and how many stand at 3 or more."""
    records = analysis.team_skills.to_dict("records")
    teams = sorted({str(record["team"]) for record in records})
    skills = sorted({(r["area_position"], r["area"], r["skill"], r["skill_id"]) for r in records})
    marked = framed(analysis)
    cells = {(str(r["team"]), r["skill_id"]): _team_cell(r, marked, hidden) for r in records}
    few = any(cell.kind == "too_few" for cell in cells.values())
    return Heatmap(
        kind="teams",
        title=_team_title(teams, analysis),
        columns=tuple(plain(team, 60) for team in teams),
        rows=tuple(
            HeatRow(
                plain(area, 60),
                plain(skill, 80),
                tuple(cells.get((team, skill_id), NOT_ASKED) for team in teams),
            )
            for _, area, skill, skill_id in skills
        ),
        note=(
            "Large: mean level of the people who answered, its colour the nearest level. Small: "
            "people at level 3 or more of the people it applies to, then how many are unknown. "
            f"{LEVELS_WORDS} Red frame: a must-have is below its headcount. Empty: not asked."
            + (
                f" Too few: fewer than {analysis.selection.viewer.smallest_group} people answered, "
                "or the number would give such a group away."
                if few
                else ""
            )
        ),
    )


def people_heatmap(analysis: Analysis) -> Heatmap:
    """People by skills, grouped by team. Only for reports that show names."""
    records = analysis.levels.to_dict("records")
    skills = sorted({(r["area_position"], r["skill"], r["skill_id"]) for r in records})
    marked = framed(analysis)
    cells = {(int(r["person_no"]), r["skill_id"]): _person_cell(r, marked) for r in records}
    people = sorted(
        (str(r["team"]), str(r["person"]), int(r["person_no"]), _text(r["role"]))
        for r in analysis.roster.to_dict("records")
    )
    return Heatmap(
        kind="people",
        title="Level used of each person in each skill that was asked",
        columns=tuple(plain(skill, 60) for _, skill, _ in skills),
        rows=tuple(
            HeatRow(
                plain(team, 60),
                plain(f"{person} · {role}" if role else person, 60),
                tuple(cells.get((number, skill_id), NOT_ASKED) for _, _, skill_id in skills),
            )
            for team, person, number, role in people
        ),
        note=f"{LEVELS_WORDS} Red lines: the team's must-have is below its headcount.",
    )


def roles_table(analysis: Analysis, *, people: bool) -> Table:
    """Readiness of each role against its profile."""
    smallest = analysis.selection.viewer.smallest_group
    rows: list[tuple[Number | str, ...]] = []
    for role in analysis.roles:
        few = not people and role.people < smallest
        ready = numbers.NONE if role.readiness is None else numbers.percent(role.readiness)
        gap = numbers.NONE if role.gap_index is None else numbers.percent(role.gap_index)
        rows.append(
            (
                plain(role.role, 60),
                numbers.count(role.people),
                TOO_FEW if few else ready,
                TOO_FEW if few else gap,
                numbers.percent(role.answered),
                *(TOO_FEW if few else count for count in _gate(role)),
                TOO_FEW.text
                if few
                else formats.joined([plain(m, 40) for m in role.missing]) or "–",
            )
        )
    return Table(
        title="Readiness of each role against its profile",
        columns=(
            Column("Role", share=1.2),
            Column("People", "count"),
            Column("Profile held", "percent"),
            Column("Gap index", "percent"),
            Column("Answered", "percent"),
            Column("Ready", "count"),
            Column("Not ready", "count"),
            Column("Missing most", share=2),
        ),
        rows=tuple(rows),
        note=(
            "Profile held: levels held, each at most as wanted, over the levels wanted of answered "
            "skills. Gap index: what is missing. Answered: levels wanted of answered skills over "
            "all that are wanted. Not ready: people below a must-have of the role, whatever else "
            "they hold; who is in neither column has too little answered, or no must-have that "
            "applies. –: too little was answered to say, or no must-have is named."
        ),
        empty="Nobody here has a role with a profile.",
    )


def _gate(role: RoleReadiness) -> tuple[Number, Number]:
    """People who are ready, and who are not; who is neither is not known well enough."""
    if role.gate is None:
        return numbers.NONE, numbers.NONE
    return numbers.count(role.gate.ready), numbers.count(role.gate.not_ready)


def _team_title(teams: list[str], analysis: Analysis) -> str:
    skills = analysis.team_skills["skill_id"].nunique()
    if not teams:
        return "No skill was asked here"
    return (
        f"What {formats.count(len(teams), 'team')} can do in {formats.count(skills, 'skill')}; "
        f"{formats.percent(analysis.answered_share)} of levels are known"
    )


def _team_cell(
    record: dict[Any, Any], marked: frozenset[tuple[str, str]], hidden: Hidden
) -> HeatCell:
    place = (str(record["team"]), str(record["skill_id"]))
    people, known, unknown = int(record["people"]), int(record["known"]), int(record["unknown"])
    if place in hidden.cells:
        return HIDDEN
    if not people:
        return NOT_APPLICABLE
    if not known:
        return HeatCell("unknown", UNKNOWN.number, None, f"{grouped(unknown)}{formats.SPACE}?")
    mean = float(record["mean_level"])
    note = f"{grouped(int(record['at_3']))} of {grouped(people)}"
    if unknown:
        note += f", {grouped(unknown)}{formats.SPACE}?"
    return HeatCell(
        "level", Number(mean, f"{mean:.1f}", "number"), numbers.shade(mean), note, place in marked
    )


def _person_cell(record: dict[Any, Any], marked: frozenset[tuple[str, str]]) -> HeatCell:
    place = (str(record["team"]), str(record["skill_id"]))
    if record["state"] == "not_applicable":
        return NOT_APPLICABLE
    if record["state"] != "level":
        return HeatCell("unknown", UNKNOWN.number, None, framed=place in marked)
    level = int(record["level"])
    return HeatCell("level", numbers.count(level), level, framed=place in marked)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
