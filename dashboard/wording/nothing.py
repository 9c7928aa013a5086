"""What stands on Strategy in place of a picture of nothing: why, and what to do."""

from __future__ import annotations

from analytics.strategy.results import Plan

NOTHING_SHORT = "Nothing is short, so the plan has nothing to close"
NOTHING_SHORT_HELP = (
    "Every requirement has its people today. Coverage says which of them hang on one person, and "
    "Gaps what breaks where somebody is away; a higher level, headcount or an earlier day is said "
    "in Settings."
)
NOTHING_BOUGHT = (
    "The plan buys nothing: no lever that is allowed closes a position within the budget and by "
    "its date. Raise the budget, allow more levers, or see “Why” for what each limit holds back."
)
NOTHING_PAID = "The plan buys nothing, so it takes no cash and no hours"
NOTHING_PAID_HELP = "What stays open without it, and since when, stands below where something does."


def actions_title(plan: Plan) -> str:
    """Above the list of what is bought."""
    if not plan.actions:
        return "The plan buys nothing, so nobody is asked for anything"
    return "Actions, the first decision first"
