"""Two or three plans side by side: whom each touches, and what closes each requirement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.results import ActionLever
from analytics.strategy.answer.over_time import Moment, coverage_over_time
from analytics.strategy.results import NeedOutcome, Plan
from data.vocabulary import RefusedError

MOST = 3
"""More plans are no longer seen at a glance."""
OF_TODAY: tuple[ActionLever, ...] = ("train", "equip", "move")
"""Levers whose actions each concern one person of today's teams."""


@dataclass(frozen=True)
class Side:
    """One plan with what a comparison shows beside its own numbers.

    `trained`, `equipped` and `moved` count people of today's teams, `touched` those in any, each
    once; `hired` and `contracted` count who would come.
    """

    plan: Plan
    trained: int
    equipped: int
    moved: int
    touched: int
    hired: int
    contracted: int
    over_time: tuple[Moment, ...]


@dataclass(frozen=True)
class NeedSides:
    """One requirement that is short: positions by lever and still open, in each plan."""

    scope: str
    skill: str
    level: int
    must_have: bool
    shortage: int
    closed: tuple[Mapping[ActionLever, int], ...]
    open: tuple[int, ...]


@dataclass(frozen=True)
class SideBySide:
    """Plans of the same people and requirements, in the order asked for."""

    sides: tuple[Side, ...]
    needs: tuple[NeedSides, ...]


def side_by_side(plans: Sequence[Plan]) -> SideBySide:
    """Put two or three plans side by side. Raises RefusedError for any other number."""
    if not 2 <= len(plans) <= MOST:
        raise RefusedError(f"Compare two or three scenarios, not {len(plans)}.")
    return SideBySide(tuple(side(plan) for plan in plans), _needs(plans))


def side(plan: Plan) -> Side:
    """Count whom a plan touches, and follow its coverage."""
    people = {
        lever: {(a.from_team or a.team, a.person) for a in plan.actions if a.lever == lever}
        for lever in OF_TODAY
    }
    come = {
        lever: sum(action.count for action in plan.actions if action.lever == lever)
        for lever in ("hire", "contract")
    }
    return Side(
        plan=plan,
        trained=len(people["train"]),
        equipped=len(people["equip"]),
        moved=len(people["move"]),
        touched=len(set().union(*people.values())),
        hired=come["hire"],
        contracted=come["contract"],
        over_time=coverage_over_time(plan),
    )


def closed_by(need: NeedOutcome) -> Mapping[ActionLever, int]:
    """Positions that each lever closes; levers that close none are left out."""
    counts: dict[ActionLever, int] = {
        "hire": need.by_hire,
        "train": need.by_train,
        "equip": need.by_equip,
        "contract": need.by_contract,
        "move": need.by_move,
    }
    return {lever: count for lever, count in counts.items() if count}


def _needs(plans: Sequence[Plan]) -> tuple[NeedSides, ...]:
    outcomes = [{(n.scope, n.skill_id, n.level): n for n in plan.needs} for plan in plans]
    found = []
    for key, need in outcomes[0].items():
        rows = [of_plan[key] for of_plan in outcomes if key in of_plan]
        if need.shortage_before and len(rows) == len(plans):
            found.append(
                NeedSides(
                    need.scope,
                    need.skill,
                    need.level,
                    need.must_have,
                    need.shortage_before,
                    tuple(closed_by(row) for row in rows),
                    tuple(row.shortage_after for row in rows),
                )
            )
    return tuple(sorted(found, key=lambda n: (not n.must_have, -n.shortage, n.skill, n.scope)))
