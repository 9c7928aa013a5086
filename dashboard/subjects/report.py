"""A report: which sections it has, for whom, and what heads every page; where its numbers come
from; how it was asked for, so that the same store makes it again, line for line."""

import json
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib.metadata import version
from typing import Any

from analytics.knobs import FILTERS, KNOBS, reset, turned
from analytics.ledger.ledger import decided_of_viewer
from analytics.options.drivers import Driver
from analytics.options.explain.asking import Explanations
from analytics.options.explain.explain import Explaining
from analytics.results import Analysis, Selection, by_key
from analytics.strategy.results import Plan
from analytics.strategy.scenario.saved import Saved
from analytics.strategy.scenario.scenario import Scenario, read_scenario, scenario_text
from analytics.study import Study
from dashboard import formats
from dashboard.formats import count, day, joined, moment, percent
from dashboard.render import blocks as kinds
from dashboard.render.blocks import Fields, column, within
from dashboard.render.files import Report
from dashboard.subjects import HELPS, coverage, money, plan, sure, team, texts, who, why
from dashboard.subjects import home as brief
from dashboard.subjects import trends as changes
from dashboard.subjects.reading import Reading
from dashboard.subjects.standing import due_rule, not_asked
from data.files.assumptions import called
from data.store.database import now
from data.store.facts.settings import UNSOURCED, Assumption, assumptions, without_source
from data.store.history.imports import ImportRecord, imports_behind
from data.vocabulary import RefusedError, Viewer, grouped


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
    UTC without zone; equal facts give equal bytes. `command` recomputes the plan; `scenario_text`
    is the scenario file."""

    imports: tuple[ImportRecord, ...]
    assumptions: tuple[Assumption, ...]
    made_at: datetime
    command: str
    scenario: Scenario
    scenario_text: str = ""
    decided: tuple[Saved, ...] = ()
    """Decisions for this scenario and these people that stood when the report was made."""


VERIFY = "skillmix verify FILE"
FORMULAS = tuple(texts("formula").items())
ASSUMPTIONS = Fields[tuple[Assumption, float | None]](
    column("name", "Assumption", value=lambda row: called(row[0].key), share=1.7),
    *within(0, column("key", "Key", share=1.5), column("low", "Low", "number")),
    *within(0, column("likely", "Likely", "number"), column("high", "High", "number")),
    column("own", "This scenario", "number", "1", optional=True),
    *within(0, column("unit", "Unit", share=1.2)),
    column("source", "Source", value=lambda row: row[0].source or UNSOURCED, share=2),
    column("year", "Year", value=lambda row: str(row[0].year or ""), share=0.4),
    *within(0, column("edited", "Edited", "flag")),
)


def assumptions_section(facts: ReportFacts) -> kinds.Section:
    own = dict(facts.scenario.assumptions)
    rows = [(assumption, own.get(assumption.key)) for assumption in facts.assumptions]
    unsourced = sum(without_source(assumption.source) for assumption in facts.assumptions)
    note = HELPS["note.assumptions"]
    table = ASSUMPTIONS.table("assumptions", "", rows, note=note, only=kinds.WIDE)
    title = f"{count(len(rows), 'assumption')}, {grouped(unsourced)} of them without a source"
    elsewhere = kinds.Note(HELPS["note.assumptions_elsewhere"], only=("pdf",))
    return kinds.Section("assumptions", "Assumptions", title, "", (table, elsewhere), "assumptions")


DOUBTS = Fields[tuple[str, str, kinds.Value]](
    column("skill", "Skill", value="0", share=2),
    column("where", "Where", value="1", share=3),
    column("unknown", "Unknown levels", "count", "2"),
)


def _doubts(reading: Reading) -> list[tuple[str, str, kinds.Value]]:
    """Of what may be shown: that somebody is to be asked says that positions are short."""
    unseen = {(scope, skill) for scope, skill, _ in reading.hidden.names}
    doubts = [item for item in reading.plan.assess_first if item[:2] not in unseen]
    return [
        (
            skill,
            joined(list(dict.fromkeys(scope for scope, _ in places)), most=6),
            sum(unknown for _, unknown in places),
        )
        for skill, places in by_key((skill, (scope, n)) for scope, skill, n in doubts).items()
    ]


def unknown(reading: Reading) -> kinds.Section:
    analysis = reading.analysis
    title = "No level was asked"
    if len(analysis.levels):
        title = f"{percent(analysis.answered_share)} of the levels that were asked are known"
    lead = "An unknown level is never counted as a 0: it widens the range of coverage."
    short, note = "Unknown levels where positions are short", not_asked(analysis)
    empty = "No target that is short has people whose level is unknown."
    doubts = DOUBTS.table("unknown", short, _doubts(reading), empty=empty, only=kinds.PAPER)
    blocks = (doubts, kinds.Note(note)) if note else (doubts,)
    return kinds.Section("unknown", "Unknown", title, lead, blocks, "unknown")


FILES = Fields[ImportRecord](
    column("file", "File", value="file_name", share=2),
    column("wave", "Wave"),
    column("rater", "Rater", value="raters", share=0.6),
    column("imported_at", "Imported", value=lambda f: moment(f.imported_at), share=1.2),
    column("sha256", "SHA-256", below=True),
)
WAVES = Fields[tuple[str, str, date]](
    column("team", "Team", value="0", share=2),
    column("wave", "Wave", value="1", share=2),
    column("held_on", "Held on", "date", "2"),
)


def making(reading: Reading, facts: ReportFacts) -> kinds.Section:
    plan, analysis = reading.plan, reading.analysis
    chosen, names = analysis.selection, "off"
    few = f"{chosen.viewer.smallest_group} people"
    if reading.people:
        names = "pseudonyms" if chosen.pseudonyms else "shown"
        few = "no limit: names are shown"
    gap = [] if plan.gap is None else [("Gap of the solver", formats.small_percent(plan.gap))]
    budget = "none"
    if plan.budget is not None:
        budget = f"{formats.money_exact(plan.budget, plan.currency)} on {plan.binds}"
    saved = " (with the scenario, as PDF and web page have it, in scenario.toml)"
    saved = saved if facts.scenario_text else ""
    check = (
        ("Again", f"{VERIFY} makes this report again and compares every line."),
        ("Files", "Compare the SHA-256 of each file, in PDF and web page, with that of your copy."),
        ("The plan", f"{facts.command}{saved}"),
    )
    lines = enumerate(facts.scenario_text.splitlines(), start=1)
    scenario = tuple((str(number), line) for number, line in lines if line.strip())
    settings = (
        ("Made at", moment(facts.made_at)),
        ("Software", software()),
        ("Team", chosen.team or "all teams in scope"),
        ("Wave", chosen.wave or "each team's latest"),
        ("Ratings", chosen.ratings),
        ("Names", names),
        ("Smallest group", few),
        ("Scenario", plan.scenario),
        ("Budget", budget),
        ("Due", due_rule(plan.deadline_weeks, facts.scenario.deadline_given)),
        ("Horizon of costs", formats.weeks(plan.horizon_weeks)),
        ("Levers allowed", joined(list(plan.levers)) or "none"),
        *gap,
        ("Scenario hash", plan.scenario_hash),
    )
    blocks: tuple[kinds.Block, ...] = (
        kinds.Lines("settings", "", settings, kinds.PAPER),
        WAVES.table("waves", "Waves looked at", analysis.waves, only=kinds.PAPER),
        FILES.table("files", "Files behind the numbers", facts.imports, only=kinds.PAPER),
        kinds.Lines("formulas", "Formulas in words", FORMULAS, kinds.WIDE),
        kinds.Lines("check", "How to check it", check),
        *([kinds.Lines("scenario", "The scenario", scenario, kinds.PAPER)] if scenario else []),
    )
    title = "How this was made, and how to check it"
    return kinds.Section("made", "How made", title, "", blocks, "made")


SECTIONS = texts("report.section")
"""What a report may say beside its first page and how it was made, which are always in it."""
PARTS = tuple(SECTIONS)
Explainer = Callable[[Explaining], Explanations]
Say = Callable[[str], None]


@dataclass(frozen=True)
class Wanted:
    """What a reader wants of a report. `assessed`: which ratings to check first (None: where it is
    explained); `since`: an earlier wave; `scenario_text`: the scenario's file as it was given;
    `made_at` (UTC): None is now; `numbers`: of so many assumptions both ends (None: of all)."""

    people: bool = False
    explained: bool = False
    assessed: bool | None = None
    since: str | None = None
    parts: tuple[str, ...] = PARTS
    scenario_text: str = ""
    made_at: datetime | None = None
    numbers: int | None = None


def collect_facts(study: Study, wanted: Wanted) -> ReportFacts:
    """Read what stands behind a study and its plan from the store. Where no file of the scenario
    was given it is written if it is needed; the moment is printed and fixes the bytes of files."""
    database, analysis, scenario = study.store, study.analysis(), study.scenario
    chosen, text, made_at = study.selection, wanted.scenario_text, wanted.made_at or now()
    if not text and reset(scenario, *KNOBS) != Scenario(name=scenario.name):
        text = scenario_text(scenario)  # the options of the command cannot say all of it
    waves = tuple(sorted({wave for _, wave, _ in analysis.waves}))
    people = frozenset(int(number) for number in analysis.roster["person_no"])
    decided = tuple(
        item
        for item in decided_of_viewer(database, chosen.team)
        if item.decided and item.decided.recorded_at <= made_at
    )
    pinned = analysis.today_pinned and scenario.start is None
    start = None if pinned else scenario.week_zero(analysis)
    return ReportFacts(
        imports=imports_behind(database, waves, people),
        assumptions=tuple(assumptions(database).values()),
        made_at=made_at,
        command=plan_command(chosen, scenario, start, has_file=bool(text)),
        scenario=scenario,
        scenario_text=text,
        decided=decided,
    )


def report(
    study: Study,
    wanted: Wanted,
    explainer: Explainer = Explaining.all,
    say: Say = lambda what: None,
) -> Report:
    """Ask a study all that a report says; `say`: what is done next, for who waits. Raises
    RefusedError where names are wished by who may not see them, or a part is unknown."""
    viewer = study.selection.viewer
    if wanted.people and not viewer.people_visible:
        raise RefusedError(HELPS["report.names_refused"].format(smallest=viewer.smallest_group))
    strange = [name for name in wanted.parts if name not in PARTS]
    if strange:
        raise RefusedError(f"There is no section {joined(strange)}; there are {joined(PARTS)}.")
    say("Measuring and planning")
    reading = Reading(study, wanted.people, wanted.people)
    analysis = study.analysis()
    study.planned()
    say("Playing the plan through")
    study.chances()
    facts = collect_facts(study, wanted)
    result = None
    if wanted.explained:
        say("Explaining the plan by solving it again")
        result = explainer(study.explaining())
    tried: list[Driver] = []
    keys = study.driver_keys()[: wanted.numbers] if wanted.explained else ()
    for key in keys:
        say(f"{len(tried)} of {len(keys)} assumptions at both ends")
        tried.append(study.driver(key))
    assessed = wanted.explained if wanted.assessed is None else wanted.assessed
    if assessed:
        say("Which ratings to check first")
    wanted = replace(wanted, assessed=assessed, made_at=facts.made_at, numbers=len(tried))
    made = _sections(reading, facts, wanted, result, tried)
    stamp = f"Made {moment(facts.made_at)} · scenario {study.plan().scenario_hash[:12]}"
    pinned = f" · as of {day(analysis.today)} (pinned)" if analysis.today_pinned else ""
    return Report(
        title=made[0].title,
        subject=subject(analysis),
        stamp=f"{stamp}{pinned}",
        software=software(),
        made_at=facts.made_at,
        currency=reading.currency,
        recipe=recipe(replace(study.selection, today=analysis.today), study.scenario, wanted),
        sections=tuple(made),
    )


MARK = "skillmix-recipe:"
"""Begins the line in which a file carries what its report was made of."""


def recipe(selection: Selection, scenario: Scenario, wanted: Wanted) -> str:
    """One line of ASCII that `from_line` reads back. `selection` has the day on which the store
    stood, `wanted` the moment and what was worked out."""
    viewer = selection.viewer
    values = {
        "team": selection.team,
        "wave": selection.wave,
        "ratings": selection.ratings,
        "smallest_group": viewer.smallest_group,
        "people": wanted.people,
        "explained": wanted.explained,
        "numbers": wanted.numbers,
        "since": wanted.since,
        "sections": wanted.parts,
        "scenario": scenario_text(scenario),
        "given": wanted.scenario_text,
        "made_at": wanted.made_at and wanted.made_at.isoformat(),
        "today": selection.today and selection.today.isoformat(),
        "teams": viewer.teams,
        "groups_only": not viewer.people_visible,
        "pseudonyms": selection.pseudonyms,
        "assessed": wanted.assessed,
    }
    return f"{MARK} {json.dumps(values, separators=(',', ':'))}"


def from_line(line: str) -> tuple[Selection, Scenario, Wanted]:
    """What a recipe asks for. Raises RefusedError where the line was cut or changed."""
    try:
        values: dict[str, Any] = json.loads(line.partition(MARK)[2])
        if values["ratings"] not in ("fused", "self", "manager"):
            raise ValueError(values["ratings"])
        selection = Selection(
            team=values["team"],
            wave=values["wave"],
            ratings=values["ratings"],
            viewer=Viewer(
                teams=tuple(values["teams"]) if values.get("teams") is not None else None,
                people_visible=not values.get("groups_only", False),
                smallest_group=values["smallest_group"],
            ),
            pseudonyms=values.get("pseudonyms", False),
            today=date.fromisoformat(values["today"]),
        )
        wanted = Wanted(
            people=values["people"],
            explained=values["explained"],
            assessed=values.get("assessed", values["explained"]),  # not in files of before
            since=values["since"],
            parts=tuple(values["sections"]),
            scenario_text=values["given"],
            made_at=datetime.fromisoformat(values["made_at"]),
            numbers=values["numbers"],
        )
        wishes = values["scenario"].encode()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RefusedError(HELPS["verify.cut_recipe"]) from error
    return selection, read_scenario(wishes) if wishes else Scenario(), wanted


def _sections(
    reading: Reading,
    facts: ReportFacts,
    wanted: Wanted,
    explanations: Explanations | None,
    tried: Sequence[Driver],
) -> list[kinds.Section]:
    study = reading.study
    asked: list[tuple[str, Callable[[], kinds.Section | None]]] = [
        ("plan", lambda: plan.options(reading)),
        ("plan", lambda: plan.plan(reading)),
        ("plan", lambda: money.money(reading)),
        ("plan", lambda: who.who(reading)),
        ("gaps", lambda: coverage.coverage(reading)),
        ("sure", lambda: sure.sure(reading)),
        ("sure", lambda: sure.assess(reading) if wanted.assessed else None),
        ("why", lambda: why.why(reading, explanations) if explanations else None),
        ("depends", lambda: why.depends(reading, tried, len(study.driver_keys()))),
        ("changes", lambda: changes.changes(reading, wanted.since) if wanted.since else None),
        ("heatmap", lambda: team.team(reading)),
        ("unknown", lambda: unknown(reading)),
        ("assumptions", lambda: assumptions_section(facts)),
    ]
    made = [make() for part, make in asked if part in wanted.parts]
    return [
        brief.brief(reading, facts.decided),
        *(section for section in made if section),
        making(reading, facts),
    ]


def subject(analysis: Analysis) -> str:
    """Who and when: "Platform · spring 2026 · 13 people"."""
    teams = list(dict.fromkeys(team for team, _, _ in analysis.waves))
    waves = list(dict.fromkeys(wave for _, wave, _ in analysis.waves))
    parts = [
        joined(teams, most=3) or "No team",
        joined(waves, most=3) or "no wave",
        count(analysis.people, "person", "people"),
    ]
    return " · ".join(parts)


EXPLAINING = "Working out the reasons"
AUDIENCES = texts("report.audience")


def explaining(done: int, of: int, part: str) -> str:
    return f"{EXPLAINING}: {done} of about {of}, now {part}. Then the files are ready."


def report_title(analysis: Analysis) -> str:
    dates = [held for _, _, held in analysis.waves]
    who = count(analysis.people, "person", "people")
    return f"A report on {who}, survey of {day(max(dates))}"


def report_note(scenario: Scenario, plan: Plan) -> str:
    budget = "no budget limit"
    if scenario.budget is not None:
        budget = f"a budget of {formats.money(scenario.budget, plan.currency)} on {plan.binds}"
    due = due_rule(plan.deadline_weeks, scenario.deadline_given)
    return f"With these filters and the scenario of the Plan page: {budget}. {due}"
