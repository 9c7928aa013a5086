"""Solving a changed problem and holding it against the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from analytics.strategy.answer.outcome import coverage
from analytics.strategy.explain.change import Change, changed
from analytics.strategy.explain.results import Left, Outcome
from analytics.strategy.plan import Answer, answer
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import NeedOutcome, Plan

LEAST_SECONDS = 1.0
"""For one solve, however little time is left."""
MOST_SECONDS = 5.0
"""For one solve: many comparisons that are nearly exact say more than few exact ones."""
CENT = 0.005
SAME = 1e-6


@dataclass
class Asking:
    """A plan that is being explained, and the time that its explanations may still take."""

    problem: Problem
    plan: Plan
    seconds: float
    base: Outcome = field(init=False)
    used: float = 0.0

    def __post_init__(self) -> None:
        self.base = outcome_of(self.plan)

    @property
    def by_others(self) -> bool:
        """Whether other requirements than must-haves are a wish (DEFINITIONS 25)."""
        return self.problem.rules.budget is not None

    def rank(self, outcome: Outcome) -> tuple[int, float, float, float]:
        """The order of wishes (DEFINITIONS 25), after what the scenario demands."""
        return (
            len(outcome.unmet),
            outcome.must,
            outcome.other if self.by_others else 0.0,
            outcome.cost.total,
        )

    @property
    def hash(self) -> str:
        """Of the scenario that all sentences belong to."""
        return self.plan.scenario_hash

    def outcome(self, change: Change) -> Outcome:
        """The changed problem, solved."""
        return outcome_of(self.answer(change))

    def answer(self, change: Change) -> Answer:
        """The same with its actions, to the same last wish as a plan of its own."""
        return answer(changed(self.problem, change), self.limit())

    def limit(self) -> float:
        """Seconds that the next solve may take."""
        return min(MOST_SECONDS, max(LEAST_SECONDS, self.seconds - self.used))


def outcome_of(found: Answer | Plan) -> Outcome:
    """What a solved problem leaves short and costs."""
    must = [n for n in found.needs if n.must_have]
    other = [n for n in found.needs if not n.must_have]
    return Outcome(
        shortage=sum(n.shortage_after for n in must),
        shortage_other=sum(n.shortage_after for n in other),
        must=sum(n.weight * n.shortage_after for n in must),
        other=sum(n.weight * n.shortage_after for n in other),
        cost=found.cost,
        coverage=coverage([(n.weight, n.required - n.shortage_after, n.required) for n in must]),
        gap=found.gap,
        unmet=found.unmet if isinstance(found, Answer) else (),
        left=_left(found.needs),
    )


def _left(needs: Sequence[NeedOutcome]) -> tuple[Left, ...]:
    skills = Counter(need.skill_id for need in needs)
    levels = Counter((need.skill_id, need.scope) for need in needs)

    def label(need: NeedOutcome) -> str:
        here = levels[need.skill_id, need.scope]
        level = f" at level {need.level}" if here > 1 else ""
        scope = f" in {need.scope}" if skills[need.skill_id] > here else ""
        return f"{need.skill}{level}{scope}"

    return tuple(
        Left(
            key=(n.scope, n.skill_id, n.level),
            label=label(n),
            must_have=n.must_have,
            weight=n.weight,
            headcount=n.shortage_after,
        )
        for n in needs
        if n.shortage_after
    )


def more_open(one: Outcome, other: Outcome) -> tuple[Left, ...]:
    """Positions that `one` leaves open and `other` does not."""
    left = {place.key: place.headcount for place in other.left}
    more = ((place, place.headcount - left.get(place.key, 0)) for place in one.left)
    return tuple(replace(place, headcount=people) for place, people in more if people > 0)


def same_shortage(one: Outcome, other: Outcome, by_others: bool) -> bool:
    """Whether both leave the same open, so that their costs may be compared.

    `by_others`: other requirements are a wish too, which they are with a budget only.
    """
    must = one.shortage == other.shortage and abs(one.must - other.must) < SAME
    others = one.shortage_other == other.shortage_other and abs(one.other - other.other) < SAME
    return must and (others or not by_others)


def dearer(one: Outcome, other: Outcome, by_others: bool) -> float | None:
    """Total cost of `one` over `other`; None where they leave different shortages."""
    if one.unmet or other.unmet or not same_shortage(one, other, by_others):
        return None
    extra = one.cost.total - other.cost.total
    return 0.0 if abs(extra) < CENT else extra


def improves(better: Outcome, base: Outcome, by_others: bool) -> bool:
    """Whether `better` comes first in the order of wishes, by more than the gaps leave open."""
    if better.unmet:
        return False
    gap = max(better.gap, base.gap)
    wishes = [(better.must, base.must, SAME)]
    if by_others:
        wishes.append((better.other, base.other, SAME))
    wishes.append((better.cost.total, base.cost.total, CENT))
    for new, old, least in wishes:
        room = max(least, gap * abs(old))
        if abs(new - old) > room:
            return new < old
    return False
