"""Which purchases the pins and bars of a problem mean (methods.md#the-model)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from analytics.results import ActionLever
from analytics.strategy.problem.problem import Move, Problem
from analytics.strategy.problem.wishes import Bar, Pin


@dataclass(frozen=True)
class Purchase:
    """Something that can be bought: training of one person in one skill, a hire, a seat.

    `skills` are those that it brings, `team` the one of the person or that a hire joins.
    """

    lever: ActionLever
    team: str
    skills: Collection[str]
    profile: str | None = None
    tool: str | None = None


def meant(wish: Pin | Bar, purchase: Purchase) -> bool:
    """Whether the wish is about this purchase."""
    return (
        wish.lever == purchase.lever
        and wish.team in (None, purchase.team)
        and wish.profile in (None, purchase.profile)
        and wish.tool in (None, purchase.tool)
        and (wish.skill is None or wish.skill in purchase.skills)
    )


def counts(problem: Problem, purchase: Purchase) -> bool:
    """Whether no bar forbids the purchase to count for its skill (one, where it is about one)."""
    return not any(meant(bar, purchase) for bar in problem.bars)


def demanded(problem: Problem, purchase: Purchase) -> int:
    """How many such purchases the pins that mean it ask for together."""
    return sum(pin.at_least for pin in problem.pins if meant(pin, purchase))


def open_to(problem: Problem, purchase: Purchase) -> bool:
    """Whether it may be bought: its lever is allowed, or a pin asks for it, and no bar is
    about all of such purchases (one that names a skill only keeps it from counting there).
    """
    barred = any(bar.skill is None and meant(bar, purchase) for bar in problem.bars)
    allowed = purchase.lever in problem.rules.levers or demanded(problem, purchase) > 0
    return allowed and not barred


def open_moves(problem: Problem) -> list[Move]:
    """Moves between teams that may be taken."""
    moves = problem.moves
    return [m for m in moves if open_to(problem, Purchase("move", m.target, ()))] if moves else []


def closed_to(problem: Problem, lever: ActionLever) -> bool:
    """Whether nothing of the lever can be bought."""
    return lever not in problem.rules.levers and not pins_of(problem, lever)


def pins_of(problem: Problem, lever: ActionLever) -> list[Pin]:
    """The pins that demand something of the lever."""
    return [pin for pin in problem.pins if pin.lever == lever]
