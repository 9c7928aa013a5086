"""How a step can be learned otherwise than alone, and what it can ask for: other levels first.

Plain values. A scenario names skills as written, a problem by their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.vocabulary import RefusedError

Step = tuple[str, int]
"""(skill, level that it leads to)"""


@dataclass(frozen=True)
class Prerequisite:
    """The step to `level` in `skill` is open to who holds all of `needs`: (skill, level)."""

    skill: str
    level: int
    needs: tuple[Step, ...]


@dataclass(frozen=True)
class Course:
    """A group of up to `seats` learns the step to `level` for one price beside the price a head.

    Its price replaces the fees and the mentors of the step. `hours` None: the step's own. With
    `weeks` it takes at least so long of a learner's calendar, and nothing else is learned then.
    """

    name: str
    skill: str
    level: int
    price: float
    seats: int
    hours: float | None = None
    weeks: float = 0.0


def by_step(prerequisites: Iterable[Prerequisite]) -> dict[Step, tuple[Step, ...]]:
    """What each step asks for."""
    found: dict[Step, tuple[Step, ...]] = {}
    for one in prerequisites:
        step = one.skill, one.level
        found[step] = tuple(dict.fromkeys((*found.get(step, ()), *one.needs)))
    return found


def steps_to(
    asks: Mapping[Step, tuple[Step, ...]], levels: Mapping[str, int], goal: Step
) -> frozenset[Step]:
    """All steps between somebody's `levels` and a goal, those that other steps ask for included."""
    found: set[Step] = set()
    open_goals = [goal]
    while open_goals:
        skill, level = open_goals.pop()
        for step in range(levels.get(skill, 0) + 1, level + 1):
            if (skill, step) not in found:
                found.add((skill, step))
                open_goals += asks.get((skill, step), ())
    return frozenset(found)


def place(asks: Mapping[Step, tuple[Step, ...]], step: Step) -> int:
    """How many steps must come before, at least: who does them in this order breaks no rule."""
    skill, level = step
    before = [(skill, level - 1), *asks.get(step, ())] if level > 1 else [*asks.get(step, ())]
    return 1 + max((place(asks, other) for other in before), default=0)


def refuse_circles(prerequisites: Iterable[Prerequisite]) -> None:
    """Raise RefusedError where a step asks for itself, by whatever way round."""
    asks = by_step(prerequisites)
    for step in asks:
        seen: set[Step] = set()
        open_steps = [step]
        while open_steps:
            skill, level = open_steps.pop()
            before = list(asks.get((skill, level), ()))
            before += [(skill, level - 1)] if level > 1 else []
            if step in before:
                raise RefusedError(
                    f"[[prerequisite]] goes in a circle: {step[0]} {step[1]} asks for itself."
                )
            open_steps += [other for other in before if other not in seen]
            seen.update(before)
