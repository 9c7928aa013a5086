"""Which requirements hold for a selection (methods.md#requirements)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data.store.facts.needed import RequirementSet, StoredRequirement
from data.vocabulary import ALL_TEAMS, SCOPE_JOIN


@dataclass(frozen=True)
class TeamFacts:
    """What resolving needs of a team that is looked at."""

    people: int
    held_on: date


@dataclass(frozen=True)
class HoldingNeed:
    """One requirement that holds, with the teams that it looks at and the people it wants."""

    scope: str
    teams: tuple[str, ...]
    required: int
    stored: StoredRequirement


def holding_needs(
    sets: tuple[RequirementSet, ...],
    teams: Mapping[str, TeamFacts],
    team: str | None,
    today: date,
) -> tuple[HoldingNeed, ...]:
    """Requirements that hold: of each scope the version of its teams' wave.

    Shared scopes are left out where one team is selected: they are not its alone. Nothing is
    required of a team of which nobody said anything.
    """
    scopes = {s.scope for s in sets}
    latest = max((facts.held_on for facts in teams.values()), default=today)
    needs: list[HoldingNeed] = []

    def take(chosen: RequirementSet, members: tuple[str, ...]) -> None:
        roster = sum(teams[m].people for m in members if m in teams)
        for row in chosen.rows:
            required = row.headcount or max(1, math.ceil((row.share or 0) * roster - 1e-9))
            needs.append(HoldingNeed(chosen.scope, members, required, row))

    for name in sorted(scopes - {ALL_TEAMS}):
        members = scope_teams(name, teams)
        if team is None or members == (team,):
            day = max((teams[m].held_on for m in members if m in teams), default=latest)
            take(version_on(sets, name, day), members)
    if team is None and ALL_TEAMS in scopes and teams:
        take(version_on(sets, ALL_TEAMS, latest), tuple(teams))
    return tuple(needs)


def scope_teams(scope: str, teams: Mapping[str, TeamFacts]) -> tuple[str, ...]:
    """The teams that a scope names. A team whose own name has ` + ` in it stays one team."""
    if scope in teams or SCOPE_JOIN not in scope:
        return (scope,)
    return tuple(part.strip() for part in scope.split(SCOPE_JOIN))


def version_on(sets: tuple[RequirementSet, ...], scope: str, day: date) -> RequirementSet:
    """The scope's version that holds on a day: the latest of its day, else the earliest of all."""
    versions = [s for s in sets if s.scope == scope]
    valid = [s for s in versions if s.valid_from <= day]
    if valid:
        return max(valid, key=lambda s: (s.valid_from, s.set_no))
    return min(versions, key=lambda s: (s.valid_from, -s.set_no))
