"""The solver, silent: stdout belongs to the command's answer. Who waits for it may look in."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, CancelledError, ThreadPoolExecutor, wait
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, TypeVar

import highspy
import numpy as np

from data.vocabulary import RefusedError

Look = Callable[[], object]
"""What is called now and then while a solve lasts; what it raises ends the solve."""
EVERY = 0.25
"""Seconds between two looks."""
AT_ONCE = 2
"""Solves of one question that run side by side, and long tasks of one process."""
NICE = 10
"""How far a thread that works on a long task stands behind others."""
T = TypeVar("T")
_LOOK: ContextVar[Look | None] = ContextVar("look", default=None)


@contextmanager
def watched(look: Look) -> Iterator[None]:
    """Meanwhile each solve of this thread calls `look`. What it raises comes out of the solve,
    which then has no answer."""
    before = _LOOK.set(look)
    try:
        yield
    finally:
        _LOOK.reset(before)


def looking() -> Look | None:
    return _LOOK.get()


def together(tasks: Sequence[Callable[[], T]]) -> list[T]:
    """The answers of tasks that solve, two at a time, in their order. Whoever waits looks in from
    this thread; what that raises ends all of them."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return _answers(pool, tasks)


def in_turn(task: Callable[[], T]) -> T:
    """The answer of a task that solves for long, of which two at a time run in this process: many
    at once would all be as late as the last. Where the system can order threads, whoever only looks
    at a page goes first. No task may ask for a turn of its own."""
    return _answers(_turns(), [task])[0]


@cache
def _turns() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(AT_ONCE, "turn", _step_back)


def _step_back() -> None:
    if sys.platform == "linux":  # where a thread has a place of its own in the order
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)


def _answers(pool: ThreadPoolExecutor, tasks: Sequence[Callable[[], T]]) -> list[T]:
    look, ended = _LOOK.get(), threading.Event()

    def until_ended() -> None:
        if ended.is_set():
            raise CancelledError

    def solve(task: Callable[[], T]) -> T:
        with watched(until_ended):
            return task()

    working = [pool.submit(solve, task) for task in tasks]
    try:
        while wait(working, timeout=EVERY, return_when=FIRST_EXCEPTION).not_done:
            if look:
                look()
            if any(item.done() and item.exception() for item in working):
                break
        return [item.result() for item in working]
    except BaseException:
        ended.set()
        wait([item for item in working if not item.cancel()])
        raise


class QuietHighs(highspy.Highs):
    """HiGHS without a word. Version 1.16 prints its banner where callbacks are switched on, which
    is in the constructor."""

    ends_within: tuple[float, float] | None = None
    """A share of its answer, or an amount, from the best, where no better one is looked for: with
    these as its gaps version 1.16 still searches around the answer, in large models for minutes."""

    def enableCallbacks(self) -> None:  # noqa: N802 (the solver's name)
        """Switch the output off before the base class switches callbacks on."""
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]

    def run(self) -> highspy.HighsStatus:
        """Solve. Raises RefusedError where the solver could not: what it then holds is no answer,
        and would read as a plan that buys nothing. A limit that was reached is no error."""
        status = self._run_watched()
        if status == highspy.HighsStatus.kError:
            # HiGHS 1.16 fails on a few small models, and solves them the other way.
            _, reduced = self.getOptionValue("presolve")
            self.clearSolver()
            self.setOptionValue("presolve", "on" if reduced == "off" else "off")
            status = self._run_watched()
            self.setOptionValue("presolve", reduced)
        if status == highspy.HighsStatus.kError:
            raise RefusedError(
                "The solver HiGHS stopped with an error and could not solve this. Nothing was "
                "changed; start Skillmix anew and try again."
            )
        return status

    def _near(self, found: float, bound: float) -> bool:
        if self.ends_within is None or found >= INFINITY:
            return False
        share, least = self.ends_within
        return found - bound <= max(least, share * abs(found))

    def _run_watched(self) -> highspy.HighsStatus:
        """The solver asks often whether to go on; an exception may not pass through it, so that it
        is kept until the solver has returned."""
        look, raised = _LOOK.get(), list[BaseException]()
        last = time.monotonic()
        if look is None and self.ends_within is None:
            return super().run()

        def asks(event: highspy.HighsCallbackEvent) -> None:
            nonlocal last
            if look is not None and not raised and time.monotonic() - last >= EVERY:
                try:
                    look()
                except BaseException as stop:  # noqa: BLE001 (a page's stop too; raised below)
                    raised.append(stop)
                last = time.monotonic()
            known = event.data_out
            if raised or self._near(known.mip_primal_bound, known.mip_dual_bound):
                event.interrupt()

        self.cbMipInterrupt += asks
        try:
            status = super().run()
        finally:
            self.cbMipInterrupt -= asks
        if raised:
            raise raised[0]
        return status


