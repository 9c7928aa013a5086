"""The team: its levels, its readiness for roles, one team by itself; and one skill by itself."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from analytics.change import Change
from analytics.evidence.evidence import breadth
from analytics.results import Analysis, RequirementCoverage, RoleReadiness
from analytics.suppression import hidden_teams, shown_roles
from dashboard.charts.matrices import framed
from dashboard.details import Member, SkillFacts, Spread, holders_of
from dashboard.formats import SPACE, between, count, decimal, joined, percent
from dashboard.render import blocks as kinds
from dashboard.render.blocks import Fields, column, within
from dashboard.subjects import HELPS, columns, coverage, gaps, trends
from dashboard.subjects.reading import Reading
from data.vocabulary import LEVEL_NAMES, WANTS_TO_LEARN, grouped

NOT_ASKED = kinds.HeatCell(None, "")
NOT_APPLICABLE = kinds.HeatCell(None, "n/a")
FEW = kinds.HeatCell(kinds.WITHHELD, kinds.written(kinds.WITHHELD))
Places = frozenset[tuple[str, str]]
"""Team and skill."""
MOST_PEOPLE = 60
"""People who are drawn on paper; a workbook has them all."""


def teams(reading: Reading) -> kinds.Chart:
    """Skills by teams: mean level of those who answered, and how many stand at 3 or more."""
    analysis, hidden = reading.analysis, reading.hidden
    records = analysis.team_skills.to_dict("records")
    names = sorted({str(record["team"]) for record in records})
    skills = sorted({(r["area_position"], r["area"], r["skill"], r["skill_id"]) for r in records})
    marked = framed(analysis)
    cells = {(str(r["team"]), r["skill_id"]): _team_cell(r, marked, hidden.cells) for r in records}
    rows = tuple(
        (area, skill, tuple(cells.get((team, skill_id), NOT_ASKED) for team in names))
        for _, area, skill, skill_id in skills
    )
    words = "; ".join(
        f"{skill}: "
        + ", ".join(f"{t} {c.text or 'not asked'}" for t, c in zip(names, own, strict=True))
        for _, skill, own in rows[:12]
    )
    return kinds.Chart(
        "teams",
        "",
        kinds.Heat(("Area", "Skill"), tuple(names), rows),
        f"Mean levels by skill and team. {words}.",
        _twin("teams", names, rows),
        HELPS["note.teams"],
        only=kinds.PAPER,
    )


def _team_cell(record: Mapping[Any, Any], marked: Places, hidden: Places) -> kinds.HeatCell:
    place = (str(record["team"]), str(record["skill_id"]))
    people, known, unknown = int(record["people"]), int(record["known"]), int(record["unknown"])
    if place in hidden:
        return FEW
    if not people:
        return NOT_APPLICABLE
    if not known:
        return kinds.HeatCell(None, "?", note=f"{grouped(unknown)}{SPACE}?")
    mean = float(record["mean_level"])
    note = f"{grouped(int(record['at_3']))} of {grouped(people)}"
    if unknown:
        note += f", {grouped(unknown)}{SPACE}?"
    return kinds.HeatCell(mean, f"{mean:.1f}", shade(mean), place in marked, note)


def shade(level: float) -> int:
    """The colour step of a level or mean level: the nearest, halves down."""
    return min(5, max(0, math.ceil(level - 0.5)))


def people(reading: Reading) -> kinds.Chart:
    """People by skills, team by team. Only for readers who may see people."""
    analysis = reading.analysis
    records = analysis.levels.to_dict("records")
    skills = sorted({(r["area_position"], r["skill"], r["skill_id"]) for r in records})
    marked = framed(analysis)
    cells = {(int(r["person_no"]), r["skill_id"]): _person_cell(r, marked) for r in records}
    roster = sorted(
        (str(r["team"]), str(r["person"]), int(r["person_no"]))
        for r in analysis.roster.to_dict("records")
    )
    names = [skill for _, skill, _ in skills]
    rows = tuple(
        (team, person, tuple(cells.get((number, skill_id), NOT_ASKED) for _, _, skill_id in skills))
        for team, person, number in roster
    )
    return kinds.Chart(
        "people",
        "Level used of each person",
        kinds.Heat(("Team", "Person"), tuple(names), rows, decimals=0),
        "The level used of each person in each skill; the table has the same.",
        _twin("people", names, rows),
        HELPS["note.people"],
        only=kinds.PAPER if len(rows) <= MOST_PEOPLE else kinds.WIDE,
    )


def _person_cell(record: Mapping[Any, Any], marked: Places) -> kinds.HeatCell:
    place = (str(record["team"]), str(record["skill_id"]))
    if record["state"] == "not_applicable":
        return NOT_APPLICABLE
    if record["state"] != "level":
        return kinds.HeatCell(None, "?", framed=place in marked)
    level = int(record["level"])
    return kinds.HeatCell(level, str(level), level, place in marked)


Cells = tuple[str, str, tuple[kinds.HeatCell, ...]]


def _twin(key: str, names: list[str], rows: tuple[Cells, ...]) -> kinds.Table:
    """The same with one line for each cell that was asked: tidy, without a column a name."""
    fields = Fields[tuple[Cells, int]](
        column("group", "Area" if key == "teams" else "Team", "text", lambda c: c[0][0]),
        column("row", "Skill" if key == "teams" else "Person", "text", lambda c: c[0][1]),
        column("column", "Team" if key == "teams" else "Skill", "text", lambda c: names[c[1]]),
        column("level", "Level", "decimal", lambda c: c[0][2][c[1]].value),
        column("printed", "As shown", "text", lambda c: c[0][2][c[1]].text),
        column("note", "At 3 or more", "text", lambda c: c[0][2][c[1]].note, optional=True),
        column("short", "Must-have short", "flag", lambda c: c[0][2][c[1]].framed),
    )
    asked = [(row, at) for row in rows for at in range(len(names)) if row[2][at] is not NOT_ASKED]
    return fields.table(key, "", asked, only=("json", "csv"))


def held_back_by(role: RoleReadiness) -> str:
    """Must-haves below which people are known to be, with how many."""
    if role.gate is None:
        return "no must-have named"
    return ", ".join(f"{skill} ({people})" for skill, people in role.gate.held_back_by)


ROLES = Fields[RoleReadiness](
    column("role", "Role", share=1.2),
    columns.PEOPLE,
    column("readiness", "Profile held", "percent"),
    column("gap_index", "Gap index", "percent"),
    column("answered", "Answered", "percent"),
    *within("gate", column("ready", "Ready", "count"), column("not_ready", "Not ready", "count")),
    *within("gate", column("insufficient", "Not enough known", "count", only=kinds.WIDE)),
    *within("gate", column("none_applies", "None applies", "count", only=kinds.WIDE)),
    column("held_back_by", "Held back by", value=held_back_by, share=2, only=kinds.WIDE),
    column("missing", "Missing most", value=lambda role: joined(list(role.missing)), share=2),
    secret="readiness gap_index answered ready not_ready insufficient none_applies held_back_by "
    "missing",
)


def roles(reading: Reading, title: str = "Readiness of each role") -> kinds.Table:
    smallest = 0 if reading.people else reading.analysis.selection.viewer.smallest_group
    return ROLES.table(
        "roles",
        title,
        shown_roles(reading.analysis),
        note=HELPS["note.roles"],
        empty="Nobody here has a role with a profile.",
        only=kinds.READ,
        unseen=lambda role: role.people < smallest,
    )


def readiness(reading: Reading) -> kinds.Section:
    """How ready people are for their roles."""
    if not reading.analysis.roles:
        lead = "Settings, Roles names the profiles."
        return kinds.Section("readiness", "Roles", "Nobody's role has a profile", lead)
    table = roles(reading, "")
    return kinds.Section("readiness", "Roles", readiness_title(reading), "", (table,))


def readiness_title(reading: Reading) -> str:
    smallest = reading.analysis.selection.viewer.smallest_group
    seen = [
        role for role in shown_roles(reading.analysis) if reading.people or role.people >= smallest
    ]
    gates = [role.gate for role in seen if role.gate]
    names = ("ready", "not_ready", "insufficient")
    ready, below, unclear = (sum(getattr(gate, name) or 0 for gate in gates) for name in names)
    if not (people := ready + below + unclear):
        return "How much of its profile each role holds"
    verb = "meets" if ready == 1 else "meet"
    text = f"{ready} of {count(people, 'person', 'people')} {verb} the must-haves of their role"
    return f"{text}; too little is known of {unclear}" if unclear else text


CHOOSE = "Choose a team: where it stands, its gaps, what rests on one person, what changed"


def too_small(analysis: Analysis, everyone: Analysis) -> str:
    """Why nothing of the team is shown, where it is too small for who asks; else empty."""
    if analysis.selection.team not in hidden_teams(everyone):
        return ""
    return f"The team has fewer than {analysis.selection.viewer.smallest_group} people: not shown"


def team_title(reading: Reading) -> str:
    text = coverage.coverage_title(reading.analysis, reading.seen)
    return f"{reading.analysis.selection.team}: {text[:1].lower()}{text[1:]}"


def figures(reading: Reading) -> tuple[kinds.Figure, ...]:
    """Where one team stands, and how many skills people hold."""
    analysis = reading.analysis
    known = f"{percent(analysis.answered_share)} of the levels asked are known"
    people = kinds.Figure("people", "People", analysis.people, "count", known)
    rows = coverage.figures(reading) if analysis.requirements else ()
    spread = breadth(analysis.levels, analysis.selection.viewer.least)
    if spread is None:
        return (*rows, people)
    held = kinds.Said(spread.median, between(decimal(spread.median), decimal(spread.median_high)))
    shaped = between(str(spread.t_shaped), str(spread.t_shaped_high))
    text = f"at level 2 or more, by half of the people; {shaped} deep in one and broad in many"
    return (*rows, people, kinds.Figure("skills_held", "Skills held", held, "decimal", text))


HOLDERS = Fields[tuple[RequirementCoverage, str]](
    *within(0, columns.SKILL, columns.LEVEL, columns.MUST_HAVE, columns.HAVE, columns.REQUIRED),
    column("person", "Held by", value="1", optional=True),
)


def on_one_person(reading: Reading) -> kinds.Table:
    """What rests on one person; who, only for readers who may see people."""
    analysis = reading.analysis
    rows = []
    for need in sorted(reading.singles, key=lambda n: (not n.must_have, n.skill)):
        holders = holders_of(analysis, need) if reading.people else ()
        rows.append((need, holders[0].name if len(holders) == 1 else ""))
    text = f"{count(len(rows), 'target rests', 'targets rest')} on one person"
    empty = "Nothing rests on one person."
    return HOLDERS.table("on_one_person", text if rows else "", rows, empty=empty)


def title(analysis: Analysis) -> str:
    asked = analysis.team_skills
    if not len(asked):
        return "No skill was asked here"
    teams = count(int(asked["team"].nunique()), "team")
    skills = count(int(asked["skill_id"].nunique()), "skill")
    known = percent(analysis.answered_share)
    return f"What {teams} can do in {skills}; {known} of levels are known"


def team(reading: Reading) -> kinds.Section:
    blocks: tuple[kinds.Block, ...] = (teams(reading), roles(reading))
    if reading.people:
        blocks += (people(reading),)
    return kinds.Section("heatmap", "Heatmap", title(reading.analysis), "", blocks, "heatmap")


NO_SKILL = "Nothing was asked and nothing is required: there is no skill to show"
UNASKED = "The survey did not ask it of these people."
RATERS = {"fused": "All raters", "self": "Own rating", "manager": "Manager"}


def small(reading: Reading, facts: SkillFacts) -> bool:
    viewer = reading.analysis.selection.viewer
    withheld = any(row.withheld for row in facts.spread)
    few = facts.people < viewer.smallest_group
    return not viewer.people_visible and few and (withheld or facts.people > 0)


def skill_title(reading: Reading, facts: SkillFacts) -> str:
    needs = [n for n in facts.requirements if not reading.hides(n)]
    short = [need for need in needs if need.shortage]
    if small(reading, facts) or (facts.requirements and not needs):
        return f"{facts.skill}: too few people to say"
    if not facts.people:
        return f"{facts.skill}: nobody was asked"
    if not facts.requirements:
        holders = count(len(facts.holders), "person", "people")
        return f"{facts.skill}: {holders} at level {facts.wanted} or more, and nothing is required"
    if not short:
        shown = " that is shown" if len(needs) < len(facts.requirements) else ""
        return f"{facts.skill}: every target{shown} is reached"
    missing = sum(need.shortage for need in short)
    must = sum(need.shortage for need in short if need.must_have)
    if must == missing:
        return f"{facts.skill}: {count(missing, 'must-have position')} short"
    of = f", {must} of must-haves" if must else ""
    return f"{facts.skill}: {count(missing, 'position')} short{of}"


def skill_note(facts: SkillFacts) -> str:
    text = f"{facts.area} · {count(facts.people, 'person', 'people')} asked"
    return f"{text} · {facts.unknown} unknown" if facts.unknown else text


def skill_figures(reading: Reading, facts: SkillFacts) -> tuple[kinds.Figure, ...]:
    unseen, keen = small(reading, facts), facts.keen
    few = ", or by too few people" if reading.analysis.withheld else ""
    level, wish = facts.wanted, f"interest was not asked{few}"
    if keen is not None:
        wish = f"below level {level}, interest {WANTS_TO_LEARN} or more of 5"
    known = f"of {facts.people}, {facts.unknown or 'none'} unknown"
    teach = f"to level {level}, with hours or hours not given"
    figures = (
        kinds.Figure("holders", f"At level {level} or more", len(facts.holders), note=known),
        kinds.Figure("keen", "Want to learn it", None if keen is None else len(keen), note=wish),
        kinds.Figure("mentors", "Could mentor", len(facts.mentors), note=teach),
    )
    if unseen:
        return tuple(replace(figure, value=kinds.WITHHELD, note="") for figure in figures)
    return figures


SPREAD = Fields[Spread](
    column("team", "Team", share=1.5),
    *(
        column(f"level_{level}", f"{level} {name}", "count", f"counts.{level}")
        for level, name in enumerate(LEVEL_NAMES)
    ),
    column("unknown", "Unknown", "count"),
    column("not_applicable", "Not applicable", "count"),
)


def held(reading: Reading, facts: SkillFacts) -> kinds.Section:
    needs = sorted(facts.requirements, key=lambda n: (not n.must_have, -n.shortage, n.scope))
    fields = coverage.REQUIREMENTS.but("skill", "area", "lever", "changes")
    rows, empty = coverage.rows(reading, needs, levers=False), "Nothing is required of it here."
    required = fields.table("required", "Required", rows, empty=empty)
    return kinds.Section("skill", facts.skill, "", "", (spread(reading, facts), required))


def spread(reading: Reading, facts: SkillFacts) -> kinds.Chart | kinds.Note:
    rows = facts.shown(reading.analysis.selection.viewer)
    if not rows or not any(row.people for row in rows):
        smallest = reading.analysis.selection.viewer.smallest_group
        some = facts.people or any(row.withheld for row in facts.spread)
        few = f"Fewer than {smallest} people, or all alike: not shown."
        return kinds.Note(few if some else UNASKED)
    levels = [
        kinds.Series(
            f"{level} {name}", tuple(float(row.counts[level]) for row in rows), f"level-{level}"
        )
        for level, name in enumerate(LEVEL_NAMES)
    ]
    unknown = kinds.Series("Unknown", tuple(float(row.unknown) for row in rows), "quiet")
    texts = []
    for row in rows:
        words = [f"{people} at {level}" for level, people in enumerate(row.counts) if people]
        words += [f"{row.unknown} unknown"] if row.unknown else []
        texts.append(f"{row.team}: {joined(words, most=8)}")
    return kinds.Chart(
        "levels",
        spread_title(rows),
        kinds.Stacked(tuple(row.team for row in rows), (*levels, unknown)),
        f"People by level in {facts.skill}. {'; '.join(texts)}.",
        SPREAD.table("levels", "", rows),
    )


def spread_title(rows: Sequence[Spread]) -> str:
    counts = [sum(row.counts[level] for row in rows) for level in range(len(LEVEL_NAMES))]
    if not sum(counts):
        return "No level is known"
    most = [str(level) for level, people in enumerate(counts) if people == max(counts)]
    each = " each" if len(most) > 1 else ""
    return f"Most people are at {joined(most)}: {max(counts)} of {sum(counts)} known{each}"


def since(facts: SkillFacts, before: Analysis, after: Analysis, change: Change) -> kinds.Section:
    wave = before.waves[0][1]
    text = trends.too_few(before, after) or crossed(facts, change)
    lines = kinds.Lines("since", "", (("", text),))
    return kinds.Section("since", "Changes", f"Since {wave}", "", (lines,))


def crossed(facts: SkillFacts, change: Change) -> str:
    flow = next((flow for flow in change.flows if flow.skill_id == facts.skill_id), None)
    if flow is None:
        return "It was not asked then, or too few people are known to say."
    why = trends.reasons(flow) or "nobody crossed the level"
    return f"At level {flow.level} or more: {flow.before} then, {flow.after} now ({why})."


def closing(reading: Reading, facts: SkillFacts) -> kinds.Section | None:
    """What each lever would do for it; None where nothing is short."""
    if not any(need.shortage for need in facts.requirements):
        return None
    rows = [gap for gap in gaps.gaps(reading) if gap.skill.skill_id == facts.skill_id]
    if not rows:
        return None
    section = gaps.this_gap(reading, rows[0])
    blocks = [b for b in section.blocks if not (isinstance(b, kinds.Chart) and b.key == "near")]
    return replace(section, blocks=tuple(blocks))


MEMBERS = Fields[Member](
    column("person", "Person", value="name", share=1.2), columns.TEAM, columns.ROLE, columns.LEVEL
)
MENTORS = Fields[Member](*MEMBERS.fields, column("hours", "Hours a week", "decimal"))


def holders(reading: Reading, facts: SkillFacts) -> kinds.Section | None:
    """Who holds it, wants it, could teach it, by team and name; None for who may not see people."""
    if not reading.people:
        return None
    at, nobody = f"At level {facts.wanted} or more", "Nobody is known to be."
    tables = [MEMBERS.table("holders", at, facts.holders, empty=nobody)]
    if facts.keen is not None:
        nobody = "Nobody said so."
        tables.append(MEMBERS.table("keen", "Want to learn it", facts.keen, empty=nobody))
    dash = "A dash: hours not given." if any(m.hours is None for m in facts.mentors) else ""
    nobody = "Nobody has the level to teach it and hours for it."
    mentors = MENTORS.table("mentors", "Could mentor", facts.mentors, note=dash, empty=nobody)
    return kinds.Section("people", "People", "", "", (*tables, mentors))
