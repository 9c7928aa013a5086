"""`assess(...)`: which ratings are worth verifying before anything is bought
(methods.md#what-to-assess-first).

A must-have position that turns out open is taken to stay so from its due date to the horizon, at
what a week without it costs (methods.md#value-of-an-open-position).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from analytics.assess.counted import (
    Codes,
    Counted,
    Doubt,
    Levels,
    Open,
    Outcomes,
    counted,
    doubts,
    drawn,
    outcomes,
    turned_out,
)
from analytics.evidence.raters import Cell, Numbers, Shares
from analytics.results import by_key
from analytics.strategy.answer.closing import blend_of, close
from analytics.strategy.model.build import build
from analytics.strategy.model.model import tool_cap
from analytics.strategy.model.solve import solve
from analytics.strategy.problem.problem import Problem
from analytics.strategy.setup.assumptions import Terms
from analytics.suppression import Item, hide

SEED = 1
"""Where nobody asks for another one."""


@dataclass(frozen=True)
class Ask:
    """One rating to verify: somebody's level in one skill.

    `levels`: those that must-haves ask for. `known`: there is a rating, which may be wrong; else
    the level is unknown. `person` only leaves where people may be shown, `person_no` never.
    """

    skill: str
    skill_id: str
    team: str
    role: str
    levels: tuple[int, ...]
    known: bool
    person: str
    person_no: int


@dataclass(frozen=True)
class Assessment:
    """Whether to assess first, and what. Money in `currency`, all of it expected.

    `asks`: what to verify, by skill, team and role; empty where it is not worth its cost. `value`
    and `cost` are theirs. `limit`: what knowing all `considered` ratings would be worth, the most
    that any assessment of them can be. `error`: standard error of `value` and of `limit`, 0 where
    every answer was gone through. `without`, `after`: expected loss of the best plan without
    asking, and of planning once the asks are answered.
    """

    asks: tuple[Ask, ...]
    value: float
    cost: float
    considered: int
    unknown: int
    """Of the considered: those without any rating."""
    limit: float
    error: tuple[float, float]
    without: float
    after: float
    hours_per_rating: float
    rate: float
    currency: str
    scenario_hash: str
    roles: tuple[tuple[str, int], ...] = ()
    """People of the selection by role."""

    @property
    def worth_it(self) -> bool:
        return bool(self.asks)

    @property
    def cost_per_rating(self) -> float:
        return self.hours_per_rating * self.rate


SECONDS = 5.0
"""For each solve; demo-size plans need a fiftieth of a second."""
CENT = 0.005


@dataclass(frozen=True)
class Weighed:
    """A plan: total cost, and what it leaves open of each need."""

    cost: float
    needs: tuple[Open, ...]


@dataclass(frozen=True)
class Worth:
    """Of verifying some ratings. `error`: standard error where answers were drawn, else 0."""

    value: float
    error: float


@dataclass
class Weighing:
    """The plans known so far, which are those that the planner makes for what may turn out.

    `problem` has must-haves only, `prices` in the order of its needs. `draws`: outcomes of all
    doubts, used where there are too many to go through.
    """

    problem: Problem
    doubts: Sequence[Doubt]
    prices: Sequence[float]
    draws: Codes
    plans: dict[Levels, Weighed] = field(default_factory=dict)
    kinds: dict[tuple[int, Counted], Open] = field(default_factory=dict)
    """What plans leave open, once for all that are alike in it, by the need's number."""
    _told: dict[tuple[Open, frozenset[int]], Numbers] = field(init=False, default_factory=dict)

    def alone(self, skill: str) -> Weighing:
        """The must-haves of one skill by themselves, with its doubts, and no budget."""
        own = [place for place, doubt in enumerate(self.doubts) if doubt.skill == skill]
        needs = [n for n, need in enumerate(self.problem.needs) if need.skill == skill]
        return Weighing(
            replace(
                self.problem,
                needs=tuple(self.problem.needs[n] for n in needs),
                rules=replace(self.problem.rules, budget=None),
                pins=(),
            ),
            [self.doubts[place] for place in own],
            [self.prices[n] for n in needs],
            self.draws[:, own],
        )

    def missing(self, known: Collection[int]) -> list[Levels]:
        """What may turn out when these are verified, and has no plan yet."""
        own = [(place, self.doubts[place]) for place in sorted(known)]
        wanted = [
            tuple(
                (place, doubt.levels[row[place]])
                for place, doubt in own
                if doubt.levels[row[place]] != doubt.believed
            )
            for row in outcomes(self.doubts, known, self.draws).codes.tolist()
        ]
        return [levels for levels in dict.fromkeys(wanted) if levels not in self.plans]

    def solve_all(self, turned: Iterable[Levels]) -> None:
        """Add the plans for what turned out, others counted as today."""
        for levels in turned:
            problem = turned_out(self.problem, self.doubts, levels)
            model = build(problem, problem.rules.budget is not None)
            solution = solve(model, SECONDS, tidy=False)
            blend = blend_of(solution)
            closing = close(problem, blend)
            needs = tuple(
                self._open(number, counted(problem, self.doubts, number, blend, closing))
                for number in range(len(problem.needs))
            )
            self.plans[levels] = Weighed(solution.cost, needs)

    def _open(self, number: int, held: Counted) -> Open:
        need, rules = self.problem.needs[number], self.problem.rules
        if (number, held) not in self.kinds:
            cap = tool_cap(rules, need.headcount)
            self.kinds[number, held] = Open(need, held, self.doubts, cap, rules.reviewers)
        return self.kinds[number, held]

    def worth(self, known: Collection[int]) -> Worth:
        plans = list(self.plans.values())
        answers = outcomes(self.doubts, known, self.draws)
        best = int(np.argmin(self.losses(plans, (), answers)[:, 0]))
        losses = self.losses(plans, known, answers)
        gains = losses[best] - losses.min(axis=0)
        gains[gains < CENT] = 0.0
        value = float(answers.weights @ gains)
        spread = float(answers.weights @ (gains - value) ** 2)
        error = (spread / len(self.draws)) ** 0.5 if answers.drawn else 0.0
        return Worth(value, error)

    def expected(self) -> float:
        """Expected loss of the best plan without asking."""
        nothing = outcomes(self.doubts, (), self.draws)
        return float(self.losses(list(self.plans.values()), (), nothing).min())

    def losses(
        self, plans: Sequence[Weighed], known: Collection[int], answers: Outcomes
    ) -> Numbers:
        """Expected loss, a row for each plan and a column for each outcome of what is known."""
        result = np.array([[plan.cost] for plan in plans]) + np.zeros(len(answers.codes))
        asked = frozenset(known)
        for number, price in enumerate(self.prices):
            rows = [self._expected(plan.needs[number], asked, answers) for plan in plans]
            result += price * np.stack(rows)
        return result

    def _expected(self, need: Open, asked: frozenset[int], answers: Outcomes) -> Numbers:
        """Who is asked of other needs makes no difference to one; where nobody of it is, neither
        does what the answers are."""
        known = asked & need.places
        if known and not answers.drawn:
            return need.expected(known, answers.codes)
        if (need, known) not in self._told:
            self._told[need, known] = need.expected(known, answers.codes[: None if known else 1])
        return self._told[need, known]


