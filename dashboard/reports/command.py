"""The command line that recomputes a report's plan."""

from __future__ import annotations

import shlex

from analytics.selection import Selection
from analytics.strategy.results import Plan


def plan_command(selection: Selection, plan: Plan, *, has_scenario: bool) -> str:
    """`skillmix plan --json` with the filters and options of this report, quoted for a shell.

    With a scenario file, its options stand in the file (`scenario.toml` in the command).
    """
    words = ["skillmix", "plan"]
    if selection.team:
        words += ["--team", selection.team]
    if selection.wave:
        words += ["--wave", selection.wave]
    if selection.ratings != "fused":
        words += ["--ratings", selection.ratings]
    if has_scenario:
        words += ["--scenario", "scenario.toml"]
    else:
        if plan.budget is not None:
            words += ["--budget", f"{plan.budget:.15g}", "--budget-on", plan.budget_on]
        words += ["--deadline-weeks", f"{plan.deadline_weeks:.15g}"]
        words += ["--levers", ",".join(plan.levers)]
    return shlex.join([*words, "--json"])
