"""From a study to the model of a report: what the command, the page's files and `verify` share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from analytics.options.drivers import Driver
from analytics.options.explain.explaining import Explaining
from analytics.options.explain.results import Explanations
from analytics.study import Study
from dashboard.reports.depends import Depends
from dashboard.reports.facts import collect_facts
from dashboard.reports.model import SECTIONS, ReportModel, report_model

Explainer = Callable[[Explaining], Explanations]
Say = Callable[[str], None]


def quiet(what: str) -> None:
    """Tells nobody."""


def collect(
    study: Study,
    *,
    scenario_text: str = "",
    people: bool = False,
    explained: bool = False,
    assessed: bool | None = None,
    since: str | None = None,
    sections: tuple[str, ...] = SECTIONS,
    made_at: datetime | None = None,
    explainer: Explainer = Explaining.all,
    numbers: int | None = None,
    say: Say = quiet,
) -> ReportModel:
    """Ask a study all that a report says; where `explained` is wished why, and both ends too.

    `assessed`: work out what to assess first, some seconds (None: where it is explained);
    `since`: an earlier wave, for what changed; `sections`: those that are printed; `made_at` (UTC):
    default the moment; `numbers`: of so many assumptions both ends (None: of all); `say`: what is
    done next, for who waits. Raises
    RefusedError where the store, the filters or the scenario cannot be followed.
    """
    say("Measuring and planning")
    analysis, plan = study.analysis(), study.plan_beside_levers()
    say("Playing the plan through")
    chances = study.chances()
    facts = collect_facts(
        study.store, analysis, study.scenario, scenario_text=scenario_text, made_at=made_at
    )
    found, worked, first = None, None, None
    if explained:
        say("Explaining the plan by solving it again")
        found = explainer(study.explaining())
        worked = depends(study, numbers, say)
    if explained if assessed is None else assessed:
        say("Which ratings to verify first")
        first = study.assessment()
    return report_model(
        analysis,
        plan,
        study.levers(),
        facts,
        people,
        found,
        chances,
        worked,
        study.since(since).analysis() if since else None,
        since,
        sections,
        first,
        study.options(),
        study.scenario.option,
    )


def depends(study: Study, numbers: int | None = None, say: Say = quiet) -> Depends:
    """Every number at both ends, or the first `numbers`."""
    keys = study.driver_keys()
    found: list[Driver] = []
    for key in keys[:numbers]:
        say(f"{len(found)} of {len(keys[:numbers])} assumptions at both ends")
        found.append(study.driver(key))
    return Depends(tuple(found), len(keys))
