"""A report: which sections it has, for whom, and what heads every page."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from analytics.options.drivers import Driver
from analytics.options.explain.asking import Explanations
from analytics.options.explain.explain import Explaining
from analytics.results import Analysis, Selection
from analytics.strategy.results import Plan
from analytics.strategy.scenario.scenario import Scenario, read_scenario, scenario_text
from analytics.study import Study
from dashboard import formats
from dashboard.formats import count, day
from dashboard.formats import money as amount
from dashboard.render.blocks import Section
from dashboard.render.files import Report
from dashboard.subjects import HELPS, coverage, money, plan, sure, team, who, why
from dashboard.subjects import facts as sources
from dashboard.subjects import home as brief
from dashboard.subjects import trends as changes
from dashboard.subjects.facts import ReportFacts, collect_facts
from dashboard.subjects.reading import Reading
from dashboard.subjects.standing import due_rule
from data.vocabulary import RefusedError, Viewer

SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "changes": "Changes",
        "heatmap": "Heatmap",
        "gaps": "Gaps",
        "plan": "Plan",
        "sure": "How sure",
        "why": "Why",
        "depends": "What it depends on",
        "assumptions": "Assumptions",
        "unknown": "What is unknown",
    }
)
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
        raise RefusedError(
            f"There is no section {formats.joined(strange)}; there are {formats.joined(PARTS)}."
        )
    say("Measuring and planning")
    reading = Reading(study, wanted.people)
    analysis = study.analysis()
    study.planned()
    say("Playing the plan through")
    study.chances()
    text, made_at = wanted.scenario_text, wanted.made_at
    facts = collect_facts(
        study.store, analysis, study.scenario, scenario_text=text, made_at=made_at
    )
    found = None
    if wanted.explained:
        say("Explaining the plan by solving it again")
        found = explainer(study.explaining())
    tried: list[Driver] = []
    keys = study.driver_keys()[: wanted.numbers] if wanted.explained else ()
    for key in keys:
        say(f"{len(tried)} of {len(keys)} assumptions at both ends")
        tried.append(study.driver(key))
    assessed = wanted.explained if wanted.assessed is None else wanted.assessed
    if assessed:
        say("Which ratings to check first")
    wanted = replace(wanted, assessed=assessed, made_at=facts.made_at, numbers=len(tried))
    made = _sections(reading, facts, wanted, found, tried)
    stamp = (
        f"Made {sources.moment_words(facts.made_at)} · scenario {study.plan().scenario_hash[:12]}"
    )
    pinned = f" · as of {formats.day(analysis.today)} (pinned)" if analysis.today_pinned else ""
    return Report(
        title=made[0].title,
        subject=subject(analysis),
        stamp=f"{stamp}{pinned}",
        software=facts.software,
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
    told = {
        "team": selection.team,
        "wave": selection.wave,
        "ratings": selection.ratings,
        "aged_to": selection.aged_to and selection.aged_to.isoformat(),
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
    return f"{MARK} {json.dumps(told, separators=(',', ':'))}"


def from_line(line: str) -> tuple[Selection, Scenario, Wanted]:
    """What a recipe asks for. Raises RefusedError where the line was cut or changed."""
    try:
        told: dict[str, Any] = json.loads(line.partition(MARK)[2])
        if told["ratings"] not in ("fused", "self", "manager"):
            raise ValueError(told["ratings"])
        selection = Selection(
            team=told["team"],
            wave=told["wave"],
            ratings=told["ratings"],
            viewer=Viewer(
                teams=tuple(told["teams"]) if told.get("teams") is not None else None,
                people_visible=not told.get("groups_only", False),
                smallest_group=told["smallest_group"],
            ),
            aged_to=date.fromisoformat(told["aged_to"]) if told["aged_to"] else None,
            pseudonyms=told.get("pseudonyms", False),
            today=date.fromisoformat(told["today"]),
        )
        wanted = Wanted(
            people=told["people"],
            explained=told["explained"],
            assessed=told.get("assessed", told["explained"]),  # not in files of before
            since=told["since"],
            parts=tuple(told["sections"]),
            scenario_text=told["given"],
            made_at=datetime.fromisoformat(told["made_at"]),
            numbers=told["numbers"],
        )
        wishes = told["scenario"].encode()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RefusedError(HELPS["verify.cut_recipe"]) from error
    return selection, read_scenario(wishes) if wishes else Scenario(), wanted


def _sections(
    reading: Reading,
    facts: ReportFacts,
    wanted: Wanted,
    found: Explanations | None,
    tried: Sequence[Driver],
) -> list[Section]:
    study = reading.study
    asked: list[tuple[str, Callable[[], Section | None]]] = [
        ("plan", lambda: plan.options(reading)),
        ("plan", lambda: plan.plan(reading)),
        ("plan", lambda: money.money(reading)),
        ("plan", lambda: who.who(reading)),
        ("gaps", lambda: coverage.coverage(reading)),
        ("sure", lambda: sure.sure(reading)),
        ("sure", lambda: sure.assess(reading) if wanted.assessed else None),
        ("why", lambda: why.why(reading, found) if found else None),
        ("depends", lambda: why.depends(reading, tried, len(study.driver_keys()))),
        ("changes", lambda: changes.changes(reading, wanted.since) if wanted.since else None),
        ("heatmap", lambda: team.team(reading)),
        ("unknown", lambda: sources.unknown(reading)),
        ("assumptions", lambda: sources.assumptions_section(facts)),
    ]
    made = [make() for part, make in asked if part in wanted.parts]
    return [
        brief.brief(reading, facts.decided),
        *(section for section in made if section),
        sources.making(reading, facts),
    ]


def subject(analysis: Analysis) -> str:
    """Who and when: "Platform · spring 2026 · 13 people"."""
    teams = list(dict.fromkeys(team for team, _, _ in analysis.waves))
    waves = list(dict.fromkeys(wave for _, wave, _ in analysis.waves))
    parts = [
        formats.joined(teams, most=3) or "No team",
        formats.joined(waves, most=3) or "no wave",
        formats.count(analysis.people, "person", "people"),
    ]
    if analysis.ageing is not None:
        parts.append(f"levels aged to {formats.day(analysis.ageing.to)}, not as surveyed")
    return " · ".join(parts)


UNREQUIRED = "without requirements yet"
EXPLAINING = "Working out the reasons"
AUDIENCES: Mapping[str, str] = MappingProxyType(
    {"full": "All of it", "brief": "First page only", "chosen": "Sections"}
)


def explaining(done: int, of: int, part: str) -> str:
    return f"{EXPLAINING}: {done} of about {of}, now {part}. Then the files are ready."


def report_title(analysis: Analysis) -> str:
    dates = [held for _, _, held in analysis.waves]
    asked = f"{count(analysis.people, 'person', 'people')}, survey of {day(max(dates))}"
    return f"A report on {asked}" if analysis.requirements else f"A report on {asked}, {UNREQUIRED}"


def report_note(scenario: Scenario, plan: Plan) -> str:
    budget = "no budget limit"
    if scenario.budget is not None:
        budget = f"a budget of {amount(scenario.budget, plan.currency)} on {plan.binds}"
    due = due_rule(plan.deadline_weeks, scenario.deadline_given)
    return f"With these filters and the scenario of the Plan page: {budget}. {due}"
