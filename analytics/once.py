"""The one memo: an answer that is worked out once, however many readers wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from analytics.solver import EVERY, looking

T = TypeVar("T")


class Once(Generic[T]):
    """Worked out by the first who asks, while others wait; what it is made from is let go with it.

    Where the work is ended or fails, the next who asks begins anew. Who waits looks in as who
    solves does (`analytics.solver.watched`).
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self._work: Callable[[], T] | None = work
        self._lock = threading.Lock()
        self._answer: list[T] = []

    @property
    def known(self) -> bool:
        """Whether it is there already."""
        return bool(self._answer)

    def __call__(self) -> T:
        """The answer."""
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
