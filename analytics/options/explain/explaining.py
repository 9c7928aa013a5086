"""Explanations that are found once, however many readers wait for them."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from analytics.options.choice import Choice
from analytics.options.explain.asking import Asking
from analytics.options.explain.explain import PARTS, SECONDS, explain
from analytics.options.explain.results import Explanations, Part, Told, gathered


class Explaining:
    """One plan's explanations: those found so far, and the next on demand.

    Solving goes on only while somebody asks for the next one, and from where it was left.
    """

    def __init__(self, choice: Choice, seconds: float = SECONDS) -> None:
        self._ask = Asking(choice, 0.0)
        self._rest = self._solve(seconds)
        self._lock = threading.Lock()
        self._found: list[Told] = []
        self.finished = False

    def next(self) -> Told | None:
        """Solve one more; None where all is found, or where a solve failed before."""
        with self._lock:
            return next(self._rest, None)

    @property
    def told(self) -> int:
        """How many findings there are until now."""
        return len(self._found)

    def _solve(self, seconds: float) -> Iterator[Told]:
        """Keep what is found; finished only where nothing failed."""
        for told in explain(self._ask, seconds):
            self._found.append(told)
            yield told
        self.finished = True

    @property
    def complete(self) -> tuple[Part, ...]:
        """Parts that are solved, or have said what there was no time for."""
        if self.finished:
            return tuple(PARTS)
        order = list(PARTS)
        at = order.index(self._found[-1].part) if self._found else 0
        return tuple(order[:at])

    def all(self) -> Explanations:
        """Solve what is left, and answer everything."""
        while self.next():
            pass
        return self.found()

    def found(self) -> Explanations:
        """What is complete. Of a part that is being solved nothing: what it says would change."""
        complete = self.complete
        found = [told.finding for told in tuple(self._found) if told.part in complete]
        return gathered(found, self._ask.base if found else None)
