"""Which must-haves hold with the confidence that was asked for (DEFINITIONS 13)."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.strategy.certainty import Unsure
from analytics.strategy.chance import sure
from analytics.strategy.problem.problem import Rules
from analytics.strategy.results import NeedOutcome


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
