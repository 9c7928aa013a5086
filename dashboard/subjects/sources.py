"""What the numbers rest on: assumptions, what is not known, how a report was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analytics.results import NotAsked
from analytics.strategy.results import Plan
from dashboard import formats
from dashboard.formats import count, joined, percent
from dashboard.render.blocks import WITHHELD, Block, Fields, Lines, Outlet, Section, Value, column
from dashboard.subjects.facts import ReportFacts
from dashboard.subjects.reading import Reading
from dashboard.subjects.standing import due_rule
from data.store.facts.assumptions import UNSOURCED, Assumption, without_source
from data.store.history.retention import ImportUsed
from data.vocabulary import grouped

VERIFY = "skillmix verify FILE"
READ: tuple[Outlet, ...] = ("html", "pdf", "xlsx", "json", "csv")
"""Outlets that are read and not shown."""
FULL: tuple[Outlet, ...] = ("html", "xlsx", "json", "csv")
"""Those of them that have room for everything."""
FORMULAS = (
    ("Level used", "lower median of a person's current ratings, one per kind of rater"),
    ("Coverage", "people at or above the level over the headcount required, at most 1"),
    ("At most", "the same with every person of unknown level counted as able"),
    ("Short", "headcount required less people at or above the level, at least 0"),
    ("Total cost", "cash once, pay, seats and usage to the horizon, and hours at the loaded rate"),
    ("Net cost", "total cost less the work hires do beside, plus expected cost of open positions"),
    ("The plan", "the least net cost in sampled futures; among equals the cheapest"),
    ("Likely", "the share or mean of 10\u00a0000 simulated runs, with ratings that may be wrong"),
)


@dataclass(frozen=True)
class Number:
    """An assumption, and the scenario's own number in its place."""

    found: Assumption
    own: float | None


ASSUMPTIONS = Fields[Number](
    column("key", "Assumption", "text", lambda a: a.found.key, share=1.7),
    column("low", "Low", "number", lambda a: a.found.low),
    column("likely", "Likely", "number", lambda a: a.found.likely),
    column("high", "High", "number", lambda a: a.found.high),
    column("own", "This scenario", "number", lambda a: a.own, optional=True),
    column("unit", "Unit", "text", lambda a: a.found.unit, share=1.2),
    column("source", "Source", "text", lambda a: a.found.source or UNSOURCED, share=2),
    column("year", "Year", "text", lambda a: str(a.found.year or ""), share=0.4),
    column("edited", "Edited", "flag", lambda a: a.found.edited),
)


def assumptions(facts: ReportFacts) -> Section:
    """Every assumption with its range and source."""
    own = dict(facts.overrides)
    rows = [Number(one, own.get(one.key)) for one in facts.assumptions]
    unsourced = sum(without_source(one.source) for one in facts.assumptions)
    table = ASSUMPTIONS.table(
        "assumptions",
        "",
        rows,
        note="“our assumption” stands where no source is known: replace it by what it names.",
        only=FULL,
    )
    title = f"{count(len(rows), 'assumption')}, {grouped(unsourced)} of them without a source"
    return Section("assumptions", "Assumptions", title, "", (table,), "assumptions")


@dataclass(frozen=True)
class Doubt:
    """A skill that is short while levels are unknown."""

    skill: str
    where: str
    unknown: Value


DOUBTS = Fields[Doubt](
    column("skill", "Skill", "text", lambda d: d.skill, share=2),
    column("where", "Where", "text", lambda d: d.where, share=3),
    column("unknown", "Unknown levels", "count", lambda d: d.unknown),
)
NOT_ASKED = Fields[NotAsked](
    column("skill", "Skill", "text", lambda n: n.skill, share=2),
    column("scope", "Scope", "text", lambda n: n.scope, share=1.5),
    column("level", "Level", "level", lambda n: n.level),
)


def _doubts(reading: Reading) -> list[Doubt]:
    unseen = {(scope, skill) for scope, skill, _ in reading.hidden.names}
    by_skill: dict[str, list[tuple[str, int]]] = {}
    for scope, skill, unknown in reading.plan.assess_first:
        by_skill.setdefault(skill, []).append((scope, unknown))
    return [
        Doubt(
            skill,
            joined(list(dict.fromkeys(scope for scope, _ in places)), most=6),
            WITHHELD
            if any((scope, skill) in unseen for scope, _ in places)
            else sum(unknown for _, unknown in places),
        )
        for skill, places in by_skill.items()
    ]


