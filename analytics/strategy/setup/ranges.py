"""How wide the assumptions leave each input of a verdict: what their ends make of it.

An input that the scenario sets itself has no range: it is told from its likely number, which is
another one than the assumptions'.
"""

from __future__ import annotations

from collections.abc import Mapping

from analytics.strategy.problem.problem import Range
from analytics.strategy.setup.assumptions import MONTHS_PER_YEAR, Assumptions
from data.vocabulary import MAX_LEVEL

WEEKS_PER_YEAR = 52.0


def ranges(numbers: Assumptions) -> Mapping[str, tuple[Range, ...]]:
    """By input (analytics.strategy.verdicts.parameters); each low end with all low numbers."""
    ends = (numbers.low, numbers.likely, numbers.high)
    years = numbers.likely("plan.horizon_weeks") / WEEKS_PER_YEAR
    steps = [f"training.hours_to_level_{level}" for level in range(1, MAX_LEVEL + 1)]
    month = MONTHS_PER_YEAR * years
    return {
        "training_hours": tuple(_own(numbers, key) for key in steps),
        "hire_weeks": (Range(*(numbers.lead_weeks(end)[1] for end in ("low", "likely", "high"))),),
        "hire_pay": (
            Range(
                *(
                    end("pay.base") * (1.0 + end("hire.pay_premium")) * end("pay.loaded_factor")
                    for end in ends
                )
            ),
        ),
        "seat_cost": (
            Range(
                *(
                    (end("tool.seat_per_month") + end("tool.usage_per_month")) * month
                    for end in ends
                )
            ),
        ),
        "training_success": (_own(numbers, "training.success"),),
        "tool_credit": tuple(_own(numbers, f"tool.credit_{kind}") for kind in ("yes", "partly")),
        "hire_works_out": (_own(numbers, "hire.works_out"),),
    }


def _own(numbers: Assumptions, key: str) -> Range:
    return Range(numbers.low(key), numbers.likely(key), numbers.high(key))
