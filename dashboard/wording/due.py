"""When a requirement is due, said in one way on the pages and in the files."""

from __future__ import annotations

from dashboard.formats import weeks


def due_rule(weeks_due: float, given: bool) -> str:
    """Which date holds. `given`: the scenario says a deadline, and that caps every date."""
    after = weeks(weeks_due)
    if given:
        return f"Each requirement is due on its own date or after {after}, the earlier of the two."
    return f"Each requirement is due on its own date; one without a date after {after}."
