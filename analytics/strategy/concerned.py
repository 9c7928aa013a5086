"""What of a plan concerns people: whom it is about and why, how its training is spread, whom one
rating alone leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.vocabulary import Rater


@dataclass(frozen=True)
class Advice:
    """What an action about a person rests on. It is theirs: it leaves only where `person` does.

    `level`: today's in the action's first skill.
    `interest` None: no answer, or (`interest_asked` False) the skill's interest was not asked.
    `hours_per_week` free for learning, an assumption where not `hours_given`. `able`: people who
    could do the same in time, this one among them; `nearer`: of those, at a higher level today.
    """

    level: int | None
    interest: int | None
    interest_asked: bool
    hours_per_week: float
    hours_given: bool
    able: int
    nearer: int


@dataclass(frozen=True)
class Leaver:
    """Somebody who is known to leave: they count until `week`. `person` as in an action."""

    team: str
    role: str
    week: float
    person: str | None = None


GroupBy = Literal["team", "role", "pay band", "free hours"]


@dataclass(frozen=True)
class SpreadGroup:
    """People of a group, with the steps and hours of learning that a plan gives them."""

    by: GroupBy
    name: str
    people: int
    steps: int
    hours: float


@dataclass(frozen=True)
class Spread:
    """The same for everybody, and for groups of five people and more."""

    people: int
    steps: int
    hours: float
    groups: tuple[SpreadGroup, ...]


LeftOutOf = Literal["learning", "mentoring"]


@dataclass(frozen=True)
class LeftOut:
    """Whom one kind of rater alone leaves out of a short requirement: as a learner or user of a
    tool, or as a mentor. `people` leave only where they may be shown; `roles` are those of them
    that five people and more of the scope have.
    """

    scope: str
    skill: str
    level: int
    what: LeftOutOf
    rater: Rater
    roles: tuple[str, ...]
    people: tuple[str, ...]
