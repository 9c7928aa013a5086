"""A rerun of the Overview on the demo team against a rerun of a script that draws one word."""

import asyncio
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.figures import line, quantile
from benchmarks.load.browser import Browser
from benchmarks.load.replicas import HOST, SERVE, Replica
from data.demo import load_demo
from data.store.database import URL_VARIABLE, open_database
from tests.postgres import free_port

TIMES, SESSIONS = 60, 20
THINK = 5.0
"""Seconds on average between two reruns of one of many sessions."""
BARE = "import streamlit as st\n\nst.write('one word')\n"
SETTINGS = (
    *("--server.headless", "true"),
    *("--server.address", HOST),
    *("--runner.postScriptGC", "false"),
    *("--server.fileWatcherType", "none"),
)
"""Those of the app's own configuration, some of which decide how long a rerun takes."""


def figures() -> Iterator[str]:
    """As browsers would see it: over the loopback, without drawing."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        place, script = folder / "demo.duckdb", folder / "bare.py"
        with closing(open_database(place)) as database:
            load_demo(database)
        script.write_text(BARE, encoding="utf-8")
        app = Replica(port, folder, [*SERVE, "--port", str(port)], {URL_VARIABLE: str(place)})
        ((first, *taken),) = _reruns(app)
        many = [seconds for own in _reruns(app, SESSIONS) for seconds in own[1:]]
        words = [sys.executable, "-m", "streamlit", "run", str(script), *SETTINGS]
        words += ["--server.port", str(port)]
        bare = Replica(port, folder, words, {}, ready="/_stcore/health")
        floor = quantile(_reruns(bare)[0][1:], 0.5)
    yield line(
        "rerun of the Overview, demo team, p50",
        quantile(taken, 0.5) * 1000,
        floor * 1000,
        "ms",
        f"p95 {quantile(taken, 0.95) * 1000:.0f} ms, with {SESSIONS} sessions "
        f"{quantile(many, 0.95) * 1000:.0f} ms; the first run with its solves {first:.1f} s",
        "target: p50 under 50 ms, p95 with sessions under 400 ms; the floor draws one word",
    )


def _reruns(served: Replica, sessions: int = 1) -> list[list[float]]:
    """Of each session the seconds of the first run of a page, and of others after it; several think
    between two of them."""

    async def session(number: int) -> list[float]:
        draw, browser = random.Random(number), Browser(f"http://{HOST}:{served.port}", served.port)
        await browser.enter()
        taken = [await browser.run()]
        for _ in range(TIMES // sessions):
            await asyncio.sleep(draw.uniform(0, 2 * THINK) if sessions > 1 else 0)
            taken.append(await browser.run())
        await browser.close()
        return taken

    async def all_of_them() -> list[list[float]]:
        return await asyncio.gather(*map(session, range(sessions)))

    served.start()
    try:
        return asyncio.run(all_of_them())
    finally:
        served.end()
