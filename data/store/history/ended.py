"""Waves whose time is over: their files are not taken again."""

from __future__ import annotations

from data.store.database import Transaction
from data.vocabulary import RefusedError


def refuse_ended(change: Transaction, wave: str, sha256: str) -> None:
    """Raises RefusedError for a file of a wave that has ended, under its own name or another."""
    found = change.rows(
        """
        select wave_name, ends_on from wave_end
        where ended_at is not null and (wave_name = :wave or wave_name in (
            select wave_name from import where sha256 = :sha256
        ))
        order by wave_name limit 1
        """,
        {"wave": wave, "sha256": sha256},
    )
    if found:
        name, day = found[0]
        raise RefusedError(
            f"The wave “{name}” was kept until {day}, and its answers were erased then. They are "
            "not taken again. If the file is of another round, name its wave otherwise."
        )
