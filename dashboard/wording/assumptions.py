"""What is said of the assumptions: the first few, unusual numbers."""

from __future__ import annotations

from dashboard.formats import count

CURRENCY_HELP = (
    "One ISO code for all money of this store. Changing it renames the unit and converts nothing: "
    "the numbers, most of them US benchmarks, are then yours to replace."
)
SCENARIO = "In this scenario"
SCENARIO_HELP = "A number for the scenario on the Plan page only; empty: as assumed."
COLUMNS_HELP = {
    "likely": "What plans are made with.",
    "source": "Where the number is from; “our assumption” where nobody has measured it.",
    "studies": "How many findings speak for and against the tool; they stand below the table.",
    "question": "Why a number looks unusual. It is taken as it is.",
}


def kept(numbers: int) -> str:
    """What became of the numbers of a scenario."""
    if not numbers:
        return "The scenario takes every number as it is assumed."
    return f"The scenario has {count(numbers, 'number')} of its own; Plan uses them."
