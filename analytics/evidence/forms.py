"""Forms that show signs of not having been read; areas that are declared reflective."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from analytics.evidence.results import Forms
from analytics.statistics.careless import SIGNS, signs
from analytics.statistics.consistency import Consistency, consistency

FEWEST_FORMS = 5
CONSISTENCY_FROM = 30
FEWEST_SKILLS = 3


def forms(levels: pd.DataFrame, order: Sequence[str]) -> Forms | None:
    """Flags by person, counted. `order`: skill ids in the order of the form."""
    own, manager = (_wide(levels, kind, order) for kind in ("self", "manager"))
    found = pd.Series(
        [signs(a, b) for a, b in zip(own.to_numpy(), manager.to_numpy(), strict=True)],
        index=own.index,
    )
    judged = found.dropna()
    if len(judged) < FEWEST_FORMS:
        return None
    flagged = judged.index[judged >= SIGNS]
    rest = own.drop(index=flagged)
    return Forms(
        judged=len(judged),
        flagged=len(flagged),
        mean=float(np.nanmean(own.to_numpy())),
        mean_without=float(np.nanmean(rest.to_numpy())) if len(rest) else None,
    )


def _wide(levels: pd.DataFrame, kind: str, order: Sequence[str]) -> pd.DataFrame:
    wide = levels.pivot_table(
        index="person_no", columns="skill_id", values=kind, aggfunc="first", dropna=False
    )
    return wide.reindex(columns=list(order)).astype("Float64").astype(float)


def consistencies(levels: pd.DataFrame, reflective: Iterable[str]) -> dict[str, Consistency | None]:
    """Of each area that is declared reflective; None where it is too small to say."""
    found: dict[str, Consistency | None] = {}
    for area in reflective:
        rows = levels[levels["area"] == area]
        wide = rows.pivot_table(
            index="person_no", columns="skill_id", values="level", aggfunc="first"
        )
        complete = wide.dropna().to_numpy(dtype=float)
        enough = complete.shape[0] >= CONSISTENCY_FROM and complete.shape[1] >= FEWEST_SKILLS
        found[area] = consistency(np.asarray(complete)) if enough else None
    return found
