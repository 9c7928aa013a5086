"""A DuckDB beside the store, in which an upload is taken apart before its rows go into it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import pyarrow as pa

from data.store.duckdb_engine import OFFLINE, interruptible
from data.store.engine import Source
from data.store.sql import Parameters, prepare


class Reshaping:
    """Has the cells of the upload as `upload`: row_no and c1, c2, ..., null where one is blank."""

    def __init__(self, place: str = ":memory:") -> None:
        self._connection = duckdb.connect(place, config=OFFLINE)
        self.execute("set enable_progress_bar = false")

    def execute(self, sql: str, parameters: Parameters | None = None) -> None:
        """Run one statement."""
        with interruptible():
            self._connection.execute(*prepare(sql, parameters)).fetchall()

    def all(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with interruptible():
            return self._connection.execute(*prepare(sql, parameters)).fetchall()

    def add(self, name: str, source: Source) -> None:
        """Make a source readable by name, in the place of an earlier one."""
        if isinstance(source, str):
            self.execute(f"create or replace temp view {name} as {source}")
        else:
            self._connection.register(name, source)

    def export(self, sql: str, name: str, parameters: Parameters | None = None) -> Source:
        """The rows of a query as a source that another connection can read."""
        text, used = prepare(sql, parameters)
        with interruptible():
            return self._connection.sql(text, params=used).to_arrow_table()

    def close(self) -> None:
        """Forget everything."""
        self._connection.close()


@contextmanager
def beside(upload: pa.Table | Reshaping) -> Iterator[Reshaping]:
    """Where the upload is: that of a large file is there already."""
    if isinstance(upload, Reshaping):
        yield upload
        return
    made = Reshaping()
    try:
        made.add("upload", upload)
        yield made
    finally:
        made.close()
