"""One team in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.evidence.results import Breadth
from analytics.results import Analysis, RequirementCoverage
from dashboard.formats import between, count, decimal, percent
from dashboard.skill_facts import Member
from dashboard.wording.figures import Figure
from dashboard.wording.standing import overview_title

CHOOSE = "Choose a team: where it stands, its gaps, what hangs on one person, what changed"
TOO_SMALL = "The team is too small to be shown to you: fewer than {} people."


def team_title(analysis: Analysis) -> str:
    """Where the team stands."""
    return f"{analysis.selection.team}: {overview_title(analysis)}"


def people(analysis: Analysis, breadth: Breadth | None) -> list[Figure]:
    """Who is counted, and over how many skills they spread."""
    known = f"{percent(analysis.answered_share)} of the levels asked are known"
    figures = [("People", f"{analysis.people}", known)]
    if breadth is not None:
        held = between(decimal(breadth.median), decimal(breadth.median_high))
        shaped = between(str(breadth.t_shaped), str(breadth.t_shaped_high))
        figures.append(
            (
                "Skills held",
                held,
                f"by half of the people or more of them, at level 2 or more; {shaped} "
                "deep in one and broad in many",
            )
        )
    return figures


def single_title(needs: Sequence[RequirementCoverage]) -> str:
    """How much hangs on one person."""
    if not needs:
        return "No requirement of the team hangs on one person"
    verb = "hangs" if len(needs) == 1 else "hang"
    return f"{count(len(needs), 'requirement')} {verb} on one person"


def single_line(need: RequirementCoverage, holders: Sequence[Member]) -> str:
    """One of them; `holders` empty where people may not be shown."""
    said = f"{need.skill} at level {need.level}, {need.have} of {need.required}"
    if need.must_have:
        said += " (must-have)"
    return f"{said}: {holders[0].name}" if len(holders) == 1 else said