def quiet(lp: highspy.HighsLp, **options: bool | float | str) -> QuietHighs:
    """A solver that has the model, with these options: in one thread, so that the answer is the
    same in every run."""
    highs = QuietHighs()  # type: ignore[no-untyped-call]
    for name, value in {"threads": 1, **options}.items():
        highs.setOptionValue(name, value)
    highs.passModel(lp)
    return highs


INFINITY = float("inf")


@dataclass
class Sheet:
    """Columns (upper bound, integer or not; all lower bounds are 0) and rows of a model."""

    upper: list[float] = field(default_factory=list)
    integer: list[bool] = field(default_factory=list)
    row_lower: list[float] = field(default_factory=list)
    row_upper: list[float] = field(default_factory=list)
    start: list[int] = field(default_factory=lambda: [0])
    index: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)

    def column(self, upper: float, integer: bool = True) -> int:
        """A new column from 0 to `upper`; answers its number."""
        self.upper.append(upper)
        self.integer.append(integer)
        return len(self.upper) - 1

    def row(self, lower: float, upper: float, terms: Iterable[tuple[int, float]]) -> None:
        """A new row lower <= sum of value x column <= upper; a column may occur once."""
        for column, value in terms:
            self.index.append(column)
            self.value.append(value)
        self.start.append(len(self.index))
        self.row_lower.append(lower)
        self.row_upper.append(upper)

    def at_most(self, upper: float, terms: Iterable[tuple[int, float]]) -> None:
        self.row(-INFINITY, upper, terms)

    def at_least(self, lower: float, terms: Iterable[tuple[int, float]]) -> None:
        self.row(lower, INFINITY, terms)

    def highs_lp(self) -> highspy.HighsLp:
        lp = highspy.HighsLp()
        columns, rows = len(self.upper), len(self.row_lower)
        lp.num_col_, lp.num_row_ = columns, rows
        lp.col_cost_ = np.zeros(columns)
        lp.col_lower_ = np.zeros(columns)
        lp.col_upper_ = np.array(self.upper, dtype=float)
        lp.row_lower_ = np.array(self.row_lower, dtype=float)
        lp.row_upper_ = np.array(self.row_upper, dtype=float)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(self.start, dtype=np.int32)
        lp.a_matrix_.index_ = np.array(self.index, dtype=np.int32)
        lp.a_matrix_.value_ = np.array(self.value, dtype=float)
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[whole] for whole in self.integer]
        return lp


class Once(Generic[T]):
    """Worked out by the first who asks, while others wait; what it is made from is let go with it.

    Where the work is ended or fails, the next who asks begins anew. Who waits looks in as who
    solves does (`watched`).
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self._work: Callable[[], T] | None = work
        self._lock = threading.Lock()
        self._answer: list[T] = []

    @property
    def known(self) -> bool:
        return bool(self._answer)

    def __call__(self) -> T:
        look = looking()
        while not self._lock.acquire(timeout=EVERY):
            if look:
                look()
        try:
            if self._work is not None:
                self._answer.append(self._work())
                self._work = None
            return self._answer[0]
        finally:
            self._lock.release()