def prices(problem: Problem, values: Terms) -> list[float]:
    """What an open position of each need costs from its due date to the horizon, in their order."""
    return [
        value * max(0.0, problem.rules.horizon_weeks - need.due_week)
        for need, value in zip(problem.needs, values.of_needs(problem), strict=True)
    ]


DRAWS = 64
"""Outcomes that are planned for where there are too many to go through."""
CLEAR = 3.0
"""Half of them do where the value of asking is then so many standard errors off its cost."""
FEWER_DRAWS = 16
LARGE = 3000
"""People times must-haves from which fewer outcomes are drawn: each plan then takes long."""
GROUPS = 96
"""Ratings of a skill up to which each is weighed by itself, whether it is worth its cost."""


@dataclass(frozen=True)
class Singly:
    """Each skill by itself, which no budget changes: `beliefs` of ratings, ids of the skills, most
    worth first, and the places of the doubts that are worth their cost there."""

    beliefs: Mapping[Cell, Shares]
    skills: tuple[str, ...]
    chosen: tuple[int, ...]


def _weighing(problem: Problem, beliefs: Mapping[Cell, Shares], values: Terms) -> Weighing:
    asked = replace(problem, needs=tuple(n for n in problem.needs if n.must_have))
    result = doubts(asked, beliefs)
    draws = FEWER_DRAWS if len(asked.workers) * len(asked.needs) > LARGE else DRAWS
    amounts = prices(asked, values) if result else []
    return Weighing(asked, result, amounts, drawn(result, draws, SEED))


def singly(problem: Problem, beliefs: Mapping[Cell, Shares], cost: float, values: Terms) -> Singly:
    """The must-haves of each skill by themselves. `cost` of verifying one rating."""
    weighing = _weighing(problem, beliefs, values)
    worths: dict[str, float] = {}
    chosen: list[int] = []
    for skill in dict.fromkeys(doubt.skill for doubt in weighing.doubts):
        own = [place for place, doubt in enumerate(weighing.doubts) if doubt.skill == skill]
        single, every = weighing.alone(skill), range(len(own))
        single.solve_all([(), *single.missing(every)])
        worths[skill] = round(single.worth(every).value, 2)
        chosen += [own[place] for place in kept(single, cost)]
    order = sorted(worths, key=lambda skill: (-worths[skill], problem.skill_names[skill]))
    return Singly(beliefs, tuple(order), tuple(chosen))


