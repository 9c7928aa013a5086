"""The one memo: an answer that is worked out once, however many readers wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """Worked out by the first who asks, while others wait; what it is made from is let go with it.

    Where the work is ended or fails, the next who asks begins anew.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self._work: Callable[[], T] | None = work
        self._lock = threading.Lock()
        self._answer: list[T] = []

    def __call__(self) -> T:
        """The answer."""
        with self._lock:
            if self._work is not None:
                self._answer.append(self._work())
                self._work = None
            return self._answer[0]
