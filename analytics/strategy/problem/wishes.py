"""What a scenario asks of its plan beyond numbers: actions demanded or forbidden, requirements
dropped, postponed or priced. Plain values, as written; setup finds what they mean in the store.
"""

from __future__ import annotations

from dataclasses import dataclass

from analytics.results import ActionLever


@dataclass(frozen=True)
class Pin:
    """At least `at_least` purchases like this must be in the plan. None: any.

    `team` is the team of the person, or the one that a hire joins.
    """

    lever: ActionLever
    skill: str | None = None
    profile: str | None = None
    tool: str | None = None
    team: str | None = None
    at_least: int = 1
    reason: str = ""
    """Why somebody overrides the planner; asks nothing of it."""


@dataclass(frozen=True)
class Bar:
    """No such purchase may be in the plan; with a skill: none may count for the skill."""

    lever: ActionLever
    skill: str | None = None
    profile: str | None = None
    tool: str | None = None
    team: str | None = None
    reason: str = ""


@dataclass(frozen=True)
class Delay:
    """What one week costs in which a must-have is late. `level` None: the only one there is."""

    scope: str
    skill: str
    per_week: float
    level: int | None = None


@dataclass(frozen=True)
class Closed:
    """Requirements that every option closes at their due dates, whatever that costs: all that match
    what is given."""

    scope: str | None = None
    skill: str | None = None
    level: int | None = None
    initiative: str | None = None


@dataclass(frozen=True)
class Drop:
    """Requirements that the plan leaves out: all that match what is given."""

    scope: str | None = None
    skill: str | None = None
    level: int | None = None
    initiative: str | None = None


@dataclass(frozen=True)
class Postpone:
    """Requirements that are due `weeks` later: all that match what is given."""

    weeks: float
    scope: str | None = None
    skill: str | None = None
    level: int | None = None
    initiative: str | None = None
