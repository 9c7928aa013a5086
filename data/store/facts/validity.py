"""From which day a list or a set of requirements holds, so that the past is not rewritten."""

from __future__ import annotations

from datetime import date

from data.store.database import Database, Transaction
from data.store.seeding import FIRST_DAY


def holds_from(store: Database | Transaction) -> date:
    """The day of the latest wave; the first of all days while there is no wave."""
    day: date | None = store.rows("select max(held_on) from wave")[0][0]
    return day or FIRST_DAY
