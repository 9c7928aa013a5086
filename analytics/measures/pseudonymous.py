"""A roster whose people are called by pseudonyms, in their order: not that of names or files."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd


def under_pseudonyms(
    roster: pd.DataFrame, names: Mapping[int, str]
) -> tuple[pd.DataFrame, Mapping[int, int]]:
    """The roster by team and pseudonym, and the number of each person in a plan, from 1 in the
    order of the pseudonyms: a person's own number is the order of a file."""
    called = roster["person_no"].map(dict(names))
    ordered = roster.assign(person=called).sort_values(["team", "person"], ignore_index=True)
    ranked = sorted(
        set(roster["person_no"].astype(int)), key=lambda number: (names[number], number)
    )
    return ordered, {number: place for place, number in enumerate(ranked, start=1)}
