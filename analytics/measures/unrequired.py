"""Skills that a survey asked and that nothing requires, each with whom it could be required of."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.results import Analysis
from data.vocabulary import ALL_TEAMS, EACH_TEAM, SCOPE_JOIN


@dataclass(frozen=True)
class Unrequired:
    """A surveyed skill without a requirement. `scope`: one under which a requirement of it takes
    away no default that holds for a team."""

    scope: str
    skill_id: str
    skill: str


def unrequired(analysis: Analysis) -> tuple[Unrequired, ...]:
    """Of what is looked at, in the order of the survey's areas.

    A team on defaults keeps them beside a requirement of each team or of several together, and
    loses them with its first own one; only who may say what holds for each team is offered that.
    """
    viewer = analysis.selection.viewer
    required = {need.skill_id for need in analysis.requirements}
    on_defaults = {team for n in analysis.requirements if n.is_default for team in n.teams}
    every = {team for team, _, _ in analysis.waves}
    asked: dict[tuple[str, str], set[str]] = {}
    rows = analysis.levels[["skill_id", "skill", "team"]].drop_duplicates()
    for skill_id, skill, team in rows.itertuples(index=False):
        if skill_id not in required:
            asked.setdefault((str(skill_id), str(skill)), set()).add(str(team))

    def scope(teams: set[str]) -> str:
        if viewer.whole and teams & on_defaults:
            return EACH_TEAM
        if viewer.whole and teams == every and len(teams) > 1:
            return ALL_TEAMS
        return SCOPE_JOIN.join(sorted(teams, key=str.casefold))

    return tuple(Unrequired(scope(teams), *skill) for skill, teams in asked.items())
