"""How often a program may ask."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

A_MINUTE = 60
"""Requests of one token in a minute, at most, in each replica."""


class Rate:
    """Counts the requests of each token: so many at once, and one more each time that its share of
    the minute has passed."""

    def __init__(
        self, a_minute: int = A_MINUTE, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = a_minute
        self._clock = clock
        self._lock = threading.Lock()
        self._left: dict[str, tuple[float, float]] = {}

    def wait(self, token_id: str) -> float:
        """0 where the request may go on, else after how many seconds the next one may."""
        with self._lock:
            now = self._clock()
            left, since = self._left.get(token_id, (float(self._most), now))
            left = min(self._most, left + (now - since) * self._most / 60)
            may = left >= 1
            self._left[token_id] = (left - 1 if may else left, now)
            return 0.0 if may else (1 - left) * 60 / self._most
