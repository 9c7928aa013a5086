"""What else is required of the same people in the same skill: scopes that share teams."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from data.files.scopes import teams_of
from data.store.facts.requirements import Requirement
from data.vocabulary import ALL_TEAMS, EACH_TEAM

MOST = 4
"""Skills that a note names."""


def also_required(
    rows: Sequence[Requirement],
    holding: Sequence[Requirement],
    teams: Collection[str],
    asked: Collection[int],
    defaults: Collection[str],
) -> list[str]:
    """A sentence for each other scope that asks some of the same people for a skill of `rows`.

    `holding`: all requirements that hold now, `rows` among them. `teams`: all of the store.
    `asked`: numbers of the skills that some survey asked. `defaults`: scopes that are the product's
    own; they hold of no other skill, and while a team has no requirements of its own.
    """
    own = {row.scope for row in holding}
    everybody = frozenset(teams)

    def people(scope: str) -> frozenset[str]:
        if scope == EACH_TEAM:
            return everybody - own
        if scope == ALL_TEAMS:
            return everybody if scope not in defaults or everybody - own else frozenset()
        return frozenset(teams_of(scope, teams))

    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        for other in holding:
            if other.scope == row.scope or other.skill_no != row.skill_no:
                continue
            if other.scope in defaults and other.skill_no not in asked:
                continue
            said = (other.scope, row.scope) in found
            if people(row.scope) & people(other.scope) and not said:
                named = found.setdefault((row.scope, other.scope), [])
                named += [] if row.skill in named else [row.skill]
    return [_sentence(scope, other, skills) for (scope, other), skills in found.items()]


def _sentence(scope: str, other: str, skills: Sequence[str]) -> str:
    named = ", ".join(skills[:MOST])
    if len(skills) > MOST:
        named += f" and {len(skills) - MOST} more"
    still = (
        f"the default of teams without their own (“{EACH_TEAM}”)"
        if other == EACH_TEAM
        else (f"what is required for “{other}”")
    )
    return (
        f"{named}: {still} holds beside that for “{scope}” and counts the same people. Each wants "
        "its own headcount, and a plan closes both; where they mean the same, delete the rows of "
        "one in Settings."
    )
