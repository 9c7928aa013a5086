"""Where a report's numbers come from: files, assumptions, filters, versions, what is not known; and
how it was asked for, so that the same store makes it again, line for line. The command line that
recomputes a report's plan."""

import shlex
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib.metadata import version

from analytics.knobs import FILTERS, KNOBS, reset, turned
from analytics.results import Analysis, NotAsked, Selection
from analytics.strategy.scenario.saved import Saved, saved_scenarios
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.scenario.scenario import scenario_text as written
from dashboard import formats
from dashboard.formats import count, joined, percent
from dashboard.render import blocks as kinds
from dashboard.render.blocks import Fields, column, within
from dashboard.subjects import HELPS, columns, texts
from dashboard.subjects.reading import Reading
from dashboard.subjects.standing import due_rule, filter_words
from data.store.database import Database, now
from data.store.facts.settings import UNSOURCED, Assumption, assumptions, without_source
from data.store.history.imports import ImportRecord, imports_behind
from data.vocabulary import grouped

DEFAULT = Scenario()


def software() -> str:
    """Which Skillmix this is: "Skillmix 0.1.0"."""
    return f"Skillmix {version('skillmix')}"


def plan_command(
    selection: Selection, scenario: Scenario, start: date | None, *, has_file: bool
) -> str:
    """`skillmix plan --json` with the filters and options of this report, quoted for a shell.
    `start`: the day from which a plan made on another day would not start by itself. What was left
    to its default stays away: a deadline that is given caps the due dates. With a file, the rest of
    the scenario stands there (`scenario.toml` in the command)."""
    words = ["skillmix", "plan"]
    for knob, value in turned(FILTERS, selection):
        words += [knob.flag, knob.written(value)]
    if has_file:
        words += ["--scenario", "scenario.toml"]
    for knob, value in turned(KNOBS, replace(scenario, start=start)):
        words += [knob.flag, knob.written(value)]
    return shlex.join([*words, "--json"])


@dataclass(frozen=True)
class ReportFacts:
    """Provenance of one report. Nothing in it names a place on the maker's machine. `made_at` is
    UTC without zone; equal facts give equal bytes. `filters` are (name, value) as a reader would
    say them; `command` recomputes the plan; `scenario_text` is the scenario file."""

    imports: tuple[ImportRecord, ...]
    assumptions: tuple[Assumption, ...]
    software: str
    made_at: datetime
    filters: tuple[tuple[str, str], ...]
    command: str
    scenario: Scenario
    scenario_text: str = ""
    decided: tuple[Saved, ...] = ()
    """Decisions for this scenario and these people that stood when the report was made."""


def collect_facts(
    database: Database,
    analysis: Analysis,
    scenario: Scenario = DEFAULT,
    *,
    scenario_text: str = "",
    made_at: datetime | None = None,
) -> ReportFacts:
    """Read what stands behind `analysis` and its plan, made for `scenario`, from the store.
    `scenario_text` is the file that was given; without one it is written where it is needed.
    `made_at` (UTC, default the moment) is printed and fixes the bytes of the files."""
    chosen = analysis.selection
    made_at = made_at or now()
    rest = reset(scenario, *KNOBS)
    text = scenario_text
    if not text and rest != Scenario(name=scenario.name):
        text = written(scenario)  # the options of the command cannot say all of it
    waves = tuple(sorted({wave for _, wave, _ in analysis.waves}))
    people = frozenset(int(number) for number in analysis.roster["person_no"])
    filters = (
        ("Team", chosen.team or "all teams in scope"),
        ("Wave", chosen.wave or "each team's latest"),
        ("Ratings", chosen.ratings),
        ("Levels", filter_words(analysis.ageing) if analysis.ageing else "as surveyed"),
    )
    decided = tuple(
        one
        for one in saved_scenarios(database)
        if (told := one.decided)
        and replace(one.scenario, name="") == replace(scenario, name="")
        and (told.team, told.wave, told.ratings) == (chosen.team, chosen.wave, chosen.ratings)
        and chosen.aged_to is None
        and (chosen.viewer.teams is None or told.team in chosen.viewer.teams)
        and told.recorded_at <= made_at
    )
    pinned = analysis.today_pinned and scenario.start is None
    start = None if pinned else scenario.week_zero(analysis)
    return ReportFacts(
        imports=imports_behind(database, waves, people),
        assumptions=tuple(assumptions(database).values()),
        software=software(),
        made_at=made_at,
        filters=filters,
        command=plan_command(chosen, scenario, start, has_file=bool(text)),
        scenario=scenario,
        scenario_text=text,
        decided=decided,
    )


VERIFY = "skillmix verify FILE"
READ: tuple[kinds.Outlet, ...] = ("html", "pdf", "xlsx", "json", "csv")
"""Outlets that are read and not shown."""
FULL: tuple[kinds.Outlet, ...] = ("html", "xlsx", "json", "csv")
"""Those of them that have room for everything."""
FORMULAS = tuple(texts("formula").items())


ASSUMPTIONS = Fields[tuple[Assumption, float | None]](
    *within(0, column("key", "Assumption", share=1.7), column("low", "Low", "number")),
    *within(0, column("likely", "Likely", "number"), column("high", "High", "number")),
    column("own", "This scenario", "number", "1", optional=True),
    *within(0, column("unit", "Unit", share=1.2)),
    column("source", "Source", value=lambda row: row[0].source or UNSOURCED, share=2),
    column("year", "Year", value=lambda row: str(row[0].year or ""), share=0.4),
    *within(0, column("edited", "Edited", "flag")),
)


