"""Explaining a plan: seconds until the first finding and until the last, and what is missing."""

from __future__ import annotations

import time
from collections.abc import Iterator

from analytics.analyse import analyse
from analytics.selection import Selection
from analytics.strategy.explain.explain import SECONDS, explain
from analytics.strategy.explain.results import Missing
from analytics.strategy.plan import plan
from analytics.strategy.problem.problem import Problem
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import build_problem
from benchmarks.figures import line
from benchmarks.planning import SIZES, random_team, timed_solver
from data.demo import load_demo
from data.store.database import open_database


def figures() -> Iterator[str]:
    """The demo organisation, then the sizes of the plans."""
    yield _explained("explain the demo", _demo())
    for people, skills, _ in SIZES:
        yield _explained(f"explain {people} x {skills}", random_team(people, skills))


def _demo() -> Problem:
    database = open_database(":memory:")
    load_demo(database)
    problem = build_problem(database, analyse(database, Selection()), Scenario())
    database.close()
    return problem


def _explained(what: str, problem: Problem) -> str:
    chosen = plan(problem)
    first, missing, found = 0.0, 0, 0
    with timed_solver() as spent:
        started, processor = time.perf_counter(), time.process_time()
        for told in explain(problem, chosen):
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
        f"target: the demo in seconds, others within {SECONDS:.0f} s with what is missing said",
    )
