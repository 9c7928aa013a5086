"""PostgreSQL behind the store: several processes, one writer at a time, readers never wait.

Many rows come and go by COPY, a batch at a time. Erased rows leave the server's files by VACUUM
FULL, which writes a table and its indexes anew; ANALYZE counts anew which values are common, and a
VACUUM FULL of the catalogue, which the owner of the database may do, takes the former counts. What
was written to the log of changes (WAL) before goes with its age: docs/administration.md.
"""

from __future__ import annotations

import io
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pyarrow as pa
from psycopg import sql
from pyarrow import csv

from data.store.engines.duckdb_engine import beside, interruptible, memory
from data.store.engines.engine import (
    Columns,
    Engine,
    Parameters,
    Rows,
    Source,
    Sources,
    Transaction,
    prepare_for_postgres,
    quoted,
    readable,
)
from data.store.engines.postgres_connection import UNREADABLE, Connections
from data.vocabulary import RefusedError

if TYPE_CHECKING:
    import pandas as pd
    from duckdb import DuckDBPyConnection


BATCH = 50_000
"""Rows that are turned into text at a time."""
_TYPES = {
    16: pa.bool_(),
    20: pa.int64(),
    21: pa.int16(),
    23: pa.int32(),
    700: pa.float32(),
    701: pa.float64(),
    1082: pa.date32(),
    1114: pa.timestamp("us"),
    1700: pa.float64(),
}
"""Of PostgreSQL's types, by their number; every other one is text."""
_QUOTED = csv.WriteOptions(include_header=False, quoting_style="needed")


def arrow_type(number: int) -> pa.DataType:
    return _TYPES.get(number, pa.string())


def column_type(kind: pa.DataType) -> str:
    """The type of a column that holds what an arrow column does; text sorts by code point."""
    if pa.types.is_boolean(kind):
        return "boolean"
    if pa.types.is_integer(kind):
        return "smallint" if kind.bit_width < 32 else "integer" if kind.bit_width < 64 else "bigint"
    if pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return "double precision"
    if pa.types.is_date(kind):
        return "date"
    if pa.types.is_timestamp(kind):
        return "timestamp"
    return 'varchar collate "C"'


def copy_in(
    cursor: psycopg.Cursor, table: str, columns: Iterable[str], batches: Iterable[pa.RecordBatch]
) -> int:
    """Append the rows to a table and answer their number. Memory holds one batch."""
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    statement = sql.SQL("copy {} ({}) from stdin (format csv)").format(sql.Identifier(table), names)
    rows = 0
    with cursor.copy(statement) as copy:
        for batch in batches:
            text = io.BytesIO()
            csv.write_csv(_plain(batch), text, _QUOTED)
            copy.write(text.getvalue().replace(b"\0", UNREADABLE.encode()))
            rows += batch.num_rows
    return rows


def copy_to_file(cursor: psycopg.Cursor, query: str, file: Path) -> str:
    """Write the answer of a query as CSV; a DuckDB query that reads it with the same types."""
    cursor.execute(f"select * from ({query}) described limit 0", {})
    kinds = {c.name: column_type(arrow_type(c.type_code)) for c in cursor.description or ()}
    columns = ", ".join(f"'{name}': '{kind.split(' collate')[0]}'" for name, kind in kinds.items())
    with file.open("wb") as out, cursor.copy(f"copy ({query}) to stdout (format csv)", {}) as copy:
        for piece in copy:
            out.write(piece)
    return (
        f"select * from read_csv('{quoted(file)}', columns = {{{columns}}}, header = false, "
        "delim = ',', quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false, "
        "auto_detect = false, parallel = false)"
    )


def _plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Dictionaries written out: CSV has none."""
    columns = [
        c.dictionary_decode() if pa.types.is_dictionary(c.type) else c for c in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


_TABLES = """
    select distinct quote_ident(c.table_name)
    from information_schema.columns c
    join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
      and (c.data_type in ('character varying', 'text') or c.column_name = 'person_no')
    order by 1
