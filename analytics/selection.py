"""What is looked at, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.vocabulary import OWNER, Viewer

RatingKind = Literal["fused", "self", "manager"]


@dataclass(frozen=True)
class Selection:
    """Filters of every measure, plan and report; hashable, so that it can key a cache.

    `team` None: all teams in the viewer's scope. `wave` None: each team's latest. `ratings`: which
    raters make the level used (methods.md#level-used). `aged_to`: levels as they would be on that
    day if nobody had used a skill since the survey; None: as surveyed. `pseudonyms`: people are
    called by the store's pseudonyms, and stand in their order. `today`: the day on which it is
    asked; None: the one of the store.
    """

    team: str | None = None
    wave: str | None = None
    ratings: RatingKind = "fused"
    viewer: Viewer = OWNER
    aged_to: date | None = None
    pseudonyms: bool = False
    today: date | None = None
