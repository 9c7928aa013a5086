"""What every engine of the store can do: the interface that DuckDB and PostgreSQL share.

Whatever runs here is the portable SQL of DESIGN. An upload is reshaped in a DuckDB beside the
store (data.store.upload.reshaping); only small tables and the rows that stay go into the store.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import duckdb
import pyarrow as pa

from data.store.engines.sql import Parameters

if TYPE_CHECKING:
    import pandas as pd  # takes as long as a small import

Source: TypeAlias = pa.Table | str
"""Rows beside the store: an arrow table, or a query of files that any DuckDB here can run."""


class Transaction(Protocol):
    """All or nothing. Made by `Engine.transaction()` only."""

    who: str
    """Who changes something; "" where nobody is known."""
    warning: str
    """After the end: what its user should know though all is stored; mostly ""."""

    def execute(self, sql: str, parameters: Parameters | None = None) -> None:
        """Run one statement."""

    def rows(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """Rows of a query, inside the transaction."""

    def table(self, sql: str, parameters: Parameters | None = None) -> pa.Table:
        """The answer of a query as an arrow table."""

    def to_file(self, sql: str, file: Path) -> str:
        """Write the answer of a query to a file; a query of it that any DuckDB here can run."""

    def insert(self, table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
        """Insert a few rows. For many, see `bulk`."""

    def append_only(self, table: str) -> None:
        """From now on the table's rows are neither changed nor deleted, as far as the engine can
        refuse it: DuckDB cannot."""

    def may_delete(self, table: str) -> None:
        """Rows of an `append_only` table may be deleted, until it is made so again."""

    def staged(self, **tables: Any) -> AbstractContextManager[None]:
        """Make frames, arrow tables or queries of files readable by name in the store's SQL.

        One row per person or value at most, never one per cell: PostgreSQL copies them.
        """

    def bulk(
        self,
        table: str,
        columns: tuple[str, ...],
        sql: str,
        parameters: Parameters | None = None,
        sources: Mapping[str, Source] | None = None,
    ) -> int:
        """Insert what DuckDB makes of the sources into a table of the store, in any order; how
        many rows that were.

        `sql` is DuckDB's, reads the sources by name and nothing of the store, and answers the
        columns in their order. DuckDB inserts its rows as they come, PostgreSQL takes them by
        COPY.
        """


class Engine(Protocol):
    """An open store. Threads may share one engine."""

    @property
    def place(self) -> str:
        """Where the data is, for the user to read; no password."""

    def query(
        self,
        sql: str,
        parameters: Parameters | None = None,
        tables: Mapping[str, pd.DataFrame] | None = None,
    ) -> pd.DataFrame:
        """The answer as a frame; `tables` are small frames that the SQL reads by name."""

    def rows(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """The answer as tuples."""

    def transaction(
        self, who: str = "", *, aside: bool = False
    ) -> AbstractContextManager[Transaction]:
        """One writer at a time; commits at the end, rolls back on any error. `aside`: waits for
        others of its kind only, and writes what no other transaction does."""

    def rewrite(self) -> str:
        """Take the bytes of deleted rows out of the store's files. "", or a sentence about what
        only somebody else can do. Raises RefusedError where it cannot be done now."""

    def close(self) -> None:
        """Release the file or the connections."""


def add_rows(change: Transaction, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert a few rows by the names of their columns: the same, in the same order, in all."""
    if rows:
        change.insert(table, tuple(rows[0]), [tuple(row.values()) for row in rows])


@contextmanager
def readable(connection: duckdb.DuckDBPyConnection, sources: Mapping[str, Any]) -> Iterator[None]:
    """Let a DuckDB connection read the sources by name, for as long as the block runs."""
    for name, source in sources.items():
        if isinstance(source, str):
            connection.execute(f"create temp view {name} as {source}").fetchall()
        else:
            connection.register(name, source)
    yield
    # Not after an error: a transaction that failed takes no statement, and its cursor goes.
    for name, source in sources.items():
        if isinstance(source, str):
            connection.execute(f"drop view {name}").fetchall()
        else:
            connection.unregister(name)
