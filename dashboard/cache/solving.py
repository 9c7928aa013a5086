"""One plan that is solved once, by whoever asks first; a visitor who leaves ends it."""

from __future__ import annotations

import threading
from contextlib import nullcontext

from analytics.solver import EVERY, Look, watched
from analytics.strategy.plan import Planned, planned
from analytics.strategy.problem.problem import Problem


class Solving:
    """Solved by the first who asks; others wait, and the next one begins anew if it was ended."""

    def __init__(self, problem: Problem) -> None:
        self._problem: Problem | None = problem
        self._lock = threading.Lock()
        self.found: Planned | None = None

    def planned(self, look: Look | None = None) -> Planned:
        """The answer. `look` is called a few times a second until it is there, and may raise to end
        the wait."""
        while not self._lock.acquire(timeout=EVERY):
            if look:
                look()
        try:
            if self._problem is not None:
                with watched(look) if look else nullcontext():
                    self.found = planned(self._problem)
                self._problem = None
            assert self.found is not None
            return self.found
        finally:
            self._lock.release()
