"""A rerun of the Overview on the demo team against a rerun of a script that draws one word."""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.figures import line, quantile
from benchmarks.load.browser import Browser
from benchmarks.load.replicas import HOST, SERVE, Replica, free_port
from data.demo import load_demo
from data.store.database import URL_VARIABLE, open_database

TIMES = 50
BARE = "import streamlit as st\n\nst.write('one word')\n"
SETTINGS = (
    *("--server.headless", "true"),
    *("--server.address", HOST),
    *("--runner.postScriptGC", "false"),
    *("--server.fileWatcherType", "none"),
)
"""Those of the app's own configuration, some of which decide how long a rerun takes."""


def figures() -> Iterator[str]:
    """One session alone, as its browser would see it: over the loopback, without drawing."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        place, script = folder / "demo.duckdb", folder / "bare.py"
        with closing(open_database(place)) as database:
            load_demo(database)
        script.write_text(BARE, encoding="utf-8")
        app = Replica(port, folder, [*SERVE, "--port", str(port)], {URL_VARIABLE: str(place)})
        first, *taken = _reruns(app)
        words = [sys.executable, "-m", "streamlit", "run", str(script), *SETTINGS]
        bare = Replica(
            port, folder, [*words, "--server.port", str(port)], {}, ready="/_stcore/health"
        )
        floor = statistics.median(_reruns(bare)[1:])
    yield line(
        "rerun of the Overview, demo team, p50",
        statistics.median(taken) * 1000,
        floor * 1000,
        "ms",
        f"p95 {quantile(taken, 0.95) * 1000:.0f} ms, the first run with its solves {first:.1f} s",
        "target: p50 under 50 ms; the floor is a script that draws one word",
    )


def _reruns(served: Replica) -> list[float]:
    """Seconds of the first run of a page, and of others after it."""

    async def runs() -> list[float]:
        browser = Browser(f"http://{HOST}:{served.port}", served.port)
        await browser.enter()
        taken = [await browser.run() for _ in range(TIMES + 1)]
        await browser.close()
        return taken

    served.start()
    try:
        return asyncio.run(runs())
    finally:
        served.stop()
