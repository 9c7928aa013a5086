"""What is said of targets that are proposed to a team without any."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.proposals import Proposal
from dashboard.formats import count, day, joined

NOTHING_PROPOSED = (
    "Nothing in this store says what could be required. Load your own list: skillmix template "
    "requirements writes one to fill in."
)
HOW_TO_ACCEPT = (
    "Accept them: {call} load requirements --proposed (with --team NAME for one team). Or load "
    "your own list: {call} load requirements FILE."
)
USE = "Use these targets"


def title(proposed: Sequence[Proposal]) -> str:
    """How many are proposed, and to whom."""
    teams = list(dict.fromkeys(row.scope for row in proposed))
    must = sum(row.must_have for row in proposed)
    return (
        f"{count(len(proposed), 'target')} proposed for {joined(teams)}, "
        f"{must} of them must-have. None is in force yet."
    )


def columns(proposed: Sequence[Proposal]) -> dict[str, Sequence[object]]:
    """The proposals as a table, row by row with the reason for each; the team where there are
    several."""
    teams: list[object] = [row.scope for row in proposed]
    return {
        **({"Team": teams} if len({*teams}) > 1 else {}),
        "Skill": [row.skill for row in proposed],
        "Level": [row.level for row in proposed],
        "People": [row.headcount for row in proposed],
        "Must-have": ["yes" if row.must_have else "no" for row in proposed],
        "Due": [day(row.due) for row in proposed],
        "Why it is proposed": [row.reason for row in proposed],
    }
