"""A DuckDB beside the store, for rows on their way: it reads files and tables and keeps nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import duckdb

from data.store.engines.duckdb_engine import OFFLINE, interruptible
from data.store.engines.engine import readable

_MEMORY = "500MB"
"""What it may hold before it spills to disk."""


@contextmanager
def beside(sources: Mapping[str, Any]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new DuckDB that reads frames, arrow tables and queries of files by name.

    What does not fit into its memory goes to a folder that is deleted with it.
    """
    with tempfile.TemporaryDirectory(prefix="skillmix-copy-") as folder:
        duck = duckdb.connect(":memory:", config={**OFFLINE, "temp_directory": folder})
        try:
            for setting in (
                "enable_progress_bar = false",
                "preserve_insertion_order = false",
                f"memory_limit = '{_MEMORY}'",
            ):
                duck.execute(f"set {setting}").fetchall()
            with interruptible(), readable(duck, sources):
                yield duck
        finally:
            duck.close()
