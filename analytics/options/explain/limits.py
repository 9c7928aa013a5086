"""What other choices would do: each limit relaxed by one step, other budgets, each lever alone,
other levers for a skill. Solved again, never read from a dual.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from analytics.options.explain.asking import Asking
from analytics.options.explain.results import Alternative, Limit, Point, SkillReason, Way
from analytics.options.explain.sentences import (
    limit_sentence,
    point_sentence,
    skill_sentence,
    way_sentence,
)
from analytics.results import ALLOWED, LEVERS, ActionLever
from analytics.strategy.amounts import percent
from analytics.strategy.model.steps import SLACK, tools_for
from analytics.strategy.problem.relax import MORE, Change, Step, cap_steps
from analytics.strategy.results import NeedOutcome, Plan

MENTOR_HOURS = 20.0
MONTH = 52 / 12
"""Weeks of one month more."""


def limits(ask: Asking) -> Iterator[Limit]:
    """Every limit with what one more unit of it buys."""
    found = steps(ask)
    outcomes = ask.outcomes([change for *_, change in found])
    for (what, step, change), outcome in zip(found, outcomes, strict=True):
        saves = ask.dearer(outcome)
        yield Limit(
            what=what,
            step=step,
            change=change,
            outcome=outcome,
            binding=ask.improves(outcome),
            closes=ask.base.shortage - outcome.shortage,
            closes_other=ask.base.shortage_other - outcome.shortage_other,
            saves=-saves if saves else saves,
            sentence=limit_sentence(ask, what, step, outcome),
            scenario_hash=ask.hash,
        )


def steps(ask: Asking) -> list[Step]:
    """The limits that this problem has, each with one step more."""
    rules = ask.problem.rules
    found = cap_steps(rules)
    if "hire" in rules.levers:
        found += _full_profiles(ask)
    found.append(("The due dates", "one month more", Change("more_weeks", MONTH)))
    if not rules.levers.issuperset(LEVERS):
        every = tuple(one for one in ALLOWED if one in rules.levers.union(LEVERS))
        found.append(("The levers", "all three", Change("levers", levers=every)))
    if "train" in rules.levers:
        found += _learning(ask)
    if share := next_share(ask):
        step = f"{percent(share)} of a headcount instead of {percent(rules.cap_share)}"
        found.append(("The share that tools may fill", step, Change("tool_share", share)))
    return found


def _full_profiles(ask: Asking) -> list[Step]:
    """Profiles of which the plan hires as many as there may be."""
    hired = _hired(ask.plan)
    return [
        (
            f"Hires of the profile {hire.profile}",
            f"{hire.maximum + 1} instead of {hire.maximum}",
            Change("profile_max", hire.maximum + 1, profile=hire.profile),
        )
        for hire in ask.problem.hires
        if hire.maximum and hired[hire.profile] >= hire.maximum
    ]


def _hired(plan: Plan) -> Counter[str]:
    hired: Counter[str] = Counter()
    for action in plan.actions:
        if action.lever == "hire" and action.profile:
            hired[action.profile] += action.count
    return hired


def _learning(ask: Asking) -> list[Step]:
    """Hours to learn, hours to mentor in each skill that is short, and levels to climb."""
    problem, rules = ask.problem, ask.problem.rules
    found: list[Step] = [
        ("Learning hours", "10 % more for everybody", Change("learning_hours", MORE)),
        (
            "Levels that one person climbs in a skill",
            f"{rules.max_steps + 1} instead of {rules.max_steps}",
            Change("max_steps", rules.max_steps + 1),
        ),
    ]
    if rules.mentor_hours_per_hour > 0 and rules.tutor_fee_per_hour is None:
        short = sorted(
            (n for n in problem.needs if n.have < n.headcount and _wanted(ask, n.must_have)),
            key=lambda n: -n.weight * (n.headcount - n.have),
        )
        for skill in dict.fromkeys(need.skill for need in short):
            name = problem.skill_names[skill]
            change = Change("mentor_hours", MENTOR_HOURS, skill=skill)
            found.append((f"Mentor hours in {name}", f"{MENTOR_HOURS:.0f} h more", change))
    return found


def _wanted(ask: Asking, must_have: bool) -> bool:
    """Whether the plan tries to close such a requirement at all."""
    return must_have or ask.by_others


def next_share(ask: Asking) -> float | None:
    """The least share above today's at which some short requirement gets one more tool position."""
    share = ask.problem.rules.cap_share
    found: set[float] = set()
    for need in ask.problem.needs:
        short = need.have < need.headcount and _wanted(ask, need.must_have)
        if short and need.headcount > 1 and tools_for(ask.problem, need):
            more = max(2, int(share * need.headcount + SLACK) + 1)
            if more <= need.headcount:
                found.add(more / need.headcount)
    return min(found, default=None)


def count_limits(ask: Asking) -> int:
    """How many findings `limits` makes."""
    return len(steps(ask))


