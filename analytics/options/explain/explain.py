"""`explain(ask)`: findings one by one, as they are solved, within a time; each is true by
re-solving."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping

from analytics.options.choice import Choice
from analytics.options.explain.asking import (
    Asking,
    Explanations,
    Finding,
    Missing,
    Part,
    Told,
    gathered,
)
from analytics.options.explain.limits import asked, budgets, frontier, limits, skills, steps, ways
from analytics.results import LEVERS

SECONDS = 60.0
"""For all explanations of one plan together; the demo takes a third of it."""
PARTS: Mapping[Part, tuple[Callable[[Asking], Iterator[Finding]], Callable[[Asking], int]]] = {
    "ways": (ways, lambda _: len(LEVERS)),
    "skills": (skills, lambda ask: len(asked(ask))),
    "limits": (limits, lambda ask: len(steps(ask))),
    "frontier": (frontier, lambda ask: len(budgets(ask))),
}
NAMES: Mapping[Part, str] = {
    "ways": "single levers",
    "skills": "skills",
    "limits": "limits",
    "frontier": "budgets",
}


def explain(ask: Asking, seconds: float = SECONDS) -> Iterator[Told]:
    """Why this plan: ways, skills, limits, the frontier, each as soon as it is solved.

    `seconds` of solving are shared among the parts; what there was no time for is
    told as `Missing`. Whoever stops reading stops the solving. Of a plan that had
    nothing to close and buys nothing, nothing is told.
    """
    if not ask.plan.actions and not asked(ask):
        return
    sizes = {part: count(ask) for part, (_, count) in PARTS.items()}
    done = 0
    left = [part for part in PARTS if sizes[part]]
    for number, part in enumerate(left):
        ask.seconds = ask.used + (seconds - ask.used) / (len(left) - number)
        found = 0
        findings = PARTS[part][0](ask)
        while found == 0 or ask.used < ask.seconds:
            started = time.monotonic()
            finding = next(findings, None)
            ask.used += time.monotonic() - started
            if finding is None:
                sizes[part] = found
                break
            found, done = found + 1, done + 1
            yield Told(part, done, max(done, sum(sizes.values())), finding)
        else:
            if found < sizes[part]:
                sentence = f"Not looked at: {sizes[part] - found} of the {NAMES[part]}."
                missing = Missing(part, sentence, ask.hash)
                yield Told(part, done, sum(sizes.values()), missing)


class Explaining:
    """One plan's explanations: those found so far, and the next on demand. Solving goes on only
    while somebody asks for the next one, and from where it was left."""

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
        return len(self._found)

    def _solve(self, seconds: float) -> Iterator[Told]:
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
        while self.next():
            pass
        return self.found()

    def found(self) -> Explanations:
        """What is complete. Of a part that is being solved nothing: what it says would change."""
        complete = self.complete
        found = [told.finding for told in tuple(self._found) if told.part in complete]
        return gathered(found, self._ask.base if found else None)
