"""Somebody answered twice, and the file says when: the later day counts, wherever its row is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import date

from data.intake.days import Order, day_in, order_of

SAID = (
    "Another row answers for the same person on a later day, by the column “{column}”, so this one "
    "is set aside."
)
_TIME = re.compile(r"[ T,](\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([ap]m)?", re.I)
Moment = tuple[date, int]
"""A day and the seconds since its beginning."""


def earlier_rows(keys: Sequence[Hashable | None], texts: Sequence[str]) -> frozenset[int]:
    """Indices of rows whose key a row above them has with a later time.

    `keys`: who, and of which skill; None for a row that does not count. `texts`: the cells of the
    column of days. A key whose last row is the latest has none, nor one with a day that cannot be
    read, nor any where day and month cannot be told apart.
    """
    order = order_of(texts)
    rows: dict[Hashable, list[int]] = defaultdict(list)
    for i, key in enumerate(keys):
        if key is not None:
            rows[key].append(i)
    found: set[int] = set()
    for same in rows.values():
        if len(same) < 2:
            continue
        moments = [(_moment(texts[i], order), i) for i in same]
        told = [(moment, i) for moment, i in moments if moment is not None]
        if len(told) < len(moments):
            continue
        latest = max(told)[1]
        if latest != same[-1]:
            found.update(i for i in same if i != latest)
    return frozenset(found)


def _moment(text: str, order: Order | None) -> Moment | None:
    try:
        day = day_in(text, order)
    except ValueError:
        return None
    if day is None:
        return None
    time = _TIME.search(text)
    if time is None:
        return day, 0
    hour = int(time[1])
    if time[4]:
        hour = hour % 12 + 12 * (time[4].lower() == "pm")
    return day, 3600 * hour + 60 * int(time[2]) + int(time[3] or 0)
