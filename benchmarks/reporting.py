"""Writing reports: seconds of each format once the plan is known, and how large the files are.

The demo organisation is planned as its own page plans it. The 300 people x 60 skills have counted
out requirements and actions, so that nothing is timed but the writing.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module

from analytics.results import Selection
from analytics.study import Study
from dashboard.render.files import KINDS, Report
from dashboard.subjects import coverage, money, plan, sure, team
from dashboard.subjects import facts as sources
from dashboard.subjects import home as brief
from dashboard.subjects.report import Wanted, report, subject
from data.demo import load_demo
from data.store.database import open_database
from tests.dashboard.subjects import build, told

TARGET = "target: under 0.5 s for the demo team"
MADE_AT = datetime(2026, 11, 26, 9)


def figures() -> Iterator[str]:
    """The demo team, then the large organisation, without and with names."""
    yield from _written("demo team", _demo())
    for people, what in ((False, ""), (True, ", by name")):
        large = _large(people=people)
        yield from _written(f"300 people x 60 skills{what}", large)


def _demo() -> Report:
    database = open_database(":memory:")
    load_demo(database)
    made = report(Study(database, Selection()), Wanted(since="2026 spring", made_at=MADE_AT))
    database.close()
    return made


def _large(*, people: bool) -> Report:
    found, bought, levers = build.organisation(12, 20, 60, 4)
    reading = told.reading(found, bought, people=people, levers=levers)
    facts = build.facts()
    sections = (
        brief.brief(reading),
        plan.options(reading),
        plan.plan(reading),
        money.money(reading),
        coverage.coverage(reading),
        sure.sure(reading),
        team.team(reading),
        sources.unknown(reading),
        sources.assumptions_section(facts),
        sources.making(reading, facts),
    )
    return Report(
        sections[0].title if sections[0] else "",
        subject(found),
        "Counted out",
        facts.software,
        MADE_AT,
        bought.currency,
        "",
        tuple(section for section in sections if section),
    )


def _written(of: str, made: Report) -> Iterator[str]:
    """The first writing in this process, its library loaded: typst remembers what it has set once.

    The processor's time is what a busy machine does not stretch.
    """
    for kind, file in KINDS.items():
        import_module(f"dashboard.render.{file.module}")
        started, worked = time.perf_counter(), time.process_time()
        size = len(file.render(made))
        worked, seconds = time.process_time() - worked, time.perf_counter() - started
        yield (
            f"{kind} of the {of}: {seconds:.2f} s, processor {worked:.2f} s, "
            f"{size / 1024:,.0f} KiB; {TARGET}"
        )