def assess(
    problem: Problem, by_skill: Singly, hours: float, rate: float, values: Terms
) -> Assessment:
    """Which ratings to verify, what it costs and what knowing is worth. Only must-haves are planned
    for, within the scenario's budget and limits. A verified rating is taken as the truth. `hours`
    of everybody together verify one, at a `rate`; `values` of open positions."""
    whole, chosen = _weighing(problem, by_skill.beliefs, values), by_skill.chosen
    asked, result = whole.problem, whole.doubts
    everything, cost = range(len(result)), len(chosen) * (hours * rate)
    for draws in (whole.draws[: len(whole.draws) // 2], whole.draws):
        weighing = replace(whole, draws=draws)
        weighing.solve_all([(), *weighing.missing(everything)])
        weighing.solve_all(weighing.missing(chosen))
        limit, worth = weighing.worth(everything), weighing.worth(chosen)
        value = min(worth.value, limit.value)
        if abs(value - cost) > CLEAR * worth.error:
            break
    worth_it = value > cost
    order = {skill: place for place, skill in enumerate(by_skill.skills)}
    asks = sorted(
        (_ask(asked, result[place]) for place in chosen),
        key=lambda a: (order[a.skill_id], a.role, a.team, a.person),
    )
    without = weighing.expected()
    return Assessment(
        asks=tuple(asks) if worth_it else (),
        value=value if worth_it else 0.0,
        cost=cost if worth_it else 0.0,
        considered=len(result),
        unknown=sum(doubt.believed is None for doubt in result),
        limit=limit.value,
        error=(worth.error if worth_it else 0.0, limit.error),
        without=without,
        after=without - (value if worth_it else 0.0),
        hours_per_rating=hours,
        rate=rate,
        currency=problem.rules.currency,
        scenario_hash=problem.scenario_hash,
        roles=tuple(sorted(Counter(worker.role for worker in problem.workers).items())),
    )


def kept(weighing: Weighing, cost: float) -> list[int]:
    """Which ratings to verify: all, without those that give less than they cost.

    One after the other is left out, the least doubtful first, until each that is left is worth its
    cost beside the others; none where they are not worth it together. Where they are many, groups
    of equally doubtful ones are left out in the place of single ones, at most GROUPS in a round.
    """
    left = list(range(len(weighing.doubts)))
    value, tried = weighing.worth(left).value, True
    size = -(-len(left) // GROUPS)
    while tried and left:
        tried = False
        order = sorted(left, key=lambda place: (1.0 - max(weighing.doubts[place].chances), place))
        for first in range(0, len(order), size):
            group = frozenset(order[first : first + size])
            fewer = [item for item in left if item not in group]
            less = weighing.worth(fewer).value
            if value - less < cost * len(group):
                left, value, tried = fewer, less, True
    return left if value > len(left) * cost else []


def _ask(problem: Problem, doubt: Doubt) -> Ask:
    worker = problem.workers[doubt.worker]
    levels = {
        n.level
        for n in problem.needs
        if n.skill == doubt.skill and worker.asked_by(n) and 0 < doubt.reaching(n.level) < 1
    }
    return Ask(
        skill=problem.skill_names[doubt.skill],
        skill_id=doubt.skill,
        team=worker.team,
        role=worker.role,
        levels=tuple(sorted(levels)),
        known=doubt.believed is not None,
        person=worker.label,
        person_no=worker.person_no,
    )


OTHER_ROLES = "other roles"
NO_ROLE = "no role given"


@dataclass(frozen=True)
class AskGroup:
    """Ratings of one skill to verify among the people of one role, or of several small ones.
    `levels`: those that must-haves ask for. Counts are people."""

    skill: str
    skill_id: str
    role: str
    levels: tuple[int, ...]
    unknown: int
    rated: int


def groups(assessment: Assessment, smallest: int) -> tuple[AskGroup, ...]:
    """In the order of the asks. Roles of fewer than `smallest` people of the selection are told
    together, with the next larger ones until they are that many
    (methods.md#small-groups-and-names)."""
    names = [role for role, _ in assessment.roles]
    items = [Item({role: people}) for role, people in assessment.roles]
    hidden = {names[at] for at in hide(items, smallest)[0]}
    rows = by_key(
        ((ask.skill_id, OTHER_ROLES if ask.role in hidden else ask.role or NO_ROLE), ask)
        for ask in assessment.asks
    )
    return tuple(
        AskGroup(
            skill=asks[0].skill,
            skill_id=skill_id,
            role=role,
            levels=tuple(sorted({level for ask in asks for level in ask.levels})),
            unknown=sum(not ask.known for ask in asks),
            rated=sum(ask.known for ask in asks),
        )
        for (skill_id, role), asks in rows.items()
    )
