"""The day on which the store stands: today, or the one that it is pinned to
(methods.md#start-horizon-and-leavers)."""

from __future__ import annotations

from datetime import date, timedelta

from data.store.database import Database, Transaction
from data.store.noting import note

_NAME = "today"
WEEKS_TO_DUE = 26
"""From the day of loading to the date of a requirement that was loaded without one."""


def pinned_day(store: Database | Transaction) -> date | None:
    """The day that the store is pinned to; None: it is not."""
    query = f"select value from setting where name = '{_NAME}'"
    rows = store.facts_of_the_store(query) if isinstance(store, Database) else store.rows(query)
    return date.fromisoformat(rows[0][0]) if rows else None


def today(store: Database | Transaction) -> date:
    """The pinned day, else today's."""
    return pinned_day(store) or date.today()


def assumed_due(store: Database | Transaction) -> date:
    """The date of a requirement that is loaded now without one."""
    return today(store) + timedelta(weeks=WEEKS_TO_DUE)


def pin_today(database: Database, day: date | None) -> str:
    """Pin the store to a day, so that its plans start there whenever they are asked for; None: let
    it follow the calendar. A sentence. For the owner and administrators."""
    with database.transaction() as change:
        pin(change, day)
        note(change, "today", day.isoformat() if day else "follows the calendar")
    if day is None:
        return "Today is today's date again."
    return f"Today is pinned to {day.isoformat()}: plans of this store start then."


def pin(change: Transaction, day: date | None) -> None:
    """The same inside a transaction."""
    change.execute("delete from setting where name = :name", {"name": _NAME})
    if day is not None:
        change.insert("setting", ("name", "value"), [(_NAME, day.isoformat())])
