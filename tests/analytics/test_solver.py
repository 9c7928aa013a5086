"""What the solver could not do is never taken for an answer; an answer is worked out once."""

import random
import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import highspy
import pytest

from analytics import solver as module
from analytics.solver import Once, QuietHighs, in_turn, watched
from data.vocabulary import RefusedError


def solver(threads: int) -> QuietHighs:
    """At most 5 of one thing, and as many as there are."""
    result = QuietHighs()
    result.setOptionValue("threads", threads)
    result.addVariable(0, 5, obj=-1)
    return result


def test_a_run_that_ends_in_an_error_is_refused() -> None:
    """HiGHS keeps the threads of its first run in a process: with others it does not run at all,
    and its answer would read as "buy nothing"."""
    first = solver(threads=1)
    first.run()
    assert first.getObjectiveValue() == -5
    with pytest.raises(RefusedError, match="could not solve"):
        solver(threads=2).run()


def split(count: int) -> QuietHighs:
    """Which of so many weights make half of their sum, three times over: long for any solver."""
    draw = random.Random(3)
    result = QuietHighs()
    result.setOptionValue("threads", 1)
    result.setOptionValue("time_limit", 60.0)
    taken = [result.addBinary() for _ in range(count)]
    for _ in range(3):
        weights = [draw.randrange(100) for _ in taken]
        over, under = result.addVariable(0, 1e4, obj=1), result.addVariable(0, 1e4, obj=1)
        total = sum(w * x for w, x in zip(weights, taken, strict=True))
        result.addConstr(total + over - under == sum(weights) // 2)
    return result


class StopError(BaseException):
    """As a page ends a script: no Exception."""


def test_who_looks_in_may_end_a_solve(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EVERY", 0.0)
    looks = []

    def look() -> None:
        looks.append(1)
        if len(looks) == 3:
            raise StopError

    with pytest.raises(StopError), watched(look):
        split(40).run()
    split(12).run()
    assert len(looks) == 3


def test_a_solve_ends_with_the_first_answer_that_is_near_enough() -> None:
    near = split(40)
    near.ends_within = 0.0, 1e4
    near.run()
    assert near.getModelStatus() == highspy.HighsModelStatus.kInterrupt
    assert near.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible


def test_a_model_on_which_the_solver_fails_is_solved_unreduced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """HiGHS 1.16 stopped with an error on the four people with a reviewer and 32,200 of budget,
    one level of one of them changed."""
    real, asked = highspy.Highs.run, []

    def run(self: highspy.Highs) -> highspy.HighsStatus:
        asked.append(self.getOptionValue("presolve")[1])
        return highspy.HighsStatus.kError if len(asked) == 1 else real(self)

    monkeypatch.setattr(highspy.Highs, "run", run)
    highs = QuietHighs()  # type: ignore[no-untyped-call]
    highs.addVar(0.0, 1.0)
    assert highs.run() == highspy.HighsStatus.kOk
    assert asked == ["choose", "off"]
    assert highs.getOptionValue("presolve")[1] == "choose"


class Work:
    """What is weighed on the way."""


def test_the_work_ends_with_its_answer() -> None:
    work = Work()
    held = weakref.ref(work)
    answer = Once(lambda work=work: isinstance(work, Work))  # type: ignore[misc]
    del work
    assert held() is not None
    assert answer() is True
    assert held() is None
    assert answer() is True


def test_what_was_ended_begins_anew_and_is_not_taken_for_an_answer() -> None:
    begun: list[int] = []

    def work() -> int:
        begun.append(1)
        if len(begun) == 1:
            raise KeyboardInterrupt
        return 7

    answer = Once(work)
    with pytest.raises(KeyboardInterrupt):
        answer()
    assert answer() == 7


def test_who_asks_meanwhile_waits_for_the_same_answer() -> None:
    counted: list[int] = []

    def work() -> int:
        counted.append(1)
        time.sleep(0.05)
        return len(counted)

    answer = Once(work)
    with ThreadPoolExecutor(4) as pool:
        assert [item.result() for item in [pool.submit(answer) for _ in range(4)]] == [1] * 4


def test_two_work_at_a_time_and_who_gives_up_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "EVERY", 0.001)
    held, begun = threading.Event(), list[str]()

    def work(name: str) -> None:
        begun.append(name)
        held.wait()

    def ask(name: str, look: Callable[[], object]) -> None:
        with watched(look):
            in_turn(lambda: work(name))

    def stop() -> None:
        raise StopError

    with ThreadPoolExecutor(5) as pool:
        asked = []
        for name in ("first", "second", "gone", "third", "fourth"):
            asked.append(pool.submit(ask, name, stop if name == "gone" else int))
            time.sleep(0.02)
        try:
            assert isinstance(asked[2].exception(10), StopError)
            assert begun == ["first", "second"]
        finally:
            held.set()
    assert sorted(begun[2:]) == ["fourth", "third"]
