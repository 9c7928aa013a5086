"""From a store to the model of a report: what the command, the page's files and `verify` share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from analytics.analyse import analyse
from analytics.options.choice import Choice, choose
from analytics.options.drivers import Driver, basis, driver, ranged
from analytics.options.explain.explain import SECONDS
from analytics.options.explain.explaining import Explaining
from analytics.options.explain.results import Explanations
from analytics.options.verdicts import skill_levers
from analytics.results import Analysis
from analytics.selection import Selection
from analytics.strategy.scenario.scenario import Scenario
from dashboard.reports.depends import Depends
from dashboard.reports.facts import collect_facts
from dashboard.reports.model import SECTIONS, ReportModel, report_model
from data.store.database import Database

Explainer = Callable[[Choice, float], Explanations]
Say = Callable[[str], None]


def quiet(what: str) -> None:
    """Tells nobody."""


def everything(choice: Choice, seconds: float) -> Explanations:
    """What explains a plan, without telling how far it is."""
    return Explaining(choice, seconds).all()


def collect(
    database: Database,
    selection: Selection,
    scenario: Scenario,
    *,
    scenario_text: str = "",
    people: bool = False,
    explained: bool = False,
    assessed: bool | None = None,
    since: str | None = None,
    sections: tuple[str, ...] = SECTIONS,
    made_at: datetime | None = None,
    explainer: Explainer = everything,
    numbers: int | None = None,
    say: Say = quiet,
) -> ReportModel:
    """Measure, plan, play through, and where `explained` is wished explain, at both ends too.

    `assessed`: work out what to assess first, some seconds (None: where it is explained);
    `since`: an earlier wave, for what changed; `sections`: those that are printed; `made_at` (UTC):
    default the moment; `numbers`: of so many assumptions both ends (None: of all); `say`: what is
    done next, for who waits. Raises
    RefusedError where the store, the filters or the scenario cannot be followed.
    """
    say("Measuring and planning")
    analysis = analyse(database, selection)
    choice = choose(database, analysis, scenario)
    solved = choice.planned
    say("Playing the plan through")
    chances = choice.chances()
    levers = skill_levers(database, analysis, scenario)
    facts = collect_facts(
        database, analysis, scenario, scenario_text=scenario_text, made_at=made_at
    )
    before = analyse(database, replace(selection, wave=since)) if since else None
    found, worked, first = None, None, None
    if explained:
        say("Explaining the plan by solving it again")
        found = explainer(choice, SECONDS)
        worked = depends(database, analysis, scenario, choice, numbers, say)
    if explained if assessed is None else assessed:
        say("Which ratings to verify first")
        first = choice.assessment()
    return report_model(
        analysis,
        replace(solved.plan, pure=choice.pure),
        levers,
        facts,
        people,
        found,
        chances,
        worked,
        before,
        since,
        sections,
        first,
        choice.options,
        choice.name,
    )


def depends(
    database: Database,
    analysis: Analysis,
    scenario: Scenario,
    choice: Choice,
    numbers: int | None = None,
    say: Say = quiet,
) -> Depends:
    """Every number at both ends, or the first `numbers`."""
    if not analysis.requirements:
        return Depends(())
    base = basis(choice)
    keys = ranged(database, scenario)
    found: list[Driver] = []
    for key in keys[:numbers]:
        say(f"{len(found)} of {len(keys[:numbers])} assumptions at both ends")
        found.append(driver(database, analysis, scenario, base, key))
    return Depends(tuple(found), len(keys))
