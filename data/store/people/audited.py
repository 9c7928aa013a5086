"""What was done with the store, as the verbs noted it in the same transaction; no ratings in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from data.store.database import Database
from data.store.guard import refuse_unless


@dataclass(frozen=True)
class Entry:
    """One thing that was done. `happened_at` is UTC; `detail` names
    nobody, except where the name of a file does."""

    happened_at: datetime
    action: str
    detail: str


def audit(database: Database) -> tuple[Entry, ...]:
    """All of it, oldest first. For the owner and administrators."""
    refuse_unless(database.viewer, "everything")
    rows = database.rows("""
        select happened_at, action, detail from audit order by happened_at, action, detail
    """)
    return tuple(Entry(*row) for row in rows)
