"""The command line that recomputes a report's plan."""

from __future__ import annotations

import shlex
from dataclasses import replace
from datetime import date

from analytics.results import LEVERS
from analytics.selection import Selection
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.scenario.text import scenario_text


def file_needed(scenario: Scenario) -> str:
    """The scenario as a file, where the options of `plan_command` cannot say all of it; else ""."""
    optional = replace(
        scenario,
        budget=None,
        budget_on="cash",
        deadline_weeks=None,
        levers=LEVERS,
        max_hires=None,
        hours_cap=None,
        start=None,
    )
    return "" if optional == Scenario(name=scenario.name) else scenario_text(scenario)


def plan_command(
    selection: Selection, scenario: Scenario, start: date | None, *, has_file: bool
) -> str:
    """`skillmix plan --json` with the filters and options of this report, quoted for a shell.
    `start`: the day from which a plan made on another day would not start by itself.

    What was left to its default stays away: a deadline that is given caps the due dates. With a
    file, the rest of the scenario stands there (`scenario.toml` in the command).
    """
    words = ["skillmix", "plan"]
    if selection.team:
        words += ["--team", selection.team]
    if selection.wave:
        words += ["--wave", selection.wave]
    if selection.ratings != "fused":
        words += ["--ratings", selection.ratings]
    if selection.aged_to is not None:
        words += ["--aged-to", selection.aged_to.isoformat()]
    if has_file:
        words += ["--scenario", "scenario.toml"]
    if start is not None:
        words += ["--start", start.isoformat()]
    if scenario.budget is not None:
        words += ["--budget", f"{scenario.budget:.15g}", "--budget-on", scenario.budget_on]
    if scenario.deadline_weeks is not None:
        words += ["--deadline-weeks", f"{scenario.deadline_weeks:.15g}"]
    if set(scenario.levers) != set(LEVERS):
        words += ["--levers", ",".join(scenario.levers)]
    if scenario.max_hires is not None:
        words += ["--max-hires", str(scenario.max_hires)]
    if scenario.hours_cap is not None:
        words += ["--hours-cap", f"{scenario.hours_cap:.15g}"]
    return shlex.join([*words, "--json"])
