"""When the answers of a file were given: the month that its wave is named by, where it can tell."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from data.intake.columns.column import Column
from data.intake.columns.mapping import Mapping
from data.intake.language.days import day_in, order_of
from data.intake.language.headers import spaced
from data.intake.language.words import one_of
from data.intake.layouts.tools import TIMESTAMPS
from data.vocabulary import grouped

_ENDED = re.compile(r"\bend(?:ed|date)?\b|^enddatum|" + one_of("end of a form"))
_STARTED = re.compile(r"\bstart|begin|begun|début|lancement|inicio|início|inizio|anfang|gestartet")
_DAY = re.compile(
    r"^(?:survey |assessment |response |answer(?:ed)? |rating )?(?:date|datum|fecha|data|day|today)"
    r"(?: of (?:the )?(?:survey|assessment|response|rating))?$"
)
_ENOUGH = 0.5
"""Share of the filled cells that must be days."""
_TABLES = frozenset(("wide", "long", "transposed"))
"""Layouts of no form tool: a start date there may be that of somebody's employment."""


@dataclass(frozen=True)
class AnsweredIn:
    """The month in which most answers were given, and the last day of these. Both are None where
    nothing tells; `reason` is a sentence, "" where there is nothing to say."""

    wave: str | None = None
    day: date | None = None
    column: str = ""
    reason: str = ""


def answered_in(mapping: Mapping) -> AnsweredIn:
    """The month of the answers by the best column of days: of the end of a form before its start.
    All rows are looked at: one day past the 12th settles which of day and month stands first."""
    if not mapping.profiles:
        return AnsweredIn()
    unsure = AnsweredIn()
    for column in columns_of_days(mapping):
        profile = mapping.seen(column)
        found = _months(column, profile.days or profile.values)
        if found.wave:
            return found
        unsure = found if found.reason and not unsure.reason else unsure
    return unsure


def columns_of_days(mapping: Mapping) -> tuple[Column, ...]:
    """The columns that say when somebody answered, the surest first."""
    ranks = {c: _rank(c, mapping.layout) for c in mapping.used("metadata")}
    told = {c: rank for c, rank in ranks.items() if rank is not None}
    return tuple(sorted(told, key=told.__getitem__))


def _rank(column: Column, layout: str) -> int | None:
    """Which columns are asked first; None for one that says nothing of the answers."""
    folded = spaced(column.header)
    if folded in TIMESTAMPS or folded.endswith("timestamp"):
        return 0
    if _ENDED.search(folded):
        return 1
    if _DAY.match(folded):
        return 3
    return 2 if _STARTED.search(folded) and layout not in _TABLES else None


def _months(column: Column, values: tuple[tuple[str, int], ...]) -> AnsweredIn:
    """The commonest month of a column, the later of two that are equally common."""
    filled = sum(n for text, n in values if text.strip())
    order = order_of(text for text, _ in values)
    days: Counter[date] = Counter()
    unsure = 0
    for text, n in values:
        try:
            day = day_in(text, order)
        except ValueError:
            unsure += n
            continue
        if day:
            days[day] += n
    if unsure > days.total() and unsure > _ENOUGH * filled:
        said = (
            f"The days in “{column.header}” may be day/month or month/day, so they do not name the "
            "wave: it is this month unless you say another."
        )
        return AnsweredIn(column=column.header, reason=said)
    if not days or days.total() <= _ENOUGH * filled:
        return AnsweredIn()
    months: Counter[tuple[int, int]] = Counter()
    for day, n in days.items():
        months[day.year, day.month] += n
    best = max(months, key=lambda month: (months[month], month))
    last = max(day for day in days if (day.year, day.month) == best)
    said = (
        f"{grouped(months[best])} of {grouped(days.total())} rows were answered in {last:%Y-%m}, "
        f"by the column “{column.header}”, so that month is the wave."
    )
    return AnsweredIn(f"{last:%Y-%m}", last, column.header, said)
