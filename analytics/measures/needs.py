"""Which requirements hold for a selection (DEFINITIONS 2 and 6)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analytics.results import NotAsked
from data.store.facts.needed import RequirementSet, StoredRequirement
from data.vocabulary import ALL_TEAMS, EACH_TEAM, SCOPE_JOIN


@dataclass(frozen=True)
class TeamFacts:
    """What resolving needs of a team that is looked at."""

    people: int
    held_on: date
    asked: frozenset[str]


@dataclass(frozen=True)
class HoldingNeed:
    """One requirement that holds, with the teams that it looks at and the people it wants."""

    scope: str
    teams: tuple[str, ...]
    required: int
    is_default: bool
    stored: StoredRequirement


def holding_needs(
    sets: tuple[RequirementSet, ...],
    teams: Mapping[str, TeamFacts],
    team: str | None,
    today: date,
) -> tuple[tuple[HoldingNeed, ...], tuple[NotAsked, ...]]:
    """Requirements that hold, and default ones whose skill the survey did not ask.

    A team's own requirements replace the defaults, until all of them are taken away; those that it
    shares with others do not, since they say what the teams hold together and nothing of what each
    needs. Shared scopes are left out where one team is selected: they are not its alone. A default
    for all teams holds while some team is on defaults.
    """
    scopes = {s.scope for s in sets}
    latest = max((facts.held_on for facts in teams.values()), default=today)
    needs: list[HoldingNeed] = []
    not_asked: list[NotAsked] = []

    def take(chosen: RequirementSet, scope: str, members: tuple[str, ...]) -> None:
        asked = frozenset().union(*(teams[m].asked for m in members if m in teams))
        roster = sum(teams[m].people for m in members if m in teams)
        for row in chosen.rows:
            if chosen.is_default and row.skill_id not in asked:
                not_asked.append(NotAsked(scope, row.skill, row.level))
                continue
            required = row.headcount or max(1, math.ceil((row.share or 0) * roster - 1e-9))
            needs.append(HoldingNeed(scope, members, required, chosen.is_default, row))

    on_defaults = [
        name
        for name, facts in teams.items()
        if name not in scopes or not version_on(sets, name, facts.held_on).rows
    ]
    for name in sorted(scopes - {ALL_TEAMS, EACH_TEAM}):
        members = scope_teams(name, teams)
        if team is None or members == (team,):
            day = max((teams[m].held_on for m in members if m in teams), default=latest)
            take(version_on(sets, name, day), name, members)
    for name in on_defaults:
        if team in (None, name):
            take(version_on(sets, EACH_TEAM, teams[name].held_on), name, (name,))
    if team is None and ALL_TEAMS in scopes and teams:
        shared = version_on(sets, ALL_TEAMS, latest)
        if not shared.is_default or on_defaults:
            take(shared, ALL_TEAMS, tuple(teams))
    return tuple(needs), tuple(not_asked)


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
