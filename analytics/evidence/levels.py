"""Levels of one skill: who is known, what the rest could be, how far to trust a mean."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analytics.evidence.results import LevelEvidence
from analytics.statistics.concentration import concentration
from analytics.statistics.intervals import (
    NORMAL,
    mean_half_width,
    measurement_error,
    share_bounds,
    share_interval,
)
from analytics.statistics.shrinkage import shrunk
from data.vocabulary import MAX_LEVEL

INTERVALS_FROM = 8
"""People from whom an interval is shown; below, the bounds and the levels themselves say it."""
RANKS_FROM = 3
"""People with a level from whom a skill takes a place, and skills from which there are places."""
COMPETENT = 3


def level_evidence(levels: pd.DataFrame, reliability: float) -> dict[str, LevelEvidence]:
    """By skill id. `levels` as in the analysis; not applicable rows are left out. `reliability`:
    of one rating, 0 to 1."""
    counted = levels[levels["state"] != "not_applicable"]
    moved = _shrunk(counted)
    places = _places(moved)
    found = {}
    for skill_id, rows in counted.groupby("skill_id", sort=False):
        known = rows["level"].dropna().to_numpy(dtype=float)
        people, answered = len(rows), len(known)
        at_3 = int((known >= COMPETENT).sum())
        large = people >= INTERVALS_FROM and answered > 1
        spread = float(known.std(ddof=1)) if answered > 1 else 0.0
        found[str(skill_id)] = LevelEvidence(
            people=people,
            known=answered,
            counts=tuple(int((known == k).sum()) for k in range(MAX_LEVEL + 1)),
            depth=int(sorted(known)[-2]) if answered > 1 else None,
            mean=float(known.mean()) if answered else None,
            half_width=mean_half_width(spread, answered, people)
            if large and (spread or answered == people)
            else None,
            measurement=NORMAL * measurement_error(spread, answered, reliability)
            if large and spread
            else None,
            shrunk=moved.get(str(skill_id)),
            place=places.get(str(skill_id)),
            at_3=at_3,
            bounds=share_bounds(at_3, answered, people),
            interval=share_interval(at_3, answered, people) if large else None,
            concentration=concentration(np.maximum(known - (COMPETENT - 1), 0).tolist()),
        )
    return found


def _shrunk(counted: pd.DataFrame) -> Mapping[str, float]:
    """Mean levels moved towards the mean of their area, by skill id."""
    moved: dict[str, float] = {}
    for _, area in counted.groupby("area", sort=False):
        known = area.dropna(subset=["level"])
        groups = known.groupby("skill_id", sort=False)["level"].agg(["mean", "var", "count"])
        groups = groups[groups["count"] >= RANKS_FROM].astype(float)
        if groups.empty:
            continue
        freedom = groups["count"] - 1
        within = float((groups["var"] * freedom).sum() / freedom.sum())
        means = groups["mean"].to_numpy()
        if within > 0:
            means = shrunk(means, within / groups["count"].to_numpy()).values
        moved |= dict(zip(map(str, groups.index), map(float, means), strict=True))
    return moved


def _places(moved: Mapping[str, float]) -> Mapping[str, int]:
    """Places of means by skill id, the highest first; equal ones share theirs."""
    if len(moved) < RANKS_FROM:
        return {}
    ranks = pd.Series(moved).round(9).rank(method="min", ascending=False)
    return {str(skill): int(place) for skill, place in ranks.items()}
