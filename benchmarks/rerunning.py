"""A rerun of the Overview on the demo team against a rerun of a script that draws one word."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.figures import line, median_seconds
from data.demo import load_demo
from data.store.database import URL_VARIABLE, open_database

APP = Path(__file__).parents[1] / "dashboard" / "app.py"
TIMES = 40
BARE = "import streamlit as st\nst.write('one word')\n"
SECONDS = 60
"""For one rerun at most; the first one measures and solves."""


def figures() -> Iterator[str]:
    """Server time of one session alone, without the network and the browser."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "demo.duckdb"
        database = open_database(place)
        load_demo(database)
        database.close()
        os.environ[URL_VARIABLE] = str(place)
        try:
            p50, p95 = median_seconds(_page(AppTest.from_file(APP)), TIMES)
            floor, _ = median_seconds(_page(AppTest.from_string(BARE)), TIMES)
        finally:
            del os.environ[URL_VARIABLE]
    yield line(
        "rerun of the Overview, demo team, p50",
        p50 * 1000,
        floor * 1000,
        "ms",
        f"p95 {p95 * 1000:.0f} ms",
        "target: p50 under 60 ms; the floor is a script that draws one word",
    )


def _page(page: AppTest) -> Callable[[], None]:
    def rerun() -> None:
        page.run(timeout=SECONDS)
        if page.exception or page.error:
            raise SystemExit(
                f"the page failed: {[e.value for e in (*page.exception, *page.error)]}"
            )

    return rerun
