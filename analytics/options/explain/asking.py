"""Answering a changed problem by the plan's own rule, and holding it against the plan."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from analytics.options.choice import SECONDS, Choice, Solved
from analytics.options.explain.results import Left, Outcome
from analytics.options.options import FLAT
from analytics.options.program import GAP, WIDE
from analytics.solver import AT_ONCE, together
from analytics.strategy.answer.beside import coverage
from analytics.strategy.problem.problem import Problem
from analytics.strategy.problem.relax import Change, changed
from analytics.strategy.results import NeedOutcome, Plan
from data.vocabulary import RefusedError

LEAST_SECONDS = 1.0
"""For one solve of the plan as counted, however little time is left."""
CENT = 0.005
SAME = 1e-6
UNMET = "what the scenario demands"


@dataclass
class Asking:
    """A plan that is being explained, and the time that its explanations may still take.

    A changed problem is answered by the rule that made the plan: as counted, or by one solve at
    the option's value. Of two options only net costs tell, and only what is more than `noise`.
    """

    choice: Choice
    seconds: float
    used: float = 0.0

    @property
    def problem(self) -> Problem:
        return self.choice.problem

    @property
    def plan(self) -> Plan:
        return self.choice.planned.plan

    @property
    def counted(self) -> bool:
        return self.choice.name == "paper"

    @cached_property
    def base(self) -> Outcome:
        return self._told(self.choice.again(self.problem).of(self.choice.bought))

    @property
    def by_others(self) -> bool:
        """Whether other requirements than must-haves are looked at too: as counted they are a wish
        within a budget only (methods.md#as-counted)."""
        return self.problem.rules.budget is not None

    @property
    def room(self) -> float:
        """By how much net costs have to differ to tell: the gap of a solve, and the 2 % within
        which the cheaper plan is taken."""
        gap = GAP if self.choice.terms.scale(self.choice.name) == 1.0 else WIDE
        return max(CENT, (gap + FLAT) * abs(self.base.net or 0.0))

    def wishes(self, outcome: Outcome) -> tuple[float, ...]:
        """What the rule wants less of, first things first (methods.md#as-counted): *every* closes
        as many must-have positions as it can, whatever their weights."""
        if outcome.net is None:
            other = (outcome.other,) if self.by_others else ()
            return (outcome.must, *other, outcome.cost.total)
        return (outcome.shortage, outcome.net) if self.choice.name == "every" else (outcome.net,)

    def rank(self, outcome: Outcome) -> tuple[float, ...]:
        """The order of wishes, after what the scenario demands."""
        return (len(outcome.unmet), *self.wishes(outcome))

    def improves(self, better: Outcome) -> bool:
        """Whether it is better than the plan, by more than the solves leave open."""
        new, old = self.wishes(better), self.wishes(self.base)
        if better.unmet:
            return False
        gap = max(better.gap, self.base.gap)
        money = CENT if self.counted else self.room
        for number, (one, other) in enumerate(zip(new, old, strict=True)):
            room = max(money if number == len(new) - 1 else SAME, gap * abs(other))
            if abs(one - other) > room:
                return one < other
        return False

    def dearer(self, outcome: Outcome) -> float | None:
        """Total cost over the plan's, of an option net cost; None where something else comes first
        and differs."""
        new, old = self.wishes(outcome), self.wishes(self.base)
        first = zip(new[:-1], old[:-1], strict=True)
        if outcome.unmet or any(abs(one - other) >= SAME for one, other in first):
            return None
        return 0.0 if abs(new[-1] - old[-1]) < CENT else new[-1] - old[-1]

    @property
    def hash(self) -> str:
        return self.plan.scenario_hash

    def outcomes(self, changes: Sequence[Change]) -> Iterator[Outcome]:
        """Each changed problem's answer, in their order; two are solved at a time."""
        for first in range(0, len(changes), AT_ONCE):
            pair = changes[first : first + AT_ONCE]
            yield from together([partial(self._outcome, change) for change in pair])

    def _outcome(self, change: Change) -> Outcome:
        again = self.choice.again(changed(self.problem, change))
        left = max(LEAST_SECONDS, self.seconds - self.used)
        try:
            return self._told(again.solved(min(SECONDS, left)))
        except RefusedError:  # a pin cannot be kept
            return replace(self.base, unmet=(UNMET,))

    def _told(self, found: Solved) -> Outcome:
        return replace(
            outcome_of(found.planned.plan),
            unmet=found.planned.unmet,
            net=found.net,
            open_weeks=found.open_weeks,
        )


def outcome_of(plan: Plan) -> Outcome:
    must = [n for n in plan.needs if n.must_have]
    return Outcome(
        shortage=plan.shortage,
        shortage_other=plan.shortage_other,
        must=sum(n.weight * n.shortage_after for n in must),
        other=sum(n.weight * n.shortage_after for n in plan.needs if not n.must_have),
        cost=plan.cost,
        coverage=coverage([(n.weight, n.required - n.shortage_after, n.required) for n in must]),
        gap=plan.gap,
        left=_left(plan.needs),
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
    left = {place.key: place.headcount for place in other.left}
    more = ((place, place.headcount - left.get(place.key, 0)) for place in one.left)
    return tuple(replace(place, headcount=people) for place, people in more if people > 0)
