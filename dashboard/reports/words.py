"""Sentences and short names that several sections of a report share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from analytics.results import LEVERS, Lever, RequirementCoverage, Verdict
from analytics.strategy.results import Close, Plan
from dashboard import formats
from dashboard.reports.plain import plain

VERDICT_WORDS: Mapping[Verdict, str] = {
    "hire": "Hire",
    "train": "Train",
    "equip": "Equip",
    "nothing": "No single lever",
    "covered": "Covered",
}
LEVER_DOES: Mapping[Lever, str] = {"train": "train", "hire": "hire", "equip": "equip"}


def outcome_words(plan: Plan) -> str:
    """What the plan reaches, by when, at what cost and chance, in one sentence."""
    if plan.status == "nothing to do":
        return "There is no shortage to close"
    by = f"by week {formats.whole_week(plan.deadline_weeks)}"
    closed = plan.shortage_before - plan.shortage
    price = (
        f"for {formats.money_exact(plan.cost.first_year_cash, plan.currency)} cash in the first "
        f"year and {formats.money_exact(plan.cost.total, plan.currency)} in all"
    )
    if not plan.actions:
        return f"Nothing within the limits closes a must-have {by}"
    if not plan.shortage_before:
        other = plan.shortage_other_before - plan.shortage_other
        return f"The plan closes {formats.count(other, 'other position')} {by} {price}"
    if plan.shortage == 0:
        what = "closes it" if closed == 1 else f"closes all {closed:,}"
    else:
        what = f"closes {closed:,} of {plan.shortage_before:,}"
    chance = f"the weakest must-have holds with a chance of {formats.percent(plan.chance_weakest)}"
    return f"The plan {what} {by} {price}; {chance}"


def blend_words(plan: Plan) -> str:
    """How many of what: "Train 4, hire 1, equip 6"."""
    bought = {
        lever: sum(a.count for a in plan.actions if a.lever == lever) for lever in LEVERS
    }  # fmt: skip
    words = [
        f"{LEVER_DOES[lever]} {bought[lever]:,}"
        for lever in ("train", "hire", "equip")
        if bought[lever]
    ]
    return formats.joined(words).capitalize() if words else "No action"


def need_name(rows: Sequence[RequirementCoverage], longest: int = 60) -> str:
    """Where a skill is required: the scopes, shortened."""
    scopes = list(dict.fromkeys(plain(r.scope, longest) for r in rows))
    return formats.joined(scopes, most=3)


def closes_words(closes: Iterable[Close]) -> str:
    """What an action closes: "Serving, level 3, Platform (2)"."""
    parts = [
        f"{plain(c.skill, 60)} level {c.level}, {plain(c.scope, 40)}"
        + (f" ({c.headcount:,})" if c.headcount > 1 else "")
        for c in closes
        if c.headcount
    ]
    return "; ".join(parts) if parts else "–"
