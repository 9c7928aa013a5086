"""Somebody answered twice, and the file says when: the later day counts, wherever its row is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import date

from data.intake.columns.column import Column
from data.intake.language.days import Order, day_in, order_of
from data.store.facts.taxonomy import alias_key
from data.store.upload.staged_rows import answered_twice, set_rows_aside, texts_of
from data.store.upload.staging import Staging

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
    column of days.
    """
    order = order_of(texts)
    rows: dict[Hashable, list[int]] = defaultdict(list)
    for i, key in enumerate(keys):
        if key is not None:
            rows[key].append(i)
    found: set[int] = set()
    for same in rows.values():
        found.update(earlier([(i, texts[i]) for i in same], order))
    return frozenset(found)


def earlier(rows: Sequence[tuple[int, str]], order: Order | None) -> list[int]:
    """The rows of one person (a number and a day) of which one above them is later.

    None where the last row is the latest, where a day cannot be read, or where day and month
    cannot be told apart.
    """
    if len(rows) < 2:
        return []
    told = [(moment, i) for i, text in rows if (moment := _moment(text, order)) is not None]
    if len(told) < len(rows):
        return []
    latest = max(told)[1]
    return [] if latest == rows[-1][0] else [i for i, _ in rows if i != latest]


def set_earlier_aside(staging: Staging, column: Column) -> None:
    """The same in a staged file, by the days of a column."""
    order = order_of(texts_of(staging, column.position))
    groups = answered_twice(staging, column.position, alias_key)
    found = (number for rows in groups for number in earlier(rows, order))
    set_rows_aside(staging, found, SAID.format(column=column.header))


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
