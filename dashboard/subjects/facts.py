"""Where a report's numbers come from: files, assumptions, filters, versions.

The command line that recomputes a report's plan.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib.metadata import version

from analytics.knobs import FILTERS, KNOBS, reset, turned
from analytics.results import Analysis
from analytics.selection import Selection
from analytics.strategy.scenario.file import scenario_text as written
from analytics.strategy.scenario.saved import Saved, saved_scenarios
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.assumptions import Given, given_numbers
from analytics.strategy.setup.needs import week_zero
from dashboard.subjects.standing import filter_words
from data.store.database import Database, now
from data.store.facts.assumptions import Assumption, assumptions
from data.store.history.retention import ImportUsed, imports_behind

DEFAULT = Scenario()


def software() -> str:
    """Which Skillmix this is: "Skillmix 0.1.0"."""
    return f"Skillmix {version('skillmix')}"


def file_needed(scenario: Scenario) -> str:
    """The scenario as a file, where the options of `plan_command` cannot say all of it; else ""."""
    optional = reset(scenario, *KNOBS)
    return "" if optional == Scenario(name=scenario.name) else written(scenario)


def plan_command(
    selection: Selection, scenario: Scenario, start: date | None, *, has_file: bool
) -> str:
    """`skillmix plan --json` with the filters and options of this report, quoted for a shell.
    `start`: the day from which a plan made on another day would not start by itself.

    What was left to its default stays away: a deadline that is given caps the due dates. With a
    file, the rest of the scenario stands there (`scenario.toml` in the command).
    """
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
    """Provenance of one report. Nothing in it names a place on the maker's machine.

    `made_at` is UTC without zone; equal facts give equal bytes. `filters` are (name, value) as a
    reader would say them; `command` recomputes the plan; `scenario_text` is the scenario file.
    `start` is the plan's week 0 (methods.md#start-horizon-and-leavers).
    """

    imports: tuple[ImportUsed, ...]
    assumptions: tuple[Assumption, ...]
    software: str
    made_at: datetime
    filters: tuple[tuple[str, str], ...]
    command: str
    start: date | None
    scenario_text: str = ""
    overrides: tuple[tuple[str, float], ...] = ()
    """Assumptions that the scenario put in the place of the store's."""
    given: tuple[Given, ...] = ()
    """What the scenario gives for its own tools, profiles and contractors (strategy.given)."""
    scenario: str = ""
    """The whole scenario as TOML, for the recipe."""
    decided: tuple[Saved, ...] = ()
    """Decisions for this scenario and these people that stood when the report was made."""
    deadline_given: bool = False
    """Whether the scenario says a deadline, which caps due dates, or has the assumption's."""
    given_text: str = ""
    """The file that was given, as it was; `scenario_text` may be written where it was not."""


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
    `made_at` (UTC, default the moment) is printed and fixes the bytes of the files.
    """
    chosen = analysis.selection
    made_at = made_at or now()
    text = scenario_text or file_needed(scenario)
    waves = tuple(sorted({wave for _, wave, _ in analysis.waves}))
    people = frozenset(int(number) for number in analysis.roster["person_no"])
    filters = (
        ("Team", chosen.team or "all teams in scope"),
        ("Wave", chosen.wave or "each team's latest"),
        ("Ratings", chosen.ratings),
        ("Levels", filter_words(analysis.ageing) if analysis.ageing else "as surveyed"),
    )
    start = week_zero(analysis, scenario)
    moving = None if analysis.today_pinned and scenario.start is None else start
    return ReportFacts(
        imports=imports_behind(database, waves, people),
        assumptions=tuple(assumptions(database).values()),
        software=software(),
        made_at=made_at,
        filters=filters,
        command=plan_command(chosen, scenario, moving, has_file=bool(text)),
        start=start,
        scenario_text=text,
        overrides=scenario.assumptions,
        given=given_numbers(scenario),
        scenario=written(scenario),
        decided=_decided(database, chosen, scenario, made_at),
        deadline_given=scenario.deadline_given,
        given_text=scenario_text,
    )


def _decided(
    database: Database, chosen: Selection, scenario: Scenario, made_at: datetime
) -> tuple[Saved, ...]:
    """Of the same content, whatever its name, and for the same filters."""
    return tuple(
        one
        for one in saved_scenarios(database)
        if (told := one.decided)
        and replace(one.scenario, name="") == replace(scenario, name="")
        and (told.team, told.wave, told.ratings) == (chosen.team, chosen.wave, chosen.ratings)
        and chosen.aged_to is None
        and (chosen.viewer.teams is None or told.team in chosen.viewer.teams)
        and told.recorded_at <= made_at
    )
