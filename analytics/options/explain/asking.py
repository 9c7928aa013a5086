"""What explains a plan: each finding is a re-solve by the rule of the plan, with the change that
makes it again. Every sentence is made from the numbers beside it and belongs to the scenario with
that hash (analytics.options.explain.explain)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Literal

from analytics.options.choice import SECONDS, Choice
from analytics.options.options import FLAT, Candidate
from analytics.options.program import NEAR, WIDE
from analytics.results import ActionLever, Lever
from analytics.solver import AT_ONCE, together
from analytics.strategy.answer.beside import coverage
from analytics.strategy.problem.problem import Problem
from analytics.strategy.problem.relax import Change, changed
from analytics.strategy.results import Cost, NeedOutcome, Plan
from data.vocabulary import RefusedError

Part = Literal["ways", "skills", "limits", "frontier"]
"""In the order in which they are solved."""


@dataclass(frozen=True)
class Left:
    """Positions of one requirement that stay open. `label`: the skill, with its level or scope
    where it is required at several."""

    key: tuple[str, str, int]
    """Scope, skill id and level (methods.md#requirements)."""
    label: str
    must_have: bool
    weight: float
    headcount: int


@dataclass(frozen=True)
class Outcome:
    """What a solved problem leaves short and costs.

    `shortage` and `shortage_other` count people, `must` and `other` weigh them (the order of
    wishes, methods.md#net-cost-and-options). `coverage` is of the must-haves, weighted, tools
    counted. `gap`: the cost may be lower by this share; a shortage too where it is not 0; None: of
    an option. `unmet`: what the scenario demands and the change makes impossible, in words; then it
    is no way to plan. `left`: what stays open, requirement by requirement. Shortages, `coverage`
    and `left` count at the due dates.

    `net` cost, where an open week costs what the option was made for (lean and strong: the low and
    the high value), and `open_weeks` of must-haves to expect.
    """

    shortage: int
    shortage_other: int
    must: float
    other: float
    cost: Cost
    coverage: float
    gap: float | None
    unmet: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()
    net: float = 0.0
    open_weeks: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What is said of the plan of a scenario with this hash."""

    sentence: str
    scenario_hash: str


@dataclass(frozen=True, kw_only=True)
class Solved(Finding):
    change: Change
    outcome: Outcome


@dataclass(frozen=True, kw_only=True)
class Way(Solved):
    """The best that one lever alone can do. `regret`, in net cost, is against the blend: None where
    the rule tells by what else stays open."""

    lever: Lever
    regret: float | None


@dataclass(frozen=True)
class Alternative:
    lever: ActionLever
    change: Change
    outcome: Outcome
    extra: float | None
    """Net cost over the plan's; None where the rule tells by what else it leaves open."""
    clause: str
    """ "hiring alone: 97 open weeks more, net cost $ 79 181 higher"."""


@dataclass(frozen=True, kw_only=True)
class SkillReason(Finding):
    """Why the plan closes a skill as it does.

    `does`: purchases by lever. `alternatives`: the levers that it does not
    rely on alone, the best first; the first is the runner-up.
    """

    skill: str
    skill_id: str
    does: Mapping[ActionLever, int]
    open: int
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, kw_only=True)
class Limit(Solved):
    """One limit, relaxed by a stated step and solved again. `binding`: the plan gets better.

    `saves` in net cost; None where the rule tells by what else stays open. `closes` are must-have
    positions more when due.
    """

    what: str
    step: str
    binding: bool
    closes: int
    saves: float | None


@dataclass(frozen=True, kw_only=True)
class Point(Solved):
    budget: float
    budget_on: str
    currency: str


@dataclass(frozen=True, kw_only=True)
class Missing(Finding):
    """What was not looked at, and why: time was over, or somebody stopped."""

    part: Part


@dataclass(frozen=True)
class Told:
    """One finding on its way: `done` of about `of` findings are solved."""

    part: Part
    done: int
    of: int
    finding: Finding


