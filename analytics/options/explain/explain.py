"""`explain(ask)`: findings one by one, as they are solved; each is true by re-solving."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping

from analytics.options.explain.asking import Asking
from analytics.options.explain.frontier import budgets, frontier
from analytics.options.explain.limits import count_limits, limits
from analytics.options.explain.results import Finding, Missing, Part, Told
from analytics.options.explain.skills import asked, skills
from analytics.options.explain.ways import ways
from analytics.results import LEVERS

SECONDS = 60.0
"""For all explanations of one plan together; the demo takes a third of it."""

Stop = Callable[[], bool]

PARTS: Mapping[Part, tuple[Callable[[Asking], Iterator[Finding]], Callable[[Asking], int]]] = {
    "ways": (ways, lambda _: len(LEVERS)),
    "skills": (skills, lambda ask: len(asked(ask))),
    "limits": (limits, count_limits),
    "frontier": (frontier, lambda ask: len(budgets(ask))),
}
NAMES: Mapping[Part, str] = {
    "ways": "single levers",
    "skills": "skills",
    "limits": "limits",
    "frontier": "budgets",
}


def explain(ask: Asking, seconds: float = SECONDS, stop: Stop = lambda: False) -> Iterator[Told]:
    """Why this plan: ways, skills, limits, the frontier, each as soon as it is solved.

    `seconds` of solving are shared among the parts; what there was no time for, or what `stop`
    cut off, is told as `Missing`. Whoever stops reading stops the solving. Of a plan that had
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
        while not stop() and (found == 0 or ask.used < ask.seconds):
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
