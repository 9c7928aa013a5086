"""How sure a plan is that was asked to be, beside the one without spares (DEFINITIONS 13)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from analytics.strategy.certainty import Confidence, Unsure
from analytics.strategy.chance import sure
from analytics.strategy.money.costs import add, times
from analytics.strategy.problem.problem import Rules
from analytics.strategy.results import Action, Cost, NeedOutcome


class Solved(Protocol):
    """What is asked of a solved problem."""

    @property
    def actions(self) -> Sequence[Action]:
        """Purchases."""

    @property
    def needs(self) -> Sequence[NeedOutcome]:
        """Outcomes."""

    @property
    def cost(self) -> Cost:
        """Of all actions."""

    @property
    def exact(self) -> bool:
        """Whether no spare is bought that is not needed."""

    def shortage(self, must_have: bool) -> int:
        """People still missing."""


def unsure(rules: Rules, needs: Sequence[NeedOutcome]) -> list[NeedOutcome]:
    """Must-haves below the confidence; none where no confidence is asked for."""
    return [need for need in needs if need.must_have and not sure(need.chance, rules.confidence)]


def not_sure(
    rules: Rules, needs: Sequence[NeedOutcome], free: Sequence[NeedOutcome]
) -> tuple[Unsure, ...]:
    """The same in the words of the answer, the least sure first. `free`: without a budget."""
    still = {(n.scope, n.skill_id, n.level) for n in unsure(rules, free)}
    return tuple(
        Unsure(
            scope=need.scope,
            skill=need.skill,
            skill_id=need.skill_id,
            level=need.level,
            chance=need.chance,
            missing=need.shortage_after,
            for_money=(need.scope, need.skill_id, need.level) not in still,
        )
        for need in sorted(unsure(rules, needs), key=lambda n: (n.chance, n.skill, n.scope))
    )


def confidence_of(
    rules: Rules, plan: Solved, plain: Solved, free: Sequence[NeedOutcome]
) -> Confidence:
    """How far a confidence is met, and its price. `plain`: the plan of whole people; `free`: what
    the plan would reach without a budget, where money may be what keeps a must-have unsure.
    """
    must = sum(need.must_have for need in plan.needs)
    return Confidence(
        asked=rules.confidence or 0.0,
        must_haves=must,
        sure=must - len(unsure(rules, plan.needs)),
        sure_without=must - len(unsure(rules, plain.needs)),
        spares=sum(action.spare for action in plan.actions),
        without=plain.cost,
        extra=add([plan.cost, times(plain.cost, -1)]),
        shortage_other=plan.shortage(False) - plain.shortage(False),
        unsure=not_sure(rules, plan.needs, free),
        exact=plan.exact,
    )
