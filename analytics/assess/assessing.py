"""An assessment that is worked out once, however many readers wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

from analytics.assess.results import Assessment, Progress


class Assessing:
    """Goes on only while somebody asks for the next step, and from where it was left; from the
    beginning where the step before was ended by who waited for it, or failed."""

    def __init__(self, begin: Callable[[], Iterator[Progress | Assessment]]) -> None:
        self._begin = begin
        self._steps = begin()
        self._lock = threading.Lock()
        self.found: Assessment | None = None

    def next(self) -> Progress | None:
        """Work one step further; None where the answer is found, or there is none."""
        with self._lock:
            try:
                told = next(self._steps, None)
            except BaseException:
                self._steps = self._begin()  # a generator that raised says no more
                raise
            if isinstance(told, Assessment):
                self.found = told
                self._steps = iter(())  # and with them all that was weighed
                return None
            return told

    def all(self) -> Assessment | None:
        """Work out what is left, and answer; None where there is nothing to work out."""
        while self.next():
            pass
        return self.found
