"""Where a report's numbers come from: files, assumptions, filters, versions, what is not known; and
how it was asked for, so that the same store makes it again, line for line. The command line that
recomputes a report's plan."""

import json
import shlex
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from importlib.metadata import version
from typing import Any

from analytics.knobs import FILTERS, KNOBS, reset, turned
from analytics.results import Analysis, NotAsked, Selection
from analytics.strategy.scenario.saved import Saved, saved_scenarios
from analytics.strategy.scenario.scenario import Scenario, read_scenario
from analytics.strategy.scenario.scenario import scenario_text as written
from dashboard import formats
from dashboard.formats import count, joined, percent
from dashboard.render.blocks import WITHHELD, Block, Fields, Lines, Outlet, Section, Value, column
from dashboard.subjects.reading import Reading
from dashboard.subjects.standing import due_rule, filter_words
from data.store.database import Database, now
from data.store.facts.settings import UNSOURCED, Assumption, assumptions, without_source
from data.store.history.imports import ImportRecord, imports_behind
from data.vocabulary import RefusedError, Viewer, grouped

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


MARK = "skillmix-recipe:"
"""Begins the line in which a file carries its recipe."""


@dataclass(frozen=True)
class Recipe:
    """Filters, scenario (its TOML) and choices. Days and the moment (UTC) in ISO form."""

    team: str | None
    wave: str | None
    ratings: str
    aged_to: str | None
    smallest_group: int
    people: bool
    explained: bool
    numbers: int
    """Of how many assumptions with a range the report has both ends, in the order of the keys."""
    since: str | None
    sections: tuple[str, ...]
    scenario: str
    given: str
    """The scenario file as it was given, which the report prints; "" where none was."""
    made_at: str
    today: str
    """The day on which the store stood, from which the plan starts."""
    teams: tuple[str, ...] | None = None
    """Those that who asked for the report may see; None: all."""
    groups_only: bool = False
    """Whether who asked may not see people, so that what is withheld was left out."""
    pseudonyms: bool = False
    assessed: bool = False
    """Whether it was worked out what to assess first."""

    def line(self) -> str:
        """One line of ASCII that `from_line` reads back."""
        return f"{MARK} {json.dumps(asdict(self), separators=(',', ':'))}"

    def selection(self) -> Selection:
        """The filters. Raises RefusedError where somebody changed them to what cannot be."""
        if self.ratings not in ("fused", "self", "manager"):
            raise RefusedError(f"The file names ratings that do not exist: {self.ratings}.")
        return Selection(
            team=self.team,
            wave=self.wave,
            ratings=self.ratings,  # type: ignore[arg-type]
            viewer=Viewer(
                teams=self.teams,
                people_visible=not self.groups_only,
                smallest_group=self.smallest_group,
            ),
            aged_to=date.fromisoformat(self.aged_to) if self.aged_to else None,
            pseudonyms=self.pseudonyms,
            today=date.fromisoformat(self.today),
        )

    def wishes(self) -> Scenario:
        return read_scenario(self.scenario.encode()) if self.scenario else Scenario()

    def moment(self) -> datetime:
        """When the report was made: UTC without zone."""
        return datetime.fromisoformat(self.made_at)


def filters_of(selection: Selection) -> dict[str, Any]:
    """What a recipe keeps of a selection, by its fields."""
    viewer = selection.viewer
    return {
        "team": selection.team,
        "wave": selection.wave,
        "ratings": selection.ratings,
        "aged_to": selection.aged_to.isoformat() if selection.aged_to else None,
        "smallest_group": viewer.smallest_group,
        "teams": viewer.teams,
        "groups_only": not viewer.people_visible,
        "pseudonyms": selection.pseudonyms,
    }


def from_line(line: str) -> Recipe:
    """Read a recipe back. Raises RefusedError where the line was cut or changed."""
    try:
        told: dict[str, Any] = json.loads(line.partition(MARK)[2])
        told.setdefault("assessed", bool(told["explained"]))  # not in files of before
        recipe = Recipe(**{one.name: told[one.name] for one in fields(Recipe) if one.name in told})
        teams = None if recipe.teams is None else tuple(recipe.teams)
        recipe = replace(recipe, sections=tuple(recipe.sections), teams=teams)
        recipe.moment()
    except (ValueError, KeyError, TypeError) as error:
        raise RefusedError(
            "The file's recipe was cut or changed, so that the report cannot be made again to "
            "compare. Take the file as Skillmix wrote it."
        ) from error
    return recipe


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


