"""Writing reports: seconds of each format once the plan is known, and how large the files are.

The demo organisation is planned as its own page plans it. The 300 people x 60 skills have counted
out requirements and actions, so that nothing is timed but the writing.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module

from analytics.selection import Selection
from analytics.study import Study
from dashboard.reports.collect import collect
from dashboard.reports.files import KINDS
from dashboard.reports.model import ReportModel, report_model
from data.demo import load_demo
from data.store.database import open_database
from tests.dashboard.reports import build

TARGET = "target: under 0.5 s for the demo team"


def figures() -> Iterator[str]:
    """The demo team, then the large organisation, without and with names."""
    yield from _written("demo team", _demo())
    found, plan, levers = build.organisation(12, 20, 60, 4)
    for people, what in ((False, ""), (True, ", by name")):
        model = report_model(found, plan, levers, build.facts(), people)
        yield from _written(f"{found.people} people x 60 skills{what}", model)


def _demo() -> ReportModel:
    database = open_database(":memory:")
    load_demo(database)
    made = datetime(2026, 11, 26, 9)
    model = collect(Study(database, Selection()), since="2026 spring", made_at=made)
    database.close()
    return model


def _written(of: str, model: ReportModel) -> Iterator[str]:
    """The first writing in this process, its library loaded: typst remembers what it has set once.

    The processor's time is what a busy machine does not stretch.
    """
    for kind, file in KINDS.items():
        import_module(f"dashboard.reports.{file.module}")
        started, worked = time.perf_counter(), time.process_time()
        size = len(file.render(model))
        worked, seconds = time.process_time() - worked, time.perf_counter() - started
        yield (
            f"{kind} of the {of}: {seconds:.2f} s, processor {worked:.2f} s, "
            f"{size / 1024:,.0f} KiB; {TARGET}"
        )