def unknown(reading: Reading) -> Section:
    """How much is known, and where knowing more would matter."""
    analysis = reading.analysis
    title = "No level was asked"
    if len(analysis.levels):
        title = f"{percent(analysis.answered_share)} of the levels that were asked are known"
    lead = "An unknown level is never counted as a 0: it widens the range of coverage."
    blocks = (
        DOUBTS.table(
            "unknown",
            "Unknown levels where positions are short",
            _doubts(reading),
            empty="No short requirement has people whose level is unknown.",
            only=READ,
        ),
        NOT_ASKED.table(
            "not_asked",
            "Required, and not asked",
            analysis.not_asked,
            note="Whether anybody holds these is unknown, and each position counts as short.",
            empty="The survey asked the skill of every requirement.",
            only=READ,
        ),
    )
    return Section("unknown", "Unknown", title, lead, blocks, "unknown")


FILES = Fields[ImportUsed](
    column("file", "File", "text", lambda f: f.file_name, share=2),
    column("wave", "Wave", "text", lambda f: f.wave),
    column("rater", "Rater", "text", lambda f: f.rater, share=0.6),
    column(
        "imported_at",
        "Imported",
        "text",
        lambda f: f"{formats.day(f.imported_at.date())}, {f.imported_at:%H:%M} UTC",
        share=1.2,
    ),
    column("sha256", "SHA-256", "text", lambda f: f.sha256, below=True),
)
WAVES = Fields[tuple[str, str, date]](
    column("team", "Team", "text", lambda w: w[0], share=2),
    column("wave", "Wave", "text", lambda w: w[1], share=2),
    column("held_on", "Held on", "date", lambda w: w[2]),
)


def making(reading: Reading, facts: ReportFacts) -> Section:
    """Files, filters, versions, formulas, and how to check it all."""
    plan, analysis = reading.plan, reading.analysis
    smallest = analysis.selection.viewer.smallest_group
    names = "off"
    if reading.people:
        names = "pseudonyms" if analysis.selection.pseudonyms else "shown"
    few = "no limit: names are shown" if reading.people else f"{smallest} people"
    settings = (
        ("Made at", made_words(facts)),
        ("Software", facts.software),
        *facts.filters,
        ("Names", names),
        ("Smallest group", few),
        ("Scenario", plan.scenario),
        ("Budget", _budget(plan)),
        ("Due", due_rule(plan.deadline_weeks, facts.deadline_given)),
        ("Horizon of costs", formats.weeks(plan.horizon_weeks)),
        ("Levers allowed", joined(list(plan.levers)) or "none"),
        ("Gap of the solver", formats.small_percent(plan.gap)),
        ("Scenario hash", plan.scenario_hash),
    )
    blocks: tuple[Block, ...] = (
        Lines("settings", "", settings, READ),
        WAVES.table("waves", "Waves looked at", analysis.waves, only=READ),
        FILES.table("files", "Files behind the numbers", facts.imports, only=READ),
        Lines("formulas", "Formulas in words", FORMULAS, FULL),
        Lines("check", "How to check it", _check(facts)),
        *_scenario(facts),
    )
    return Section("made", "How made", "How this was made, and how to check it", "", blocks, "made")


def _scenario(facts: ReportFacts) -> tuple[Lines, ...]:
    lines = facts.scenario_text.splitlines()
    rows = tuple((str(number), line) for number, line in enumerate(lines, start=1) if line.strip())
    return (Lines("scenario", "The scenario", rows, READ),) if rows else ()


def made_words(facts: ReportFacts) -> str:
    """When a report was made: "24 Nov 2026, 15:45 UTC"."""
    return f"{formats.day(facts.made_at.date())}, {facts.made_at:%H:%M} UTC"


def _budget(plan: Plan) -> str:
    if plan.budget is None:
        return "none"
    return f"{formats.money_exact(plan.budget, plan.currency)} on {plan.binds}"


def _check(facts: ReportFacts) -> tuple[tuple[str, str], ...]:
    saved = " (save the scenario below as scenario.toml)" if facts.scenario_text else ""
    return (
        ("Again", f"{VERIFY} makes this report again and compares every line."),
        ("Files", "Compare the SHA-256 of each file with that of your copy."),
        ("The plan", f"{facts.command}{saved}"),
    )
