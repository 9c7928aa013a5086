"""Spares: who makes a must-have surer beyond its headcount, where a confidence is asked for.

They close nothing (DEFINITIONS 27): the chance counts them, the shortage does not.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from analytics.strategy.answer.blend import Blend
from analytics.strategy.answer.closing import Closing, confident, contracts_counting
from analytics.strategy.answer.holding import coming
from analytics.strategy.problem.problem import Need, Problem
from analytics.strategy.results import Close

Key = TypeVar("Key", bound=Hashable)
Counted = list[tuple[Need, int]]
"""Needs and how many of their positions an action closes, or makes surer."""


@dataclass(frozen=True)
class Spares:
    """By purchase, as in a blend: the needs that it makes surer, and by how many positions."""

    trained: dict[tuple[int, str], Counted] = field(default_factory=dict)
    hired: dict[tuple[int, str], Counted] = field(default_factory=dict)
    contracted: dict[tuple[int, str, float], Counted] = field(default_factory=dict)
    seats: dict[tuple[int, int], Counted] = field(default_factory=dict)
    moved: dict[int, Counted] = field(default_factory=dict)


def spares(problem: Problem, blend: Blend, closing: Closing) -> Spares:
    """All of a plan; none where no confidence is asked for."""
    found = Spares()
    for number, need in enumerate(problem.needs):
        if not confident(problem, need):
            continue
        for worker in closing.able[number]:
            _add(found.trained, (worker, need.skill), need, worker not in closing.by_train[number])
        for hired, count in closing.hired[number].items():
            _add(found.hired, hired, need, count - closing.by_hire[number].get(hired, 0))
        for engaged in sorted(blend.contracts):
            count = contracts_counting(problem, blend, engaged, number)
            closed = closing.by_contract[number].get(engaged, 0)
            _add(found.contracted, engaged, need, count - closed)
        for seat in closing.using[number]:
            _add(found.seats, seat, need, seat not in closing.by_equip[number])
        for worker in coming(problem, blend, number):
            _add(found.moved, worker, need, worker not in closing.by_move[number])
    return found


def _add(found: dict[Key, Counted], purchase: Key, need: Need, positions: int) -> None:
    if positions:
        found.setdefault(purchase, []).append((need, int(positions)))


def spare_count(bought: int, closed: Sequence[int], spare: Counted) -> int:
    """How many of equal purchases close nothing. `closed`: positions of each need that they do.

    One purchase closes one position of a need.
    """
    return max(0, bought - max(closed, default=0)) if spare else 0


def positions(problem: Problem, counted: Counted) -> tuple[Close, ...]:
    """The same in the words of the answer."""
    return tuple(
        Close(need.scope, problem.skill_names[need.skill], need.level, count, need.must_have)
        for need, count in counted
    )
