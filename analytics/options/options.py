"""`find_options(problem, ranges, terms)`: what could be done, by net cost.

DEFINITIONS 24 to 25; METHODS 4.9 has why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analytics.chances.ranges import Ranges
from analytics.chances.results import RUNS, SEED
from analytics.options.futures import Futures
from analytics.options.judge import ever, judge
from analytics.options.program import Program, useful_pay
from analytics.options.purchases import planned_of
from analytics.options.results import (
    OPTIONS,
    TOSS_UP,
    Judged,
    OpenMustHave,
    Option,
    OptionName,
    Options,
    Switching,
)
from analytics.options.value import Terms, mean_weekly_pay
from analytics.strategy.answer.blend import NOTHING_BOUGHT, Blend
from analytics.strategy.plan import Planned
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Plan

SAMPLES = 100
"""Futures in which plans are chosen; they are judged in another, larger sample."""
SAMPLE_SEED = 20_261_127
SCALES = (0.25, 0.5, 1.0, 2.0, 4.0)
"""Values of an open position at which plans are looked for, over the likely one."""
FLAT = 0.02
"""Of two plans whose net costs differ by no more than this the one of less total cost is taken."""


@dataclass(frozen=True)
class _Candidate:
    planned: Planned
    credit: float
    judged: Judged

    @property
    def total(self) -> float:
        return self.planned.plan.cost.total

    def vacancy(self, values: Sequence[float]) -> float:
        """Expected cost of open positions, where a week of each need costs its value."""
        pairs = zip(values, self.judged.open_weeks, strict=True)
        return sum(value * weeks for value, weeks in pairs)

    def net(self, values: Sequence[float], scale: float) -> float:
        """Net cost where open positions cost `scale` times as much."""
        return self.total - self.credit + scale * self.vacancy(values)


def find_options(
    problem: Problem, ranges: Ranges, terms: Terms, *, runs: int = RUNS, samples: int = SAMPLES
) -> Options:
    """Nothing, lean, balanced, strong, and every must-have. `problem` has requirements."""
    program = Program(
        problem,
        Futures(problem, ranges, terms, SAMPLE_SEED, samples),
        terms,
    )
    later = Futures(ever(problem), ranges, terms, SEED, runs)
    must = tuple(n for n, need in enumerate(problem.needs) if need.must_have)

    def candidate(blend: Blend) -> _Candidate:
        key = repr(blend)
        if key not in known:
            known[key] = _candidate(problem, blend, later)
        return known[key]

    known: dict[str, _Candidate] = {}
    nothing = candidate(NOTHING_BOUGHT)
    every = candidate(program.solve(1.0, closed=must))
    tried = [nothing, every, *(candidate(program.solve(scale)) for scale in SCALES)]
    values = [terms.of(problem, need) for need in problem.needs]
    chosen: dict[OptionName, _Candidate] = {
        "nothing": nothing,
        "lean": _best(tried, values, terms.lean),
        "balanced": _best(tried, values, 1.0),
        "strong": _best(tried, values, terms.strong),
        "every": every,
    }
    options: list[Option] = []
    for name in OPTIONS:
        own = chosen[name]
        same = next((o.name for o in options if o.planned is own.planned), None)
        options.append(_option(name, own, values, same))
    balanced = options[OPTIONS.index("balanced")]
    closing = [
        _priced(candidate(program.solve(1.0, closed=(number,))), chosen["balanced"], number, row)
        for number, row in _open(balanced.planned.plan)
    ]
    options[OPTIONS.index("balanced")] = replace(balanced, open=tuple(closing))
    per_week = terms.per_week(problem)
    positions = sum(problem.needs[number].headcount for number in must)
    payroll = mean_weekly_pay(problem) * len(problem.workers)
    return Options(
        tuple(options),
        _switching(options, chosen, per_week),
        per_week,
        per_week * positions / payroll if payroll else 0.0,
    )


def _candidate(problem: Problem, blend: Blend, later: Futures) -> _Candidate:
    planned = planned_of(problem, blend)
    rules = problem.rules
    credit = sum(
        count * useful_pay(rules, problem.hires[hire]) for (hire, _), count in blend.hires.items()
    )
    return _Candidate(planned, later.terms.useful_share * credit, judge(problem, blend, later))


def _best(tried: Sequence[_Candidate], values: Sequence[float], scale: float) -> _Candidate:
    """The least net cost; of what is as good within a hair the cheapest."""
    nets = {id(one): one.net(values, scale) for one in tried}
    least = min(nets.values())
    close = [one for one in tried if nets[id(one)] <= least + FLAT * abs(least)]
    return min(close, key=lambda one: (one.total, nets[id(one)]))


def _option(
    name: OptionName, own: _Candidate, values: Sequence[float], same: OptionName | None
) -> Option:
    vacancy = own.vacancy(values)
    return Option(
        name=name,
        planned=own.planned,
        cost=own.planned.plan.cost,
        credit=own.credit,
        vacancy=vacancy,
        net=own.total - own.credit + vacancy,
        judged=own.judged,
        open=tuple(row for _, row in _open(own.planned.plan)),
        same_as=same,
    )


def _open(plan: Plan) -> list[tuple[int, OpenMustHave]]:
    """Must-haves that a plan leaves short at their due dates, by their place in the plan."""
    return [
        (number, OpenMustHave(need.scope, need.skill, need.level, need.shortage_after))
        for number, need in enumerate(plan.needs)
        if need.must_have and need.shortage_after
    ]


def _priced(closed: _Candidate, plan: _Candidate, number: int, row: OpenMustHave) -> OpenMustHave:
    """What closing one more must-have adds to a plan, and what it saves."""
    if closed.planned.plan.needs[number].shortage_after >= row.positions:
        return row
    cost = closed.total - plan.total
    saved = _must_weeks(plan) - _must_weeks(closed)
    return replace(row, cost=cost, open_weeks=saved, per_week=cost / saved if saved > 0 else None)


def _must_weeks(own: _Candidate) -> float:
    pairs = zip(own.planned.plan.needs, own.judged.open_weeks, strict=True)
    return sum(weeks for need, weeks in pairs if need.must_have)


def _switching(
    options: Sequence[Option], chosen: dict[OptionName, _Candidate], likely: float
) -> tuple[Switching, ...]:
    """From each of nothing, lean, balanced, strong to the next that buys something else."""
    names: list[OptionName] = ["nothing", "lean", "balanced", "strong"]
    found = []
    for first, second in pairwise(names):
        one, other = chosen[first], chosen[second]
        if one is other:
            continue
        cost, saved = other.total - one.total, _must_weeks(one) - _must_weeks(other)
        per_week = None
        plain = None
        if saved > 0:
            plain = cost / saved
            per_week = (cost - (other.credit - one.credit)) / saved
        near = per_week is not None and abs(per_week - likely) <= TOSS_UP * likely
        found.append(Switching((first, second), cost, saved, per_week, plain, near))
    return tuple(found)
