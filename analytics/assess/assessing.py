"""An assessment that is worked out once, however many readers wait for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from analytics.assess.results import Assessment, Progress


class Assessing:
    """Goes on only while somebody asks for the next step, and from where it was left."""

    def __init__(self, steps: Iterator[Progress | Assessment]) -> None:
        self._steps = steps
        self._lock = threading.Lock()
        self.found: Assessment | None = None

    def next(self) -> Progress | None:
        """Work one step further; None where the answer is found, or where a solve failed."""
        with self._lock:
            told = next(self._steps, None)
            if isinstance(told, Assessment):
                self.found = told
                self._steps = iter(())  # and with them all that was weighed
                return None
            return told

    def all(self) -> Assessment | None:
        """Work out what is left, and answer; None where a solve failed."""
        while self.next():
            pass
        return self.found
