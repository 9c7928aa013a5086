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
    """Over the people of an analysis; None for fewer than five."""
    counted = levels[levels["state"] != "not_applicable"]
    levels_of = pd.DataFrame({
        "person": counted["person_no"],
        "held": counted["level"].ge(HELD).fillna(value=False).astype(bool),
        "deep": counted["level"].ge(DEEP).fillna(value=False).astype(bool),
        "asked": 1,
    }).groupby("person")  # fmt: skip
    if levels_of.ngroups < FROM:
        return None
    held, deep = levels_of["held"].sum(), levels_of["deep"].any()
    broad = held >= np.ceil(levels_of["asked"].sum() * SHARE)
    return Breadth(
        people=int(levels_of.ngroups),
        median=float(held.median()),
        t_shaped=int((deep & broad).sum()),
    )
