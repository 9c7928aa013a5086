"""What a plan answers that was asked to be sure: how far it is, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.strategy.bill import Cost


@dataclass(frozen=True)
class Unsure:
    """A must-have that does not hold with the confidence that was asked for.

    `missing` people even as planned. `for_money`: without a limit of budget it would hold.
    """

    scope: str
    skill: str
    skill_id: str
    level: int
    chance: float
    missing: int
    for_money: bool


@dataclass(frozen=True)
class Confidence:
    """What a confidence for each must-have buys and costs, beside the plan without one.

    `sure` of the `must_haves` hold with the chance `asked`, `sure_without` would in the plan
    without; `extra` is the plan's cost over that plan's (`without`), and `shortage_other` the other
    positions that it leaves short beyond that plan. `exact`: no cheaper plan is as sure; where not,
    people of nearly equal chances were counted alike, and a cheaper one may be.
    """

    asked: float
    must_haves: int
    sure: int
    sure_without: int
    spares: int
    without: Cost
    extra: Cost
    shortage_other: int
    unsure: tuple[Unsure, ...]
    exact: bool
