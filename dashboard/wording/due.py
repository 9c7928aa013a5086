"""When a requirement is due, said in one way on the pages and in the files."""

from __future__ import annotations

from analytics.results import RequirementCoverage
from dashboard.formats import day, weeks

NOT_GIVEN = "no date given"


def due_day(need: RequirementCoverage) -> str:
    """The due date, and where nobody gave it that it was set when the requirement was loaded."""
    return day(need.due_on) if need.due_given else f"{day(need.due_on)} ({NOT_GIVEN})"


def due_rule(weeks_due: float, given: bool) -> str:
    """Which date holds. `given`: the scenario says a deadline, and that caps every date."""
    if given:
        after = weeks(weeks_due)
        return (
            f"Each requirement is due on its own date or after {after}, the earlier of the two; "
            f"one without a date of its own after {after}."
        )
    return "Each requirement is due on its own date."