POINTS = 6
"""Steps from nothing to where more money is not looked at, at most."""
LEAST = 10_000.0
"""Where a budget of nothing asks what a little would do."""


def frontier(ask: Asking) -> Iterator[Point]:
    """The plan at each budget, but where that cannot pay for what the scenario demands."""
    changes = [Change("budget", budget) for budget in budgets(ask)]
    rules = ask.problem.rules
    for change, outcome in zip(changes, ask.outcomes(changes), strict=True):
        if not outcome.unmet:
            yield Point(
                budget=change.amount,
                budget_on=rules.budget_on,
                currency=rules.currency,
                change=change,
                outcome=outcome,
                sentence=point_sentence(ask, change.amount, outcome),
                scenario_hash=ask.hash,
            )


def budgets(ask: Asking) -> list[float]:
    """Round budgets from nothing to what the plan spends, or to twice its budget."""
    budget = ask.problem.rules.budget
    top = ask.plan.cost.under(ask.plan.budget_on) if budget is None else max(2 * budget, LEAST)
    if top <= 0:
        return [0.0]
    step = _round(top / POINTS)
    return [number * step for number in range(math.ceil(top / step) + 1)]


def _round(step: float) -> float:
    """Up to 1, 2, 2.5 or 5 times a power of ten."""
    size = 10.0 ** math.floor(math.log10(step))
    return next(n * size for n in (1.0, 2.0, 2.5, 5.0, 10.0) if n * size >= step)


def ways(ask: Asking) -> Iterator[Way]:
    """The best that each lever alone can do."""
    changes = [Change("levers", levers=(lever,)) for lever in LEVERS]
    for lever, change, outcome in zip(LEVERS, changes, ask.outcomes(changes), strict=True):
        yield Way(
            lever=lever,
            change=change,
            outcome=outcome,
            regret=ask.dearer(outcome),
            regret_positions=outcome.shortage - ask.base.shortage,
            sentence=way_sentence(ask, lever, outcome),
            scenario_hash=ask.hash,
        )


def skills(ask: Asking) -> Iterator[SkillReason]:
    """Each skill that the plan is asked to close: must-haves first, larger shortages first."""
    for needs in asked(ask):
        yield _reason(ask, needs)


def asked(ask: Asking) -> list[list[NeedOutcome]]:
    """The short requirements by skill; without a budget must-haves only (methods.md#as-counted)."""
    by_skill: dict[str, list[NeedOutcome]] = {}
    for need in ask.plan.needs:
        if need.shortage_before and (need.must_have or ask.by_others):
            by_skill.setdefault(need.skill_id, []).append(need)
    return sorted(
        by_skill.values(),
        key=lambda needs: (
            -sum(n.shortage_before for n in needs if n.must_have),
            -sum(n.shortage_before for n in needs),
            needs[0].skill,
        ),
    )


def _reason(ask: Asking, needs: list[NeedOutcome]) -> SkillReason:
    skill, name = needs[0].skill_id, needs[0].skill
    does = _does(ask, needs)
    left = sum(n.shortage_after for n in needs)
    others = _alternatives(ask, skill, does)
    return SkillReason(
        skill=name,
        skill_id=skill,
        does=does,
        open=left,
        alternatives=others,
        sentence=skill_sentence(ask, name, does, left, others),
        scenario_hash=ask.hash,
    )


def _does(ask: Asking, needs: list[NeedOutcome]) -> dict[ActionLever, int]:
    """Positions by lever; of an option what it buys for the skill, also where it counts late."""
    if ask.counted:
        return {
            "hire": sum(n.by_hire for n in needs),
            "train": sum(n.by_train for n in needs),
            "equip": sum(n.by_equip for n in needs),
            "contract": sum(n.by_contract for n in needs),
        }
    own = [action for action in ask.plan.actions if needs[0].skill in action.skills]
    return {
        lever: sum(action.count for action in own if action.lever == lever) for lever in ALLOWED
    }


def _alternatives(ask: Asking, skill: str, does: dict[ActionLever, int]) -> tuple[Alternative, ...]:
    """Each lever by itself, but the one that the plan already relies on alone.

    None where the plan does nothing for the skill: with fewer levers it would do no more.
    """
    used = [lever for lever in ALLOWED if does[lever]]
    if not used:
        return ()
    levers = [one for one in ALLOWED if one in ask.problem.rules.levers and used != [one]]
    changes = [Change("only", levers=(lever,), skill=skill) for lever in levers]
    found = [
        Alternative(
            lever=lever,
            change=change,
            outcome=outcome,
            extra=ask.dearer(outcome),
            extra_positions=outcome.shortage - ask.base.shortage,
        )
        for lever, change, outcome in zip(levers, changes, ask.outcomes(changes), strict=True)
    ]
    return tuple(sorted(found, key=lambda alternative: ask.rank(alternative.outcome)))