"""
_READERS = """
    select pid, xact_start from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_xmin is not null
"""
PATIENCE = 10
"""Seconds for which transactions that began before are waited for."""


def rewrite(connection: psycopg.Connection) -> str:
    """Write the tables anew; "", or what only an administrator can do. Raises RefusedError where
    somebody goes on reading."""
    if _still_reading(connection):
        raise RefusedError("Another program has been reading there for a while.")
    refused: list[str] = []

    def heard(notice: psycopg.errors.Diagnostic) -> None:
        if notice.severity_nonlocalized == "WARNING":
            refused.append(notice.message_primary or "")

    tables = ", ".join(name for (name,) in connection.execute(_TABLES).fetchall())
    connection.add_notice_handler(heard)
    try:
        connection.execute(f"vacuum (full, analyze) {tables}".encode())
        connection.execute("vacuum full pg_catalog.pg_statistic")
    finally:
        connection.remove_notice_handler(heard)
    if refused:
        return (
            "The server did not let its user clean its statistics, which may hold names for a "
            "while: ask its administrator for “vacuum full pg_catalog.pg_statistic”."
        )
    return ""


def _still_reading(connection: psycopg.Connection) -> bool:
    """Whether a transaction that began before now goes on and on: it sees the deleted rows yet."""
    before = set(connection.execute(_READERS).fetchall())
    until = time.monotonic() + PATIENCE
    while before and time.monotonic() < until:
        time.sleep(0.1)
        before &= set(connection.execute(_READERS).fetchall())
    return bool(before)


_WRITER = "select pg_advisory_xact_lock(7301, hashtext(current_schema()))"
"""Held by the one transaction that may write: numbers are made by max() + 1."""
_ASIDE = "select pg_advisory_xact_lock(7302, hashtext(current_schema()))"
"""The same of those that write aside."""
_ONLY_ADDED = """
    create or replace function skillmix_only_added() returns trigger language plpgsql as $$
    begin
        raise exception 'Rows of % are only added.', tg_table_name;
    end $$
