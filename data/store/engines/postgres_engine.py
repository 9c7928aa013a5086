"""PostgreSQL behind the store: several processes, one writer at a time, readers never wait."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import psycopg
import pyarrow as pa

from data.store.engines.beside import beside
from data.store.engines.duckdb_engine import OFFLINE, interruptible
from data.store.engines.engine import Source
from data.store.engines.postgres_connection import Connections, is_lost
from data.store.engines.postgres_copying import (
    BATCH,
    arrow_type,
    column_type,
    copy_in,
    copy_out,
    copy_to_file,
)
from data.store.engines.postgres_rewriting import rewrite
from data.store.engines.sql import Parameters, prepare, prepare_for_postgres
from data.vocabulary import RefusedError

if TYPE_CHECKING:
    import pandas as pd

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


class PostgresTransaction:
    """All or nothing. Made by `PostgresEngine.transaction()` only."""

    def __init__(self, connection: psycopg.Connection, who: str = "") -> None:
        self._cursor = connection.cursor()
        self.who = who
        self._loaded: set[str] = set()

    def execute(self, sql: str, parameters: Parameters | None = None) -> None:
        """Run one statement."""
        self._cursor.execute(*_prepared(sql, parameters))

    def rows(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """Rows of a query, inside the transaction."""
        return self._cursor.execute(*_prepared(sql, parameters)).fetchall()

    def table(self, sql: str, parameters: Parameters | None = None) -> pa.Table:
        """The answer of a query as an arrow table."""
        return copy_out(self._cursor, *_prepared(sql, parameters))

    def to_file(self, sql: str, file: Path) -> str:
        """Write the answer of a query to a file; a query of it that any DuckDB here can run."""
        return copy_to_file(self._cursor, _prepared(sql, None)[0], file)

    def insert(self, table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
        """Insert a few rows. For many, see `bulk`."""
        if rows:
            marks = ", ".join("%s" for _ in columns)
            names = ", ".join(columns)
            self._cursor.executemany(f"insert into {table} ({names}) values ({marks})", rows)

    def append_only(self, table: str) -> None:
        """By a trigger, which only the owner of the table can take away."""
        self.execute(_ONLY_ADDED)
        calls = "execute function skillmix_only_added()"
        self.execute(
            f"create trigger only_added before update or delete on {table} for each row {calls}"
        )
        self.execute(
            f"create trigger never_emptied before truncate on {table} for each statement {calls}"
        )

    def may_delete(self, table: str) -> None:
        """Within the transaction, which nobody else sees until its end."""
        for trigger in ("only_added", "never_emptied"):
            self.execute(f"drop trigger if exists {trigger} on {table}")

    @contextmanager
    def staged(self, **tables: Any) -> Iterator[None]:
        """Make frames, arrow tables or queries of files readable by name: as temporary tables."""
        for name, table in tables.items():
            with beside({name: table}) as duck:
                rows = duck.sql(f"select * from {name}").to_arrow_reader(BATCH)
                columns = ", ".join(f"{f.name} {column_type(f.type)}" for f in rows.schema)
                self._cursor.execute(f"create temp table {name} ({columns}) on commit drop")
                copy_in(self._cursor, name, rows.schema.names, rows)
            self._cursor.execute(f"analyze {name}")
        yield
        # Not after an error: then the transaction rolls back and takes them along.
        for name in tables:
            self._cursor.execute(f"drop table {name}")

    def bulk(
        self,
        table: str,
        columns: tuple[str, ...],
        sql: str,
        parameters: Parameters | None = None,
        sources: Mapping[str, Source] | None = None,
    ) -> int:
        """Append what a DuckDB of its own makes of the sources, by COPY, a batch at a time; how
        many rows that were."""
        self._loaded.add(table)
        with beside(sources or {}) as duck:
            text, used = prepare(sql, parameters)
            return copy_in(
                self._cursor, table, columns, duck.sql(text, params=used).to_arrow_reader(BATCH)
            )

    def finish(self) -> None:
        """Count what came in bulk, so that the next question is planned with it."""
        for table in sorted(self._loaded):
            self._cursor.execute(f"analyze {table}")


class PostgresEngine:
    """A store on a server. Threads may share one engine, and processes one server."""

    def __init__(self, url: str) -> None:
        """Open the database at the address. Raises RefusedError with a sentence."""
        self._connections = Connections(url)
        self._write = threading.Lock()
        self._aside = threading.Lock()
        self._frames = duckdb.connect(":memory:", config=OFFLINE)

    @property
    def place(self) -> str:
        """The address, without the password."""
        return self._connections.place

    def query(
        self,
        sql: str,
        parameters: Parameters | None = None,
        tables: Mapping[str, pd.DataFrame] | None = None,
    ) -> pd.DataFrame:
        """The answer as a frame of the same types as DuckDB's; `tables` are small frames that the
        SQL reads by name."""
        text, used = prepare_for_postgres(sql, parameters)
        text, used = _with_tables(text, used, tables or {})
        with self._connections.lent() as connection:
            cursor = connection.execute(text, used)
            rows = cursor.fetchall()
            described = cursor.description or ()
        columns = zip(*rows, strict=True) if rows else ((),) * len(described)
        arrays = [
            pa.array(cells, arrow_type(d.type_code))
            for d, cells in zip(described, columns, strict=True)
        ]
        answer = pa.table(arrays, names=[d.name for d in described])
        converter = self._frames.cursor()
        try:
            frame: pd.DataFrame = converter.from_arrow(answer).df()
            return frame
        finally:
            converter.close()

    def rows(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """The answer as tuples."""
        with self._connections.lent() as connection:
            return connection.execute(*_prepared(sql, parameters)).fetchall()

    @contextmanager
    def transaction(self, who: str = "", *, aside: bool = False) -> Iterator[PostgresTransaction]:
        """One writer at a time, of all processes; commits at the end, rolls back on any error."""
        turn = self._aside if aside else self._write
        with interruptible(), turn, self._connections.lent() as connection:
            done = False
            try:
                with connection.transaction():
                    connection.execute(_ASIDE if aside else _WRITER)
                    change = PostgresTransaction(connection, who)
                    yield change
                    change.finish()
                    done = True
            except psycopg.Error as error:
                if done and is_lost(error, connection):
                    raise RefusedError(
                        "The connection to the database was lost at the very end, so this may or "
                        "may not be stored. Look whether it is there before you do it again; a "
                        "file that is there already is not stored twice."
                    ) from error
                raise

    def rewrite(self) -> str:
        """Write the tables with texts and people anew, with their indexes and statistics; the
        sentence says what only an administrator of the server can do."""
        with self._write, self._connections.lent() as connection:
            return rewrite(connection)

    def close(self) -> None:
        """Close the connections."""
        self._connections.close()
        self._frames.close()


def _prepared(sql: str, parameters: Parameters | None) -> tuple[Any, dict[str, Any]]:
    """For psycopg, which takes only literal texts for safe; ours come from the code alone."""
    return prepare_for_postgres(sql, parameters)


def _with_tables(
    sql: str, used: dict[str, Any], tables: Mapping[str, pd.DataFrame]
) -> tuple[Any, dict[str, Any]]:
    """The query with small frames as its first steps: nothing is written, a replica will do."""
    steps, values = [], dict(used)
    for name, frame in tables.items():
        found = pa.Table.from_pandas(frame, preserve_index=False)
        arrays = []
        for column in found.column_names:
            values[f"{name}__{column}"] = found.column(column).to_pylist()
            kind = column_type(found.schema.field(column).type).split(" collate")[0]
            arrays.append(f"cast(%({name}__{column})s as {kind}[])")
        columns = ", ".join(found.column_names)
        steps.append(f"{name} ({columns}) as (select * from unnest({', '.join(arrays)}))")
    if not steps:
        return sql, values
    rest = sql.lstrip()
    joined = ", " + rest[4:] if rest[:5].lower().startswith("with ") else " " + rest
    return f"with {', '.join(steps)}{joined}", values
