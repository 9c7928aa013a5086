"""A whole store into another, of the same engine or the other one, with proof."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from duckdb import DuckDBPyConnection

from data.store.database import Database, Transaction, columns_of
from data.store.engines.duckdb_engine import IN_MEMORY, beside
from data.store.noting import note
from data.vocabulary import RefusedError, grouped

Why = Literal["copy", "backup", "restore"]
"""What the audit says of it."""
SEEDED = frozenset(
    {
        "setting",
        "skill_area",
        "skill",
        "skill_alias",
        "requirement_set",
        "requirement",
        "role_profile",
        "assumption",
    }
)
"""Tables that a new store has rows in; a target with rows in any other is in use."""


@dataclass(frozen=True)
class TableCopied:
    """One table with its rows and the checksum that both stores have: 16 hexadecimal digits, of
    the rows in any order."""

    table: str
    rows: int
    checksum: str


def copy_store(
    source: Database, target: Database, why: Why = "copy", file: str = ""
) -> tuple[TableCopied, ...]:
    """Make the target equal to the source, all or nothing; one entry a table, in their order.

    Nobody else writes to either meanwhile. Rows pass through files of a temporary folder, so that
    memory does not grow with them. Both say in their audit that it was done, a restored one that it
    was restored; `file` names the backup. Raises RefusedError where the target holds anything
    beside the seeds.
    """
    if source.place == target.place != IN_MEMORY:
        raise RefusedError("Both addresses are the same store. Name another one as the target.")
    with (
        tempfile.TemporaryDirectory(prefix="skillmix-copy-") as folder,
        source.transaction() as origin,
        target.transaction() as change,
        beside() as desk,
    ):
        tables = _tables(change)
        for table in sorted(tables.keys() - SEEDED):
            if change.rows(f"select 1 from {table} limit 1"):
                raise RefusedError(
                    f"The target {target.place} holds data already, and a copy would replace it. "
                    "Name a new file or an empty database."
                )
        if tables != _tables(origin):
            raise RefusedError("The two stores do not have the same tables; nothing was copied.")
        if why != "restore":
            note(origin, why, file=file, keeps_answers=True)
        copied = tuple(
            _copy(origin, change, desk, table, columns, Path(folder))
            for table, columns in tables.items()
        )
        if why == "restore":
            note(change, why, file=file)
        return copied


def _tables(store: Transaction) -> dict[str, tuple[str, ...]]:
    tables: dict[str, tuple[str, ...]] = {}
    for table, column, _ in columns_of(store):
        tables[table] = (*tables.get(table, ()), column)
    return tables


def _copy(
    origin: Transaction,
    change: Transaction,
    desk: DuckDBPyConnection,
    table: str,
    columns: tuple[str, ...],
    folder: Path,
) -> TableCopied:
    names = ", ".join(columns)
    everything = f"select {names} from {table}"
    change.execute(f"delete from {table}")
    rows = origin.to_file(everything, folder / "from")
    change.bulk(table, columns, f"select {names} from ({rows})")
    there = _checksum(desk, rows, columns)
    here = _checksum(desk, change.to_file(everything, folder / "to"), columns)
    if here != there:
        raise RefusedError(
            f"The table {table} did not arrive as it left ({grouped(there[0])} rows left, "
            f"{grouped(here[0])} arrived), so nothing was copied. Please report this."
        )
    return TableCopied(table, *there)


def _checksum(desk: DuckDBPyConnection, rows: str, columns: tuple[str, ...]) -> tuple[int, str]:
    """Number of rows, and the sum of their digests: the same in whatever order they come."""
    cells = ", ".join(
        f"case when {c} is null then '-' else '+' || length(cast({c} as varchar)) || ':' "
        f"|| cast({c} as varchar) end"
        for c in columns
    )
    result = desk.execute(
        f"select count(*), coalesce(sum(md5_number_lower(concat({cells}))), 0) from ({rows})"
    ).fetchall()
    count, total = result[0]
    return int(count), f"{int(total) % 2**64:016x}"
