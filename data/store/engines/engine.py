"""What every engine of the store can do: the interface that DuckDB and PostgreSQL share.

Whatever runs here is SQL that both understand. An upload is reshaped in a DuckDB beside the
store (data.store.upload.staging); only small tables and the rows that stay go into the store.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import duckdb
import pyarrow as pa

from data.vocabulary import RefusedError

if TYPE_CHECKING:
    import pandas as pd  # takes as long as a small import

Parameters = Mapping[str, Any]
_NAME = re.compile(r"'(?:[^']|'')*'|--[^\n]*|(?<!:):([a-z_][a-z0-9_]*)")
_LOWER = re.compile(r"\blower\(((?:[^()]|\([^()]*\))*)\)")
_NEW_COLUMNS = re.compile(r"\s*(?:create\s+(?:temp\s+)?table\s+\w+\s*\(|alter\s+table\s)")
_TEXT = re.compile(r"\bvarchar\b(?!\s+collate)")


def prepare(
    sql: str, parameters: Parameters | None, mark: str = "${}"
) -> tuple[str, dict[str, Any]]:
    """SQL with `:name` as DuckDB wants it (`$name`), and only the parameters that it uses."""
    used: dict[str, Any] = {}
    given = parameters or {}

    def swap(match: re.Match[str]) -> str:
        name = match.group(1)
        if name is None:
            return match.group(0)
        used[name] = given[name]
        return mark.format(name)

    return _NAME.sub(swap, sql), used


def prepare_for_postgres(sql: str, parameters: Parameters | None) -> tuple[Any, dict[str, Any]]:
    """The same as psycopg wants it: `%(name)s`, and every other per cent sign doubled. It takes
    only literal texts for safe; ours come from the code alone.

    Text sorts by code point on both engines, so new columns are in collation "C".
    That collation folds the case of ASCII only, so `lower` is told to fold all letters.
    """
    if _NEW_COLUMNS.match(sql):
        sql = _TEXT.sub('varchar collate "C"', sql)
    sql = _LOWER.sub(r'lower((\1) collate "und-x-icu")', sql)
    return prepare(sql.replace("%", "%%"), parameters, "%({})s")


Source: TypeAlias = pa.Table | str
"""Rows beside the store: an arrow table, or a query of files that any DuckDB here can run."""
Sources = Mapping[str, Source]
Rows = list[tuple[Any, ...]]
Columns = tuple[str, ...]


class Asked(Protocol):
    """What is asked in SQL."""

    def named(self, sql: str, parameters: Parameters | None = None) -> tuple[Columns, Rows]:
        """Names of columns and rows of the answer."""

    def rows(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """Its rows only."""
        return self.named(sql, parameters)[1]


class Transaction(Asked, Protocol):
    """All or nothing. Made by `Engine.transaction()` only."""

    who: str
    """Who changes something; "" where nobody is known."""
    warning: str
    """After the end: what its user should know though all is stored; mostly ""."""

    def execute(self, sql: str, parameters: Parameters | None = None) -> None:
        """Run one statement."""

    def table(self, sql: str) -> pa.Table:
        """The answer of a query as an arrow table."""

    def to_file(self, sql: str, file: Path) -> str:
        """Write the answer of a query to a file; a query of it that any DuckDB here can run."""

    def insert(self, table: str, columns: Columns, rows: Rows) -> None:
        """Insert a few rows. For many, see `bulk`."""

    def append_only(self, table: str) -> None:
        """From now on the table's rows are neither changed nor deleted, as far as the engine can
        refuse it: DuckDB cannot."""
        return

    def may_delete(self, table: str) -> None:
        """Rows of an `append_only` table may be deleted, until it is made so again."""
        return

    def staged(self, name: str, rows: Source) -> AbstractContextManager[None]:
        """Make rows readable by name in the store's SQL: one a person or value at most, never one
        a cell, since PostgreSQL copies them."""

    def bulk(self, table: str, columns: Columns, sql: str, sources: Sources | None = None) -> int:
        """Insert what DuckDB makes of the sources into a table of the store, in any order; how
        many rows that were.

        `sql` is DuckDB's, reads the sources by name and nothing of the store, and answers the
        columns in their order. DuckDB inserts its rows as they come, PostgreSQL takes them by
        COPY.
        """


class Engine(Asked, Protocol):
    """An open store. Threads may share one engine."""

    READ_ONLY: str = "select 'off'"  # asks whether it can only be read: off or on

    @property
    def place(self) -> str:
        """Where the data is, for the user to read; no password."""

    def query(self, sql: str, parameters: Parameters | None = None) -> pd.DataFrame:
        """The answer as a frame."""

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


def next_number(change: Transaction, table: str, column: str = "") -> int:
    """The first free number of a table that counts its rows so: by TABLE_no, or another column."""
    column = column or f"{table}_no"
    return int(change.rows(f"select coalesce(max({column}), 0) + 1 from {table}")[0][0])


def add_rows(change: Transaction, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert a few rows by the names of their columns: the same, in the same order, in all."""
    if rows:
        change.insert(table, tuple(rows[0]), [tuple(row.values()) for row in rows])


def quoted(path: Path) -> str:
    """A path as it stands between the quotation marks of SQL."""
    return str(path).replace("'", "''")


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


_NUMBERS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_WORDS = ("No space left", "Disk quota exceeded", "File too large", "max_temp_directory_size")


def is_full(error: BaseException) -> bool:
    """Whether an error of the system or of DuckDB says that there is no space."""
    if isinstance(error, OSError) and error.errno in _NUMBERS:
        return True
    return any(word in str(error) for word in _WORDS)


def no_space() -> RefusedError:
    """The sentence; whatever was being stored is rolled back."""
    return RefusedError(
        "There is no space left on the disk of the store or of the temporary folder, so nothing "
        "was stored. Make room (TMPDIR names another temporary folder), and do it again."
    )


@contextmanager
def space_is_needed() -> Iterator[None]:
    """Around writing a file of ours."""
    try:
        yield
    except OSError as error:
        if is_full(error):
            raise no_space() from error
        raise
