"""`explain(problem, plan)`: findings one by one, as they are solved; each is true by re-solving."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping

from analytics.strategy.explain.asking import Asking
from analytics.strategy.explain.frontier import count_frontier, frontier
from analytics.strategy.explain.limits import count_limits, limits
from analytics.strategy.explain.results import Finding, Missing, Part, Told
from analytics.strategy.explain.skills import asked, count_skills, skills
from analytics.strategy.explain.ways import count_ways, ways
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Plan

SECONDS = 60.0
"""For all explanations of one plan together; the demo takes a few."""

Stop = Callable[[], bool]

PARTS: Mapping[Part, tuple[Callable[[Asking], Iterator[Finding]], Callable[[Asking], int]]] = {
    "ways": (ways, count_ways),
    "skills": (skills, count_skills),
    "limits": (limits, count_limits),
    "frontier": (frontier, count_frontier),
}
NAMES: Mapping[Part, str] = {
    "ways": "single levers",
    "skills": "skills",
    "limits": "limits",
    "frontier": "budgets",
}


def explain(
    problem: Problem, plan: Plan, seconds: float = SECONDS, stop: Stop = lambda: False
) -> Iterator[Told]:
    """Why this plan: ways, skills, limits, the frontier, each as soon as it is solved.

    `seconds` of solving are shared among the parts; what there was no time for, or what `stop`
    cut off, is told as `Missing`. Whoever stops reading stops the solving. Of a plan that had
    nothing to close and buys nothing, nothing is told.
    """
    ask = Asking(problem, plan, 0.0)
    if not plan.actions and not asked(ask):
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
                missing = _missing(ask, part, found, sizes[part])
                yield Told(part, done, sum(sizes.values()), missing)


def _missing(ask: Asking, part: Part, found: int, size: int) -> Missing:
    rest = max(1, size - found)
    sentence = (
        f"Not looked at: {'about ' if part == 'frontier' else ''}{rest} of the {NAMES[part]}."
    )
    return Missing(part, sentence, ask.hash)
