"""Own requirements whose skill the survey asked nobody of: unknown for everybody, and counted."""

from __future__ import annotations

from analytics.results import Analysis, NotAsked


def unasked(analysis: Analysis) -> tuple[NotAsked, ...]:
    """Of what is looked at. Each counts as required with nobody known to hold it."""
    rows = analysis.levels[["team", "skill_id"]].drop_duplicates()
    asked = {(str(team), str(skill)) for team, skill in rows.itertuples(index=False)}
    return tuple(
        NotAsked(need.scope, need.skill, need.level)
        for need in analysis.requirements
        if not need.is_default
        and need.unknown == need.roster
        and not any((team, need.skill_id) in asked for team in need.teams)
    )
