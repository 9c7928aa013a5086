"""Importance against level, skill by skill, and the two orders of need side by side."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.evidence.levels import INTERVALS_FROM
from analytics.evidence.results import ImportanceEvidence
from analytics.statistics.intervals import measurement_error
from analytics.statistics.needs_assessment import (
    Borich,
    RankedDiscrepancy,
    borich,
    complete_pairs,
    ranked_discrepancy,
    standing,
)

RANKS_FROM = 3
"""Pairs from which a skill takes a place in the order."""
FEWEST_SKILLS = 3
"""Skills from which orders are compared and a cross-hair is drawn."""


def importance_evidence(
    levels: pd.DataFrame,
    reliability: float,
) -> tuple[dict[str, ImportanceEvidence], tuple[float, float] | None, float | None]:
    """By skill id; the cross-hair (grand means of importance and level over the skills); the rank
    correlation of the two orders. `reliability`: of one rating of a level, 0 to 1."""
    counted = levels[levels["state"] != "not_applicable"]
    scores: dict[str, tuple[Borich, RankedDiscrepancy, float, float]] = {}
    for skill_id, rows in counted.groupby("skill_id", sort=False):
        wanted = rows["importance"].to_numpy(dtype=float, na_value=np.nan)
        held = rows["level"].to_numpy(dtype=float, na_value=np.nan)
        score, ranks = borich(wanted, held), ranked_discrepancy(wanted, held, len(rows))
        if score and ranks:
            first, second = complete_pairs(wanted, held)
            if len(rows) < INTERVALS_FROM:
                ranks = replace(ranks, half_width=None)
            rated = measurement_error(_deviation(second), len(second), reliability)
            scores[str(skill_id)] = (
                score,
                ranks,
                _standard_error(first, len(rows)),
                math.hypot(_standard_error(second, len(rows)), rated),
            )
    if not scores:
        return {}, None, None
    ordered = [s for s, (score, *_) in scores.items() if score.pairs >= RANKS_FROM]
    enough = len(ordered) >= FEWEST_SKILLS
    cross = (
        (
            float(np.mean([scores[s][0].importance for s in ordered])),
            float(np.mean([scores[s][0].level for s in ordered])),
        )
        if enough
        else None
    )
    found = {
        skill: ImportanceEvidence(
            score,
            ranks,
            standing((score.importance, wanted), (score.level, held), cross)
            if cross and skill in ordered
            else None,
            None,
            None,
        )
        for skill, (score, ranks, wanted, held) in scores.items()
    }
    if not enough:
        return found, None, None
    needs = pd.DataFrame(
        {
            "borich": [-scores[skill][0].mwds for skill in ordered],
            "ranked": [scores[skill][1].score for skill in ordered],
        }
    )
    least = needs.rank(method="min").astype(int)
    for skill, one, two in zip(ordered, least["borich"], least["ranked"], strict=True):
        found[skill] = replace(found[skill], borich_place=int(one), ranked_place=int(two))
    places = needs.rank().to_numpy(dtype=float)
    differ = (np.ptp(places, axis=0) > 0).all()
    return found, cross, float(np.corrcoef(places, rowvar=False)[0, 1]) if differ else None


def _standard_error(values: NDArray[np.float64], people: int) -> float:
    """Of a mean in a finite group; 0 with one value, whose place is not judged anyway."""
    left = max(0.0, 1 - len(values) / people)
    return _deviation(values) / math.sqrt(len(values)) * math.sqrt(left)


def _deviation(values: NDArray[np.float64]) -> float:
    return float(values.std(ddof=1)) if len(values) > 1 else 0.0
