"""What is said of the assumptions: the first few, what drives the plan, unusual numbers."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.strategy.drivers import Driver, End
from dashboard.formats import count, money

DRIVE = "Work out which numbers drive the plan most"
DRIVE_HELP = (
    "Each number is put at its low and at its high end, one at a time, and the plan is made anew. "
    "It uses the scenario of the Strategy page."
)
NOTHING_DRIVES = "No number within its range changes the plan."
CURRENCY_HELP = (
    "One ISO code for all money of this store. Changing it renames the unit and converts nothing: "
    "the numbers, most of them US benchmarks, are then yours to replace."
)
SCENARIO = "In this scenario"
SCENARIO_HELP = "A number for the scenario on the Strategy page only; empty: as assumed."
COLUMNS_HELP = {
    "likely": "What plans are made with.",
    "source": "Where the number is from; “assumption” where nobody has measured it.",
    "question": "Why a number looks unusual. It is taken as it is.",
}


def drive_title(found: Sequence[Driver], currency: str) -> str:
    """What moves the plan most."""
    if not found:
        return NOTHING_DRIVES
    first = found[0]
    if first.shortage_swing:
        moved = count(first.shortage_swing, "must-have position")
    else:
        moved = money(first.total_swing, currency)
    return f"{first.key} drives the plan most: {moved} between its ends"


def drive_alt(found: Sequence[Driver], currency: str) -> str:
    """The picture in sentences."""
    said = [
        f"{one.key}: {_end(one.low, currency)} at {one.low.number:g}, "
        f"{_end(one.high, currency)} at {one.high.number:g}"
        for one in found
    ]
    return f"{'; '.join(said)}." if said else NOTHING_DRIVES


def _end(end: End, currency: str) -> str:
    left = f", {count(end.shortage, 'must-have')} open" if end.shortage else ""
    return f"{money(end.total, currency)}{left}"


def kept(numbers: int) -> str:
    """What became of the numbers of a scenario."""
    if not numbers:
        return "The scenario takes every number as it is assumed."
    return f"The scenario has {count(numbers, 'number')} of its own; Strategy plans with it."
