"""Whether a report was ever made of the store: until then the pages say what comes next."""

from __future__ import annotations

from data.store.database import Database, now

_NAME = "first_report"


def report_made(database: Database) -> bool:
    """Whether somebody has a report of this store."""
    return bool(database.rows("select 1 from setting where name = :name", {"name": _NAME}))


def note_report(database: Database) -> None:
    """A report was made; only the first is noted, and only by who keeps the store."""
    if not database.viewer.whole:
        return
    with database.transaction() as change:
        if not change.rows("select 1 from setting where name = :name", {"name": _NAME}):
            change.insert("setting", ("name", "value"), [(_NAME, now().isoformat())])
