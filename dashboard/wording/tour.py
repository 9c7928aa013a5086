"""The tour of the demo: what is worth seeing on a page, each sentence read off the data."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.options.results import SkillLevers
from analytics.results import Analysis, RequirementCoverage
from dashboard.formats import count, joined, money, percent
from dashboard.order import open_skills

STOPS = ("overview", "heatmap", "gaps", "strategy", "report")
"""Pages of the tour, in its order."""
FILTERED = "The tour is about all teams in the latest wave: take the filters off to go on with it."
_HOW = {"train": "training", "hire": "a hire", "equip": "a tool"}


def overview(analysis: Analysis) -> str:
    """Who the team hangs on."""
    alone = [need for need in analysis.single_points_of_failure if need.must_have]
    missing = sum(need.shortage for need in analysis.requirements if need.must_have)
    covered = f"{count(missing, 'must-have position')} {'is' if missing == 1 else 'are'} missing"
    if not alone:
        return f"No must-have hangs on one person, and {covered}."
    first = min(alone, key=lambda need: (need.required, -need.weight, need.skill))
    also = f", and so do {count(len(alone) - 1, 'more must-have')}" if len(alone) > 1 else ""
    return f"{_named(first)} hangs on one person{also.replace('so do 1', 'so does 1')}; {covered}."


def heatmap(analysis: Analysis, by_self: Analysis) -> str:
    """What depends on who is asked, else what nobody holds."""
    said = {(need.scope, need.skill_id, need.level): need for need in by_self.requirements}
    for need in _open(analysis):
        own = said.get((need.scope, need.skill_id, need.level))
        if own is not None and not own.shortage:
            return (
                f"By their own word {own.have} reach level {need.level} in {_named(need)} and "
                f"{own.required} {'is' if own.required == 1 else 'are'} required; with the "
                f"managers’ ratings {need.have} {'does' if need.have == 1 else 'do'}. Choose "
                "“Self only” above to see it."
            )
    empty = [need for need in _open(analysis) if not need.have]
    if empty:
        return (
            f"Look for a red frame without a dark cell: nobody is known to hold {_named(empty[0])}."
        )
    return "Red frames are must-haves below their headcount; a click opens what a cell is made of."


def gaps(levers: Sequence[SkillLevers], currency: str) -> str:
    """That there is no one answer: a skill for each lever that is the cheapest somewhere."""
    found = []
    for lever, how in _HOW.items():
        first = next((s for s in open_skills(levers) if s.verdict == lever), None)
        if first is not None:
            price = money(first.options[lever].cost.total, currency)  # type: ignore[index]
            found.append(f"{first.skill} by {how} ({price})")
    if len(found) < 2:
        return (
            joined([f"Least net cost: {one}" for one in found]) + "."
            if found
            else ("No gap is open: nothing has to be closed.")
        )
    return f"No one answer fits all. Least net cost: {joined(found)}."


STRATEGY = (
    "Each card is a way to go on: what it likely puts in place, and what it costs. Balanced has "
    "the least net cost. Choose another, or change the cost of an open must-have."
)


def report(analysis: Analysis, decided: int) -> str:
    """What goes on paper, and what follows a decision: the end of the tour."""
    said = (
        "What you saw goes to the budget meeting as PDF, slides or a workbook, with its sources "
        f"and with what is not known: {percent(1 - analysis.answered_share)} of the levels asked."
    )
    if decided:
        return f"{said} Ledger holds {count(decided, 'decided plan')} against the next waves."
    return (
        f"{said} Mark a saved scenario as decided on Strategy, and Ledger will hold it against the "
        "next waves."
    )


def _open(analysis: Analysis) -> list[RequirementCoverage]:
    """Must-haves below their headcount, the emptiest first."""
    rows = [need for need in analysis.requirements if need.must_have and need.shortage]
    return sorted(rows, key=lambda need: (need.have, -need.shortage, need.skill))


def _named(need: RequirementCoverage) -> str:
    return f"{need.skill} ({need.scope})"
