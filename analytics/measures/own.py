"""What is asked of somebody: the levels of their role and of their team, without anybody's name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from analytics.measures.needs import version_on
from data.store.database import Database
from data.store.facts.needed import requirement_sets
from data.store.facts.roles import role_profiles
from data.store.people.own import Place


@dataclass(frozen=True)
class Asked:
    """Skill -> level that the role should hold, and the highest that the team must hold.

    The team's is asked of a number of people, not of each; how many is not said.
    """

    role: dict[str, int]
    team: dict[str, int]


def asked_of(database: Database, place: Place, day: date) -> Asked:
    """For somebody's place in the organisation, as it holds on a day: the team's own requirements.
    What several teams hold together is asked of none of them alone."""
    role = {row.skill: row.level for row in role_profiles(database) if row.role == place.role}
    if place.team is None:
        return Asked(role, {})
    sets = requirement_sets(database, replace(database.viewer, teams=(place.team,)))
    known = {one.scope for one in sets}
    team: dict[str, int] = {}
    for row in version_on(sets, place.team, day).rows if place.team in known else ():
        team[row.skill] = max(row.level, team.get(row.skill, 0))
    return Asked(role, team)
