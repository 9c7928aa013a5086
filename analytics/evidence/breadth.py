"""How many skills people hold, and who is deep in one and broad in many (T-shaped)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.evidence.results import Breadth

FROM = 5
"""People below whom nothing is said, since it would point at somebody."""
HELD, DEEP, SHARE = 2, 4, 0.4
"""Levels that count as held and as deep; share of the asked skills that counts as broad."""


def breadth(levels: pd.DataFrame) -> Breadth | None:
    """Over the people of an analysis; None for fewer than five.

    An unknown level is not held for the least that it can be, and held, and deep, for the most.
    """
    counted = levels[levels["state"] != "not_applicable"]
    levels_of = pd.DataFrame(
        {
            "person": counted["person_no"],
            "held": counted["level"].ge(HELD).fillna(value=False).astype(bool),
            "deep": counted["level"].ge(DEEP).fillna(value=False).astype(bool),
            "unknown": counted["level"].isna(),
            "asked": 1,
        }
    ).groupby("person")
    if levels_of.ngroups < FROM:
        return None
    held, deep, unknown = (levels_of[name].sum() for name in ("held", "deep", "unknown"))
    broad = np.ceil(levels_of["asked"].sum() * SHARE)
    return Breadth(
        people=int(levels_of.ngroups),
        median=float(held.median()),
        median_high=float((held + unknown).median()),
        t_shaped=int(((deep > 0) & (held >= broad)).sum()),
        t_shaped_high=int(((deep + unknown > 0) & (held + unknown >= broad)).sum()),
    )
