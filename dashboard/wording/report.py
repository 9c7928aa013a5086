"""What is said of the report."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from analytics.results import Analysis
from analytics.strategy.results import Plan
from analytics.strategy.scenario.scenario import Scenario
from dashboard.formats import count, day, money
from dashboard.wording.due import due_rule

CONTENTS = (
    "Where the team stands, the plan and what it costs, the gaps, how sure it is, the heatmap, the "
    "assumptions with their sources, what is unknown, and how it was made. Every file holds the "
    "same numbers as these pages."
)
VERIFY = (
    "Each file carries its recipe: skillmix verify FILE makes it again from the store and says, "
    "line by line, whether it is the same. Stop the app first where the store is a file; beside "
    "PostgreSQL it may run."
)
UNREQUIRED = "without requirements yet"
EXPLAINING = "Working out the reasons"
WITHOUT = "Make the files without it"
AUDIENCES: Mapping[str, str] = MappingProxyType(
    {"full": "All of it", "brief": "First page only", "chosen": "Sections"}
)
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


def download(what: str) -> str:
    """On the button of a file."""
    return f"Download the {what}"


def explained_help(many: int) -> str:
    """What the reasons are, and of how many people they are left out unless asked for."""
    return (
        "What the Plan page shows under “Why” and “How sure”, as tables. Of more than "
        f"{count(many, 'person', 'people')} it takes minutes, so it is off until you ask for it."
    )


def explaining(done: int, of: int, part: str) -> str:
    """How far the reasons are."""
    return f"{EXPLAINING}: {done} of about {of}, now {part}. Then the files are ready."


def report_title(analysis: Analysis) -> str:
    """What will be on paper."""
    dates = [held for _, _, held in analysis.waves]
    asked = f"{count(analysis.people, 'person', 'people')}, survey of {day(max(dates))}"
    return f"A report on {asked}" if analysis.requirements else f"A report on {asked}, {UNREQUIRED}"


def report_note(scenario: Scenario, plan: Plan) -> str:
    """Which plan is in it, and when what it closes is due."""
    budget = "no budget limit"
    if scenario.budget is not None:
        budget = f"a budget of {money(scenario.budget, plan.currency)} on {plan.binds}"
    due = due_rule(plan.deadline_weeks, scenario.deadline_given)
    return f"With these filters and the scenario of the Plan page: {budget}. {due}"
