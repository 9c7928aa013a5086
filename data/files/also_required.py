"""What else is required of the same people in the same skill: scopes that share teams."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from data.files.scopes import teams_of
from data.store.facts.requirements import Requirement
from data.vocabulary import ALL_TEAMS

MOST = 4
"""Skills that a note names."""


def also_required(
    rows: Sequence[Requirement], holding: Sequence[Requirement], teams: Collection[str]
) -> list[str]:
    """A sentence for each other scope that asks some of the same people for a skill of `rows`.

    `holding`: all requirements that hold now, `rows` among them. `teams`: all of the store.
    """

    def people(scope: str) -> frozenset[str]:
        return frozenset(teams if scope == ALL_TEAMS else teams_of(scope, teams))

    shared: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        for other in holding:
            if other.scope == row.scope or other.skill_no != row.skill_no:
                continue
            told = (other.scope, row.scope) in shared
            if people(row.scope) & people(other.scope) and not told:
                named = shared.setdefault((row.scope, other.scope), [])
                named += [] if row.skill in named else [row.skill]
    return [_sentence(scope, other, skills) for (scope, other), skills in shared.items()]


def _sentence(scope: str, other: str, skills: Sequence[str]) -> str:
    named = ", ".join(skills[:MOST])
    if len(skills) > MOST:
        named += f" and {len(skills) - MOST} more"
    return (
        f"{named}: {other} and {scope} both have targets for the same people. Each wants its own "
        "headcount, and a plan closes both. Where they mean the same, delete one in Settings."
    )
