"""Explaining a plan: seconds until the first finding and until the last, and what is missing."""

from __future__ import annotations

import time
from collections.abc import Iterator

from analytics.analyse import analyse
from analytics.options.choice import Choice, choose
from analytics.options.explain.asking import Asking
from analytics.options.explain.explain import explain
from analytics.options.explain.results import Missing
from analytics.results import OptionName, Selection
from analytics.strategy.scenario.scenario import Scenario
from benchmarks.figures import line
from benchmarks.planning import timed_solver
from data.demo import load_demo
from data.store.database import open_database


def figures() -> Iterator[str]:
    """The demo organisation, by net cost and as counted."""
    options: tuple[OptionName, ...] = ("balanced", "paper")
    for name in options:
        yield _explained(f"explain the demo, {name}", _demo(name))


def _demo(name: OptionName) -> Choice:
    database = open_database(":memory:")
    load_demo(database)
    found = choose(database, analyse(database, Selection()), Scenario(option=name))
    database.close()
    return found


def _explained(what: str, choice: Choice) -> str:
    first, missing, found = 0.0, 0, 0
    ask = Asking(choice, 0.0)
    assert ask.base  # the plan itself is not what is measured
    with timed_solver() as spent:
        started, processor = time.perf_counter(), time.process_time()
        for told in explain(ask):
            first = first or time.perf_counter() - started
            found += 1
            missing += isinstance(told.finding, Missing)
        seconds, processor = time.perf_counter() - started, time.process_time() - processor
    return line(
        what,
        seconds,
        spent.seconds,
        "s",
        f"processor {processor:.2f} s, first finding after {first:.2f} s",
        f"{found} findings, {spent.runs} solves, {missing} parts cut off",
        "target: within 30 s",
    )
