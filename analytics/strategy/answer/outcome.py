"""Every requirement before and after the plan, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.strategy.answer.blend import Blend
from analytics.strategy.answer.closing import Closing, contracts_counting
from analytics.strategy.chance import (
    at_least,
    contract_chance,
    hire_chance,
    stay,
    training_chance,
)
from analytics.strategy.problem.learning import by_step, steps_to
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import NeedOutcome


def outcomes(problem: Problem, blend: Blend, closing: Closing) -> tuple[NeedOutcome, ...]:
    """One outcome per need, in the problem's order."""
    found: list[NeedOutcome] = []
    for number, need in enumerate(problem.needs):
        missing = max(0, need.headcount - need.have)
        found.append(
            NeedOutcome(
                scope=need.scope,
                skill=problem.skill_names[need.skill],
                skill_id=need.skill,
                level=need.level,
                required=need.headcount,
                must_have=need.must_have,
                weight=need.weight,
                due_week=need.due_week,
                overdue=need.overdue,
                have=need.have,
                by_train=len(closing.by_train[number]),
                by_hire=sum(closing.by_hire[number].values()),
                by_equip=len(closing.by_equip[number]),
                shortage_before=missing,
                shortage_after=missing - closing.closed(number),
                chance=need_chance(problem, blend, closing, number),
                by_contract=sum(closing.by_contract[number].values()),
                by_move=sum(closing.by_move[number].values()),
            )
        )
    return tuple(found)


def need_chance(problem: Problem, blend: Blend, closing: Closing, number: int) -> float:
    """P(at least the headcount at the due week) over holders, trainees, hires and tool users.

    Holders, trainees and tool users must also stay; hires are counted by arrival and fit, so are
    contractors while they are engaged.
    """
    need, rules = problem.needs[number], problem.rules
    stays = stay(rules, need.due_week)
    groups = [(closing.held[number], stays)]
    asks = by_step(problem.prerequisites)
    for worker in closing.able[number]:
        steps = steps_to(asks, problem.workers[worker].levels, (need.skill, need.level))
        groups.append((1, training_chance(rules, len(steps)) * stays))
    for (hire, _), count in closing.hired[number].items():
        groups.append((count, hire_chance(problem.hires[hire], need.due_week)))
    for engaged in sorted(blend.contracts):
        chance = contract_chance(problem.contractors[engaged[0]], need.due_week)
        groups.append((contracts_counting(problem, blend, engaged, number), chance))
    for worker, tool in closing.by_equip[number]:
        steps = steps_to(asks, problem.workers[worker].levels, (need.skill, need.level - 1))
        credit = problem.tools[tool].credit[need.skill]
        groups.append((1, credit * training_chance(rules, len(steps)) * stays))
    return at_least(need.headcount, groups)


def coverage(needs: Sequence[tuple[float, int, int]]) -> float:
    """Weighted (weight, covered, required), clipped before summing; 1 where nothing is asked."""
    asked = sum(weight * required for weight, _, required in needs)
    if asked == 0:
        return 1.0
    return sum(weight * min(covered, required) for weight, covered, required in needs) / asked


def weakest(chances: Sequence[tuple[float, str]]) -> tuple[float, str]:
    """The smallest chance and whose it is; certain where there is nothing to hold."""
    return min(chances, default=(1.0, ""))
