"""A DuckDB beside the store, in which an upload is taken apart before its rows go into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from data.store.engines.duckdb_engine import OFFLINE, interruptible
from data.store.engines.engine import Source
from data.store.engines.sql import Parameters, prepare
from data.vocabulary import Progress, silent

_Answer = TypeVar("_Answer")
_BEAT = 0.5
"""Seconds between two words of progress."""


class Reshaping:
    """Has the cells of the upload as `upload`: row_no and c1, c2, ..., null where one is blank."""

    cells: Source
    """The upload for another connection."""

    def __init__(self, place: str = ":memory:") -> None:
        self._connection = duckdb.connect(place, config=OFFLINE)
        self._progress: Progress = silent
        self._step, self._rows = "", 0
        # The engine only says how far it is while it has a bar, which is not drawn.
        self.execute("set enable_progress_bar = true")
        self.execute("set enable_progress_bar_print = false")

    def execute(self, sql: str, parameters: Parameters | None = None) -> None:
        """Run one statement."""
        self.all(sql, parameters)

    def all(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self._watched(lambda: self._connection.execute(*prepare(sql, parameters)).fetchall())

    def add(self, name: str, source: Source) -> Source:
        """Make a source readable by name, in the place of an earlier one; what another connection
        can read it by."""
        if isinstance(source, str):
            self.execute(f"create or replace temp view {name} as {source}")
        else:
            self._connection.register(name, source)
        return source

    def table(self, name: str, columns: str, rows: Sequence[Sequence[Any]]) -> None:
        """Make a table of a few rows, in the place of an earlier one; `columns` with types."""
        self.execute(f"create or replace temp table {name} ({columns})")
        if rows:  # no arrow table: making one imports pandas, which takes as long as a small import
            cells = {f"c{i}": list(column) for i, column in enumerate(zip(*rows, strict=True))}
            lists = ", ".join(f"unnest(:{cell})" for cell in cells)
            self.execute(f"insert into {name} select {lists}", cells)

    def export(self, sql: str, name: str) -> Source:
        """The rows of a query as a source that another connection can read."""
        return self._watched(lambda: self._connection.sql(sql).to_arrow_table())

    def watch(self, progress: Progress, step: str, rows: int) -> None:
        """Tell of each statement from now on, every half second while it runs. What `progress`
        raises stops the statement."""
        self._progress, self._step, self._rows = progress, step, rows
        progress(step, 0, rows)

    def step(self, step: str, rows: int | None = None) -> None:
        """Tell of the next step to whoever watches."""
        self.watch(self._progress, step, self._rows if rows is None else rows)

    def _watched(self, work: Callable[[], _Answer]) -> _Answer:
        if self._progress is silent:
            with interruptible():
                return work()
        with ThreadPoolExecutor(1) as beside:
            running = beside.submit(work)
            try:
                while not wait([running], _BEAT).done:
                    share = max(0.0, self._connection.query_progress()) / 100
                    self._progress(self._step, int(share * self._rows), self._rows)
            finally:
                if not running.done():
                    self._connection.interrupt()
        return running.result()

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
        made.cells = made.add("upload", upload)
        yield made
    finally:
        made.close()