def assumptions_section(facts: ReportFacts) -> kinds.Section:
    own = dict(facts.scenario.assumptions)
    rows = [(one, own.get(one.key)) for one in facts.assumptions]
    unsourced = sum(without_source(one.source) for one in facts.assumptions)
    note = HELPS["note.assumptions"]
    table = ASSUMPTIONS.table("assumptions", "", rows, note=note, only=FULL)
    title = f"{count(len(rows), 'assumption')}, {grouped(unsourced)} of them without a source"
    return kinds.Section("assumptions", "Assumptions", title, "", (table,), "assumptions")


DOUBTS = Fields[tuple[str, str, kinds.Value]](
    column("skill", "Skill", value="0", share=2),
    column("where", "Where", value="1", share=3),
    column("unknown", "Unknown levels", "count", "2"),
)
NOT_ASKED = Fields[NotAsked](
    column("skill", "Skill", share=2), column("scope", "Scope", share=1.5), columns.LEVEL
)


def _doubts(reading: Reading) -> list[tuple[str, str, kinds.Value]]:
    unseen = {(scope, skill) for scope, skill, _ in reading.hidden.names}
    by_skill: dict[str, list[tuple[str, int]]] = {}
    for scope, skill, unknown in reading.plan.assess_first:
        by_skill.setdefault(skill, []).append((scope, unknown))
    return [
        (
            skill,
            joined(list(dict.fromkeys(scope for scope, _ in places)), most=6),
            kinds.WITHHELD
            if any((scope, skill) in unseen for scope, _ in places)
            else sum(unknown for _, unknown in places),
        )
        for skill, places in by_skill.items()
    ]


def unknown(reading: Reading) -> kinds.Section:
    analysis = reading.analysis
    title = "No level was asked"
    if len(analysis.levels):
        title = f"{percent(analysis.answered_share)} of the levels that were asked are known"
    lead = "An unknown level is never counted as a 0: it widens the range of coverage."
    short, none = "Unknown levels where positions are short", "Required, and not asked"
    empty = "No short requirement has people whose level is unknown."
    doubts = DOUBTS.table("unknown", short, _doubts(reading), empty=empty, only=READ)
    note = HELPS["note.not_asked"]
    empty, rows = "The survey asked the skill of every requirement.", analysis.not_asked
    not_asked = NOT_ASKED.table("not_asked", none, rows, note=note, empty=empty, only=READ)
    return kinds.Section("unknown", "Unknown", title, lead, (doubts, not_asked), "unknown")


def moment_words(at: datetime) -> str:
    """ "24 Nov 2026, 15:45 UTC"."""
    return f"{formats.day(at.date())}, {at:%H:%M} UTC"


FILES = Fields[ImportRecord](
    column("file", "File", value="file_name", share=2),
    column("wave", "Wave"),
    column("rater", "Rater", share=0.6),
    column("imported_at", "Imported", value=lambda f: moment_words(f.imported_at), share=1.2),
    column("sha256", "SHA-256", below=True),
)
WAVES = Fields[tuple[str, str, date]](
    column("team", "Team", value="0", share=2),
    column("wave", "Wave", value="1", share=2),
    column("held_on", "Held on", "date", "2"),
)


def making(reading: Reading, facts: ReportFacts) -> kinds.Section:
    plan, analysis = reading.plan, reading.analysis
    smallest = analysis.selection.viewer.smallest_group
    names = "off"
    if reading.people:
        names = "pseudonyms" if analysis.selection.pseudonyms else "shown"
    budget = "none"
    if plan.budget is not None:
        budget = f"{formats.money_exact(plan.budget, plan.currency)} on {plan.binds}"
    saved = " (save the scenario below as scenario.toml)" if facts.scenario_text else ""
    check = (
        ("Again", f"{VERIFY} makes this report again and compares every line."),
        ("Files", "Compare the SHA-256 of each file with that of your copy."),
        ("The plan", f"{facts.command}{saved}"),
    )
    lines = enumerate(facts.scenario_text.splitlines(), start=1)
    scenario = tuple((str(number), line) for number, line in lines if line.strip())
    few = "no limit: names are shown" if reading.people else f"{smallest} people"
    settings = (
        ("Made at", moment_words(facts.made_at)),
        ("Software", facts.software),
        *facts.filters,
        ("Names", names),
        ("Smallest group", few),
        ("Scenario", plan.scenario),
        ("Budget", budget),
        ("Due", due_rule(plan.deadline_weeks, facts.scenario.deadline_given)),
        ("Horizon of costs", formats.weeks(plan.horizon_weeks)),
        ("Levers allowed", joined(list(plan.levers)) or "none"),
        ("Gap of the solver", formats.small_percent(plan.gap)),
        ("Scenario hash", plan.scenario_hash),
    )
    blocks: tuple[kinds.Block, ...] = (
        kinds.Lines("settings", "", settings, READ),
        WAVES.table("waves", "Waves looked at", analysis.waves, only=READ),
        FILES.table("files", "Files behind the numbers", facts.imports, only=READ),
        kinds.Lines("formulas", "Formulas in words", FORMULAS, FULL),
        kinds.Lines("check", "How to check it", check),
        *([kinds.Lines("scenario", "The scenario", scenario, READ)] if scenario else []),
    )
    return kinds.Section(
        "made", "How made", "How this was made, and how to check it", "", blocks, "made"
    )
