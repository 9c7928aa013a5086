"""Long work of several visitors: as much at once as there are cores, and the rest in turn."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.cache import turns


def test_no_more_work_at_once_than_there_are_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_TURNS", threading.BoundedSemaphore(2))
    begun, go_on = threading.Semaphore(0), threading.Event()

    def steps(number: int) -> Iterator[int]:
        begun.release()
        go_on.wait(10)
        yield number
        yield number + 10

    with ThreadPoolExecutor(3) as visitors:
        answers = [visitors.submit(lambda n=n: list(turns.in_turns(steps(n)))) for n in range(3)]
        assert begun.acquire(timeout=10)
        assert begun.acquire(timeout=10)
        assert not begun.acquire(timeout=0.2)  # the third waits until a step has ended
        go_on.set()
        assert [one.result(10) for one in answers] == [[0, 10], [1, 11], [2, 12]]


def test_work_that_fails_gives_its_turn_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_TURNS", threading.BoundedSemaphore(1))

    def fails() -> Iterator[int]:
        yield 1
        raise ValueError("gone")

    with pytest.raises(ValueError, match="gone"):
        list(turns.in_turns(fails()))
    assert list(turns.in_turns(iter([1]))) == [1]