ASSUMPTIONS = Fields[tuple[Assumption, float | None]](
    column("key", "Assumption", "text", lambda row: row[0].key, share=1.7),
    column("low", "Low", "number", lambda row: row[0].low),
    column("likely", "Likely", "number", lambda row: row[0].likely),
    column("high", "High", "number", lambda row: row[0].high),
    column("own", "This scenario", "number", lambda row: row[1], optional=True),
    column("unit", "Unit", "text", lambda row: row[0].unit, share=1.2),
    column("source", "Source", "text", lambda row: row[0].source or UNSOURCED, share=2),
    column("year", "Year", "text", lambda row: str(row[0].year or ""), share=0.4),
    column("edited", "Edited", "flag", lambda row: row[0].edited),
)


def assumptions_section(facts: ReportFacts) -> Section:
    own = dict(facts.scenario.assumptions)
    rows = [(one, own.get(one.key)) for one in facts.assumptions]
    unsourced = sum(without_source(one.source) for one in facts.assumptions)
    note = "“our assumption” stands where no source is known: replace it by what it names."
    table = ASSUMPTIONS.table("assumptions", "", rows, note=note, only=FULL)
    title = f"{count(len(rows), 'assumption')}, {grouped(unsourced)} of them without a source"
    return Section("assumptions", "Assumptions", title, "", (table,), "assumptions")


DOUBTS = Fields[tuple[str, str, Value]](
    column("skill", "Skill", "text", lambda row: row[0], share=2),
    column("where", "Where", "text", lambda row: row[1], share=3),
    column("unknown", "Unknown levels", "count", lambda row: row[2]),
)
NOT_ASKED = Fields[NotAsked](
    column("skill", "Skill", "text", lambda n: n.skill, share=2),
    column("scope", "Scope", "text", lambda n: n.scope, share=1.5),
    column("level", "Level", "level", lambda n: n.level),
)


def _doubts(reading: Reading) -> list[tuple[str, str, Value]]:
    unseen = {(scope, skill) for scope, skill, _ in reading.hidden.names}
    by_skill: dict[str, list[tuple[str, int]]] = {}
    for scope, skill, unknown in reading.plan.assess_first:
        by_skill.setdefault(skill, []).append((scope, unknown))
    return [
        (
            skill,
            joined(list(dict.fromkeys(scope for scope, _ in places)), most=6),
            WITHHELD
            if any((scope, skill) in unseen for scope, _ in places)
            else sum(unknown for _, unknown in places),
        )
        for skill, places in by_skill.items()
    ]


def unknown(reading: Reading) -> Section:
    analysis = reading.analysis
    title = "No level was asked"
    if len(analysis.levels):
        title = f"{percent(analysis.answered_share)} of the levels that were asked are known"
    lead = "An unknown level is never counted as a 0: it widens the range of coverage."
    short, none = "Unknown levels where positions are short", "Required, and not asked"
    empty = "No short requirement has people whose level is unknown."
    doubts = DOUBTS.table("unknown", short, _doubts(reading), empty=empty, only=READ)
    note = "Whether anybody holds these is unknown, and each position counts as short."
    empty, rows = "The survey asked the skill of every requirement.", analysis.not_asked
    not_asked = NOT_ASKED.table("not_asked", none, rows, note=note, empty=empty, only=READ)
    return Section("unknown", "Unknown", title, lead, (doubts, not_asked), "unknown")


FILES = Fields[ImportRecord](
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
        ("Made at", made_words(facts)),
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
    blocks: tuple[Block, ...] = (
        Lines("settings", "", settings, READ),
        WAVES.table("waves", "Waves looked at", analysis.waves, only=READ),
        FILES.table("files", "Files behind the numbers", facts.imports, only=READ),
        Lines("formulas", "Formulas in words", FORMULAS, FULL),
        Lines("check", "How to check it", check),
        *([Lines("scenario", "The scenario", scenario, READ)] if scenario else []),
    )
    return Section("made", "How made", "How this was made, and how to check it", "", blocks, "made")


def made_words(facts: ReportFacts) -> str:
    """When a report was made: "24 Nov 2026, 15:45 UTC"."""
    return f"{formats.day(facts.made_at.date())}, {facts.made_at:%H:%M} UTC"
