"""An answer is worked out once, holds nothing of the work, and begins anew where it was ended."""

import threading
import time
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest

from analytics.solver import Once


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
    begun = threading.Event()
    counted: list[int] = []

    def work() -> int:
        counted.append(1)
        begun.set()
        time.sleep(0.05)
        return len(counted)

    answer = Once(work)
    with ThreadPoolExecutor(4) as pool:
        assert [one.result() for one in [pool.submit(answer) for _ in range(4)]] == [1] * 4
    assert begun.is_set()
