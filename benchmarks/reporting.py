"""Writing reports: seconds of each format once the demo is planned, and how large the files are."""

import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from importlib import import_module

from analytics.results import Selection
from analytics.study import Study
from dashboard.render.files import KINDS
from dashboard.subjects.report import Wanted, report
from data.demo import load_demo
from data.store.database import open_database

TARGET = "target: under 0.5 s for the demo team"
MADE_AT = datetime(2026, 11, 26, 9)


def figures() -> Iterator[str]:
    """The first writing in this process, its library loaded: typst remembers what it has set once.

    The processor's time is what a busy machine does not stretch.
    """
    with closing(open_database(":memory:")) as database:
        load_demo(database)
        made = report(Study(database, Selection()), Wanted(since="2026 spring", made_at=MADE_AT))
    for kind, file in KINDS.items():
        import_module(f"dashboard.render.{file.module}")
        started, worked = time.perf_counter(), time.process_time()
        size = len(file.render(made))
        worked, seconds = time.process_time() - worked, time.perf_counter() - started
        yield (
            f"{kind} of the demo team: {seconds:.2f} s, processor {worked:.2f} s, "
            f"{size / 1024:,.0f} KiB; {TARGET}"
        )
