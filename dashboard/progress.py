"""How far an import is, in words: for the page's bar and for the terminal's line."""

from __future__ import annotations

import time
from collections.abc import Callable

from data.vocabulary import grouped

_SOON = 3.0
"""Seconds of a step after which its end can be foretold."""


class Watch:
    """Keeps when each step began. `clock` in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: dict[str, float] = {}

    def share(self, step: str, done: int, rows: int) -> float:
        """How much of the step is done, 0 to 1."""
        self._began.setdefault(step, self._clock())
        return min(1.0, done / rows) if rows > 0 else 0.0

    def sentence(self, step: str, done: int, rows: int) -> str:
        """The step, its rows, and the time left once that can be told."""
        share = self.share(step, done, rows)
        if rows <= 1:
            return step
        said = f"{step}: {grouped(done)} of {grouped(rows)} rows"
        spent = self._clock() - self._began[step]
        if share <= 0 or spent < _SOON or share >= 1:
            return said
        return f"{said}, about {_duration(spent * (1 - share) / share)} left"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min"