@dataclass(frozen=True)
class Explanations:
    """What was found of one plan so far, by kind, in the order in which it was solved. `plan` is
    what all of it is held against."""

    plan: Outcome | None = None
    ways: tuple[Way, ...] = ()
    skills: tuple[SkillReason, ...] = ()
    limits: tuple[Limit, ...] = ()
    frontier: tuple[Point, ...] = ()
    missing: tuple[Missing, ...] = ()


LEAST_SECONDS = 1.0
"""For one solve of the plan as counted, however little time is left."""
CENT = 0.005
UNMET = "what the scenario demands"


@dataclass
class Asking:
    """A plan that is being explained, and the time that its explanations may still take.

    A changed problem is answered by the rule that made the plan: as counted, or by one solve at
    the option's value. Only net costs tell, and only what is more than `room`, but where the rule
    closes positions first.
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

    @cached_property
    def base(self) -> Outcome:
        again = self.choice.again(self.problem)
        return _told(again, again.search.of(self.choice.bought))

    @property
    def by_others(self) -> bool:
        """Whether other requirements than must-haves are looked at too: as counted they are a wish
        within a budget only (methods.md#as-counted)."""
        return self.problem.rules.budget is not None

    @property
    def room(self) -> float:
        """By how much net costs have to differ to tell: the gap of a solve, and the 2 % within
        which the cheaper plan is taken."""
        search, net = self.choice.search, self.base.net
        scale = search.terms.scale(self.choice.name)
        gap = NEAR if scale == 1.0 else WIDE
        sought = self.choice.name != "paper"  # which takes no search
        hair = search.hair(net, search.tried, scale) if sought else FLAT * abs(net)
        return max(CENT, (1 + gap / FLAT) * hair)

    @property
    def closes_first(self) -> bool:
        """Whether the rule closes as many must-have positions as it can, whatever that costs."""
        return self.choice.name in ("every", "paper")

    def rank(self, outcome: Outcome) -> tuple[float, ...]:
        """What the rule wants less of, first things first."""
        first = outcome.shortage if self.closes_first else 0
        return len(outcome.unmet), first, outcome.net

    def improves(self, better: Outcome) -> bool:
        """Whether it is better than the plan, by more than the solves leave open."""
        if better.unmet:
            return False
        if self.closes_first and better.shortage != self.base.shortage:
            return better.shortage < self.base.shortage
        return better.net < self.base.net - self.room

    def dearer(self, outcome: Outcome) -> float | None:
        """Net cost over the plan's; None where something else comes first and differs."""
        if self.rank(outcome)[:2] != self.rank(self.base)[:2]:
            return None
        extra = outcome.net - self.base.net
        return 0.0 if abs(extra) < CENT else extra

    def outcomes(self, changes: Sequence[Change]) -> Iterator[Outcome]:
        """Each changed problem's answer, in their order; two are solved at a time."""
        for first in range(0, len(changes), AT_ONCE):
            pair = changes[first : first + AT_ONCE]
            yield from together([partial(self._outcome, change) for change in pair])

    def _outcome(self, change: Change) -> Outcome:
        again = self.choice.again(changed(self.problem, change))
        left = max(LEAST_SECONDS, self.seconds - self.used)
        try:
            return _told(again, again.solve(min(SECONDS, left)))
        except RefusedError:  # a pin cannot be kept
            return replace(self.base, unmet=(UNMET,))


def _told(again: Choice, candidate: Candidate) -> Outcome:
    return replace(
        outcome_of(candidate.planned.plan),
        unmet=candidate.planned.unmet,
        net=again.net(candidate),
        open_weeks=candidate.must_weeks,
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


def more_open(first: Outcome, other: Outcome) -> tuple[Left, ...]:
    left = {place.key: place.headcount for place in other.left}
    more = ((place, place.headcount - left.get(place.key, 0)) for place in first.left)
    return tuple(replace(place, headcount=people) for place, people in more if people > 0)
