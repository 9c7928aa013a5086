"""Assumptions: numbers with a range, a unit and a source, which the user may edit."""

from __future__ import annotations

from dataclasses import dataclass

from data.store.database import Database, Transaction

UNSOURCED = "assumption"
"""What stands where a file names no source, wherever the number is shown."""
OURS = "our assumption"
"""How the source of a number begins that nobody has measured for this store."""


def without_source(source: str | None) -> bool:
    """Whether a number stands on nobody's measurement: its source is empty, or says so itself."""
    words = (source or "").strip().casefold()
    return not words or words == UNSOURCED or words.startswith(OURS)


@dataclass(frozen=True)
class Assumption:
    """One number: low <= likely <= high. `edited`: a user's number, not the seed's."""

    key: str
    low: float
    likely: float
    high: float
    unit: str
    source: str = UNSOURCED
    year: int | None = None
    edited: bool = False


def write_assumptions(change: Transaction, rows: list[Assumption]) -> None:
    """Put each number in the place of the one of the same key."""
    for row in rows:
        change.execute("delete from assumption where name = :key", {"key": row.key})
    change.insert(
        "assumption",
        ("name", "low", "likely", "high", "unit", "source", "year", "edited"),
        [
            (r.key, r.low, r.likely, r.high, r.unit, r.source or UNSOURCED, r.year, r.edited)
            for r in rows
        ],
    )


def assumptions(store: Database | Transaction) -> dict[str, Assumption]:
    """All of them by key, in the order of the keys."""
    rows = store.rows(
        "select name, low, likely, high, unit, source, year, edited from assumption order by name"
    )
    return {row[0]: Assumption(*row) for row in rows}
