"""Skills that two scopes require of the same people: said once, since each counts by itself."""

from __future__ import annotations

from analytics.results import Analysis
from dashboard.formats import joined

MOST = 4


def required_twice(analysis: Analysis) -> str:
    """Which skills, and of which scopes; "" where no two share a team in a skill."""
    scopes: dict[str, list[str]] = {}
    for need in analysis.requirements:
        for other in analysis.requirements:
            shared = set(need.teams) & set(other.teams)
            if other.scope != need.scope and other.skill_id == need.skill_id and shared:
                named = scopes.setdefault(need.skill, [])
                named += [] if need.scope in named else [need.scope]
    if not scopes:
        return ""
    which = joined(list(dict.fromkeys(scope for named in scopes.values() for scope in named)), MOST)
    verb = "is" if len(scopes) == 1 else "are"
    return (
        f"{joined(list(scopes), MOST)} {verb} required of the same people more than once, for "
        f"{which}: each wants its own headcount, all count in coverage, and a plan closes all of "
        "them. Where they mean the same, keep one."
    )
