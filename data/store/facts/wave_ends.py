"""Until when the answers of each wave are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from data.store.database import Database

SOON = 30
"""Days before its end from which pages say that a wave ends."""


@dataclass(frozen=True)
class WaveEnd:
    """How long one wave is kept. `ends_on` None: nobody has said; else the last day on which its
    answers are there. `ended_at` (UTC) None: they are there."""

    wave: str
    held_on: date | None
    ends_on: date | None
    ended_at: datetime | None

    def is_soon(self, today: date) -> bool:
        """Whether its answers go within a month, or as soon as somebody looks."""
        return (
            self.ends_on is not None
            and self.ended_at is None
            and (self.ends_on - today).days <= SOON
        )


def wave_ends(database: Database) -> tuple[WaveEnd, ...]:
    """Every wave of the store, latest first, then those that have ended. It says nothing of
    anybody, so everybody may know it."""
    rows = database.facts_of_the_store("""
        select w.name, w.held_on, e.ends_on, e.ended_at
        from wave w left join wave_end e on e.wave_name = w.name
        union all
        select e.wave_name, null, e.ends_on, e.ended_at from wave_end e
        where e.wave_name not in (select name from wave)
        order by 2 desc nulls last, 1
    """)
    return tuple(WaveEnd(*row) for row in rows)


def is_due(database: Database, today: date) -> bool:
    """Whether the last day of a wave is over, and its answers are there."""
    return any(
        one.ends_on is not None and one.ends_on < today and one.ended_at is None
        for one in wave_ends(database)
    )
