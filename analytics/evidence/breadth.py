"""How many skills people hold, and who is deep in one and broad in many (T-shaped)."""

from __future__ import annotations

import math

import pandas as pd

from analytics.evidence.results import Breadth

FROM = 5
"""People below whom nothing is said, since it would point at somebody."""
HELD, DEEP, SHARE = 2, 4, 0.4
"""Levels that count as held and as deep; share of the asked skills that counts as broad."""


def breadth(levels: pd.DataFrame) -> Breadth | None:
    """Over the people of an analysis; None for fewer than five."""
    counted = levels[levels["state"] != "not_applicable"]
    people = counted.groupby("person_no")["level"]
    if people.ngroups < FROM:
        return None
    held = people.agg(lambda own: int((own >= HELD).sum()))
    deep = people.max().ge(DEEP).fillna(value=False).astype(bool)
    broad = held >= (people.size() * SHARE).map(math.ceil)
    return Breadth(
        people=int(people.ngroups),
        median=float(held.median()),
        t_shaped=int((deep & broad).sum()),
    )
