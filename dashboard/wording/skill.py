"""One skill in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.change import Flow
from analytics.results import RequirementCoverage
from dashboard.charts.trends import FLOW_NAMES
from dashboard.formats import count, coverage_range, decimal, joined
from dashboard.skill_facts import Member, SkillFacts
from dashboard.wording.due import due_day
from dashboard.wording.figures import Figure
from data.vocabulary import LEVEL_NAMES, WANTS_TO_LEARN

NOT_ASKED = "The survey did not ask it of the people who are looked at."


def skill_title(facts: SkillFacts) -> str:
    """Who holds it, against what is required."""
    open_ = [need for need in facts.requirements if need.shortage]
    must = "must-have " if any(need.must_have for need in open_) else ""
    if not facts.people:
        return f"{facts.skill}: nobody was asked"
    if not facts.requirements:
        holders = count(len(facts.holders), "person", "people")
        return f"{facts.skill}: {holders} at level {facts.wanted} or more, and nothing is required"
    if not open_:
        return f"{facts.skill}: every requirement reaches its headcount"
    missing = sum(need.shortage for need in open_)
    return f"{facts.skill}: {count(missing, f'{must}position')} open"


def skill_note(facts: SkillFacts) -> str:
    """Where it belongs, who was asked."""
    said = f"{facts.area} · {count(facts.people, 'person', 'people')} asked"
    return f"{said} · {facts.unknown} unknown" if facts.unknown else said


def figures(facts: SkillFacts, hidden: bool) -> list[Figure]:
    """Holders, who wants to learn, who could mentor."""
    small = "too few people to say"
    keen = facts.keen
    rows = [
        (
            f"At level {facts.wanted} or more",
            len(facts.holders),
            f"{facts.unknown} unknown of {facts.people}"
            if facts.unknown
            else f"of {facts.people}, all known",
        ),
        (
            "Want to learn it",
            None if keen is None else len(keen),
            "interest was not asked"
            if keen is None
            else f"below level {facts.wanted}, interest {WANTS_TO_LEARN} or more of 5",
        ),
        (
            "Could mentor",
            len(facts.mentors),
            f"to level {facts.wanted}; with hours for it, or hours not given",
        ),
    ]
    return [
        (
            label,
            "–" if hidden or value is None else count(value, "person", "people"),
            small if hidden else note,
        )
        for label, value, note in rows
    ]


def spread_title(facts: SkillFacts) -> str:
    """Where most people are."""
    counts = [sum(row.counts[level] for row in facts.spread) for level in range(len(LEVEL_NAMES))]
    if not sum(counts):
        return "No level is known"
    most = [level for level, people in enumerate(counts) if people == max(counts)]
    of = f"{max(counts)} of {sum(counts)} known"
    if len(most) > 1:
        return f"As many people are at {joined([str(level) for level in most])}: {of} each"
    return f"More people are at {most[0]} than at any other level: {of}"


def spread_alt(facts: SkillFacts) -> str:
    """The bars in words."""
    said = [
        f"{row.team}: "
        + joined(
            [f"{n} at {level}" for level, n in enumerate(row.counts) if n]
            + ([f"{row.unknown} unknown"] if row.unknown else []),
            most=8,
        )
        for row in facts.spread
    ]
    return f"People by level in {facts.skill}. {'; '.join(said)}."


def requirement_lines(needs: Sequence[RequirementCoverage]) -> list[str]:
    """What is required of it, where, by when, for what."""
    lines = []
    for need in sorted(needs, key=lambda n: (not n.must_have, -n.shortage, n.scope)):
        said = (
            f"{need.scope}: {need.have} of {need.required} at level {need.level}, "
            f"{coverage_range(need.coverage, need.coverage_high)}"
        )
        extra = ["must-have"] if need.must_have else []
        extra += [f"due {due_day(need)}"]
        extra += [word for word in (need.initiative, need.owner) if word]
        lines.append(f"{said}{' · ' if extra else ''}{' · '.join(extra)}")
    return lines or ["Nothing is required of it here."]


def member_lines(members: Sequence[Member], nobody: str, hours: bool = False) -> list[str]:
    """People by team and name; not ranked."""
    lines = []
    for member in members:
        who = f"{member.name} ({member.team}{', ' if member.role else ''}{member.role})"
        level = "" if member.level is None else f", level {member.level}"
        free = ""
        if hours:
            free = (
                ", hours not given"
                if member.hours is None
                else (f", {decimal(member.hours)} h a week")
            )
        lines.append(f"{who}{level}{free}")
    return lines or [nobody]


def flow_lines(flow: Flow | None, since: str) -> list[str]:
    """How many were at the level then and now, and why."""
    if flow is None:
        return [f"It was not asked in {since}."]
    lines = [f"At level {flow.level} or more: {flow.before} in {since}, {flow.after} now"]
    why = [
        f"{getattr(flow, name)} {word}" for name, word in FLOW_NAMES.items() if getattr(flow, name)
    ]
    lines.append(f"Between them: {joined(why, most=6)}" if why else "Nobody crossed the level")
    return lines
