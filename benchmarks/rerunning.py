"""A rerun of the Overview on the demo team against a rerun of a script that draws one word."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import line, quantile
from benchmarks.server import rerun, served
from data.demo import load_demo
from data.store.database import URL_VARIABLE, open_database

APP = Path(__file__).parents[1] / "dashboard" / "app.py"
TIMES = 50
BARE = "import streamlit as st\n\nst.write('one word')\n"
SETTINGS = ("--runner.postScriptGC", "false", "--server.fileWatcherType", "none")
"""Those of the app's own configuration that decide how long a rerun takes."""


def figures() -> Iterator[str]:
    """One session alone, as its browser would see it: over the loopback, without drawing."""
    with tempfile.TemporaryDirectory() as folder:
        place, bare = Path(folder) / "demo.duckdb", Path(folder) / "bare.py"
        database = open_database(place)
        load_demo(database)
        database.close()
        bare.write_text(BARE, encoding="utf-8")
        with served(APP, **{URL_VARIABLE: str(place)}) as session:
            first = rerun(session)
            taken = [rerun(session) for _ in range(TIMES)]
        with served(bare, *SETTINGS) as session:
            rerun(session)
            floor = statistics.median(rerun(session) for _ in range(TIMES))
    yield line(
        "rerun of the Overview, demo team, p50",
        statistics.median(taken) * 1000,
        floor * 1000,
        "ms",
        f"p95 {quantile(taken, 0.95) * 1000:.0f} ms, the first run with its solves {first:.1f} s",
        "target: p50 under 60 ms; the floor is a script that draws one word",
    )