"""
_TRIGGERS = {
    "only_added": "before update or delete on {} for each row",
    "never_emptied": "before truncate on {} for each statement",
}


def _answer(cursor: psycopg.Cursor) -> tuple[Columns, Rows]:
    return tuple(column.name for column in cursor.description or ()), cursor.fetchall()


class PostgresTransaction(Transaction):
    """All or nothing. Made by `PostgresEngine.transaction()` only."""

    def __init__(self, connection: psycopg.Connection, opened: ExitStack, who: str = "") -> None:
        """`opened`: what ends with the transaction."""
        self._cursor = connection.cursor()
        self._opened = opened
        self.who = who
        self.warning = ""
        self._loaded: set[str] = set()

    @cached_property
    def _desk(self) -> DuckDBPyConnection:
        """A DuckDB beside the server. To open one takes as long as half a small import."""
        return self._opened.enter_context(beside())

    def execute(self, sql: str, parameters: Parameters | None = None) -> None:
        self._cursor.execute(*prepare_for_postgres(sql, parameters))

    def named(self, sql: str, parameters: Parameters | None = None) -> tuple[Columns, Rows]:
        return _answer(self._cursor.execute(*prepare_for_postgres(sql, parameters)))

    def table(self, sql: str) -> pa.Table:
        with tempfile.TemporaryDirectory(prefix="skillmix-copy-") as folder:
            return self._desk.sql(self.to_file(sql, Path(folder) / "rows")).to_arrow_table()

    def to_file(self, sql: str, file: Path) -> str:
        return copy_to_file(self._cursor, prepare_for_postgres(sql, None)[0], file)

    def insert(self, table: str, columns: Columns, rows: Rows) -> None:
        if rows:
            marks = ", ".join("%s" for _ in columns)
            names = ", ".join(columns)
            self._cursor.executemany(f"insert into {table} ({names}) values ({marks})", rows)

    def append_only(self, table: str) -> None:
        """By a trigger, which only the owner of the table can take away."""
        self.execute(_ONLY_ADDED)
        for trigger, when in _TRIGGERS.items():
            calls = "execute function skillmix_only_added()"
            self.execute(f"create trigger {trigger} {when.format(table)} {calls}")

    def may_delete(self, table: str) -> None:
        """Within the transaction, which nobody else sees until its end."""
        for trigger in _TRIGGERS:
            self.execute(f"drop trigger if exists {trigger} on {table}")

    @contextmanager
    def staged(self, name: str, rows: Source) -> Iterator[None]:
        with readable(self._desk, {name: rows}):
            result = self._desk.sql(f"select * from {name}").to_arrow_reader(BATCH)
            columns = ", ".join(f"{f.name} {column_type(f.type)}" for f in result.schema)
            self._cursor.execute(f"create temp table {name} ({columns}) on commit drop")
            copy_in(self._cursor, name, result.schema.names, result)
        self._cursor.execute(f"analyze {name}")
        yield
        # Not after an error: then the transaction rolls back and takes it along.
        self._cursor.execute(f"drop table {name}")

    def bulk(self, table: str, columns: Columns, sql: str, sources: Sources | None = None) -> int:
        self._loaded.add(table)
        with readable(self._desk, sources or {}):
            reader = self._desk.sql(sql).to_arrow_reader(BATCH)
            return copy_in(self._cursor, table, columns, reader)

    def finish(self) -> None:
        """Count what came in bulk, so that the next question is planned with it."""
        for table in sorted(self._loaded):
            self._cursor.execute(f"analyze {table}")


class PostgresEngine(Engine):
    """A store on a server. Threads may share one engine, and processes one server."""

    READ_ONLY = "show transaction_read_only"

    def __init__(self, url: str) -> None:
        """Open the database at the address. Raises RefusedError with a sentence."""
        self._connections = Connections(url)
        self._write = threading.Lock()
        self._aside = threading.Lock()

    @property
    def place(self) -> str:
        return self._connections.place

    def query(self, sql: str, parameters: Parameters | None = None) -> pd.DataFrame:
        with self._connections.lent() as connection:
            cursor = connection.execute(*prepare_for_postgres(sql, parameters))
            rows = cursor.fetchall()
            described = cursor.description or ()
        columns = zip(*rows, strict=True) if rows else ((),) * len(described)
        arrays = [
            pa.array(cells, arrow_type(d.type_code))
            for d, cells in zip(described, columns, strict=True)
        ]
        answer = pa.table(arrays, names=[d.name for d in described])
        with closing(memory().cursor()) as converter:
            frame: pd.DataFrame = converter.from_arrow(answer).df()
            return frame

    def named(self, sql: str, parameters: Parameters | None = None) -> tuple[Columns, Rows]:
        with self._connections.lent() as connection:
            return _answer(connection.execute(*prepare_for_postgres(sql, parameters)))

    @contextmanager
    def transaction(self, who: str = "", *, aside: bool = False) -> Iterator[PostgresTransaction]:
        """One writer at a time, of all processes; commits at the end, rolls back on any error."""
        turn = self._aside if aside else self._write
        with interruptible(), turn, self._connections.lent() as connection:
            done = False
            try:
                with connection.transaction(), ExitStack() as opened:
                    connection.execute(_ASIDE if aside else _WRITER)
                    change = PostgresTransaction(connection, opened, who)
                    yield change
                    change.finish()
                    done = True
            except psycopg.Error as error:
                is_lost = isinstance(error, psycopg.OperationalError) and connection.closed
                if done and is_lost:
                    raise RefusedError(
                        "The connection to the database was lost at the very end, so this may or "
                        "may not be stored. Look whether it is there before you do it again; a "
                        "file that is there already is not stored twice."
                    ) from error
                raise

    def rewrite(self) -> str:
        with self._write, self._connections.lent() as connection:
            return rewrite(connection)

    def close(self) -> None:
        self._connections.close()
