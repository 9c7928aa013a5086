"""What holds the plan back: each limit relaxed by one stated step and solved again, never a dual.

A limit whose step changes nothing is answered as not binding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from analytics.options.explain.asking import Asking
from analytics.options.explain.results import Limit
from analytics.options.explain.sentences import limit_sentence
from analytics.results import ACTION_LEVERS, LEVERS
from analytics.strategy.amounts import percent
from analytics.strategy.model.steps import SLACK, tools_for
from analytics.strategy.problem.relax import MORE, Change, Step, cap_steps
from analytics.strategy.results import Plan

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
        every = tuple(one for one in ACTION_LEVERS if one in rules.levers.union(LEVERS))
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
