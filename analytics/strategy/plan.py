"""`plan(problem)`: the blend, what each lever alone would do, and what would have to give."""

import time
from dataclasses import dataclass, replace

from analytics.results import ALLOWED, LEVERS
from analytics.strategy.answer.actions import actions
from analytics.strategy.answer.advice import one_rater, spread
from analytics.strategy.answer.beside import (
    coverage,
    delay_cost,
    do_nothing,
    outcomes,
    pure_of,
    short,
)
from analytics.strategy.answer.closing import Blend, Closing, blend_of, close
from analytics.strategy.model.build import build
from analytics.strategy.model.solve import solve
from analytics.strategy.money import add, times
from analytics.strategy.problem.problem import Problem
from analytics.strategy.problem.relax import (
    asked_again,
    relaxations,
    said,
    with_levers,
    without_budget,
    without_each,
)
from analytics.strategy.results import (
    Action,
    Cost,
    Demand,
    Leaver,
    NeedOutcome,
    Plan,
    Relaxation,
)
from data.vocabulary import RefusedError

SECONDS = 20.0
"""For all solves of one plan together; demo-size plans need a fraction of it."""
BLEND_SHARE = 0.6
"""Of the time, for the blend itself; the comparisons share the rest."""
LEAST_SECONDS = 1.0
"""For each comparison, also where the blend took the time."""
DECLINED = "what people declined"


@dataclass(frozen=True)
class Answer:
    actions: tuple[Action, ...]
    needs: tuple[NeedOutcome, ...]
    blend: Blend
    closing: Closing
    gap: float
    unmet: tuple[str, ...] = ()
    """Pins that cannot be kept, in words."""

    @property
    def cost(self) -> Cost:
        return add(action.cost for action in self.actions)

    def shortage(self, must_have: bool) -> int:
        return short(self.needs, must_have)


def answer(problem: Problem, seconds: float = SECONDS, tidy: bool = True) -> Answer:
    others = problem.rules.budget is not None
    solution = solve(build(problem, others), seconds, tidy)
    blend = blend_of(solution)
    closing = close(problem, blend)
    return Answer(
        actions(problem, blend, closing),
        outcomes(problem, blend, closing),
        blend,
        closing,
        solution.gap,
        tuple(
            said(problem, problem.pins[n])
            for n, column in solution.model.unmet.items()
            if solution.of(column)
        ),
    )


@dataclass(frozen=True)
class Planned:
    """A plan, and its purchases by positions in the problem for what builds on it. `closing`: what
    each closes by the due dates, and when its steps are."""

    plan: Plan
    blend: Blend
    closing: Closing


def plan(problem: Problem, seconds: float = SECONDS) -> Plan:
    """The chosen blend (methods.md#net-cost-and-options), beside do-nothing and the pure
    strategies. Raises RefusedError where a pin cannot be kept."""
    return planned(problem, seconds).plan


def planned(problem: Problem, seconds: float = SECONDS) -> Planned:
    """The same with what it buys. `seconds` limits all solves together. Within it the answer is the
    same in every run. Raises RefusedError where a pin cannot be kept."""
    until = time.monotonic() + seconds
    blend = answer(problem, seconds * BLEND_SHARE)
    if blend.unmet:
        raise RefusedError(
            f"The plan cannot hold {' and '.join(blend.unmet)}: {_why_unmet(problem)}. Ask for "
            "less, or lift a limit or a bar."
        )
    wanted = relaxations(problem) if blend.shortage(True) else []
    freed = list(without_each(problem))
    left = len(LEVERS) + len(wanted) + len(freed)

    def other(changed: Problem) -> Answer:
        nonlocal left
        part = max(LEAST_SECONDS, (until - time.monotonic()) / max(1, left))
        left -= 1
        return answer(changed, part, tidy=False)

    alone = {lever: other(with_levers(problem, [lever])) for lever in LEVERS}
    relaxed = [(what, other(changed)) for what, changed in wanted]
    demands = tuple(demand(what, blend, other(free)) for what, free in freed)
    declined = None
    if any(worker.declined for worker in problem.workers):
        declined = demand(DECLINED, blend, other(asked_again(problem)))
    found = replace(
        plan_of(problem, blend),
        pure={lever: pure_of(problem, one.cost, one.needs) for lever, one in alone.items()},
        gives=tuple(
            Relaxation(what, found.shortage(True), found.cost)
            for what, found in relaxed
            if found.shortage(True) < blend.shortage(True)
        ),
        demands=demands,
        declined=declined,
        spread=spread(problem, blend.actions),
        one_rater=one_rater(problem, blend.actions),
    )
    return Planned(found, blend.blend, blend.closing)


def _why_unmet(problem: Problem) -> str:
    """What alone keeps the pins from being kept, found by solving without it."""
    rules = problem.rules
    free = without_budget(problem)
    if problem.bars and not answer(replace(problem, bars=()), LEAST_SECONDS, tidy=False).unmet:
        return "a bar forbids it"
    again = asked_again(problem)
    if again != problem and not answer(again, LEAST_SECONDS, tidy=False).unmet:
        return "it needs somebody who declined"
    if rules.budget is not None and not answer(free, LEAST_SECONDS, tidy=False).unmet:
        return "the budget does not pay for it"
    return "the people, the offers or the limits do not allow it"


def demand(what: str, plan: Answer | Plan, free: Answer | Plan) -> Demand:
    return Demand(
        what,
        add([plan.cost, times(free.cost, -1)]),
        short(plan.needs, True) - short(free.needs, True),
        short(plan.needs, False) - short(free.needs, False),
    )


def plan_of(problem: Problem, blend: Answer) -> Plan:
    rules, needs = problem.rules, blend.needs
    leavers = [
        Leaver(w.team, w.role, w.leaves_week or 0.0, w.label)
        for w in problem.workers
        if w.gone_by(rules.horizon_weeks)
    ]
    chances = [(n.chance, f"{n.scope}: {n.skill} {n.level}") for n in needs if n.must_have]
    chance, chance_need = min(chances, default=(1.0, ""))  # certain where nothing has to hold
    return Plan(
        scenario=problem.name,
        scenario_hash=problem.scenario_hash,
        status="short" if blend.shortage(True) else "closed" if blend.actions else "nothing to do",
        gap=blend.gap,
        currency=rules.currency,
        budget=rules.budget,
        budget_on=rules.budget_on,
        deadline_weeks=rules.deadline_weeks,
        horizon_weeks=rules.horizon_weeks,
        levers=tuple(lever for lever in ALLOWED if lever in rules.levers),
        cost=blend.cost,
        delivery_weeks=blend.cost.hours / rules.work_hours_per_week,
        shortage_before=sum(n.shortage_before for n in needs if n.must_have),
        shortage=blend.shortage(True),
        shortage_other_before=sum(n.shortage_before for n in needs if not n.must_have),
        shortage_other=blend.shortage(False),
        coverage_before=coverage([(n.weight, n.have, n.required) for n in needs]),
        coverage_after=coverage([(n.weight, _after(n, True), n.required) for n in needs]),
        coverage_after_people=coverage([(n.weight, _after(n, False), n.required) for n in needs]),
        chance_weakest=chance,
        chance_weakest_need=chance_need,
        actions=blend.actions,
        needs=needs,
        pure={},
        do_nothing=do_nothing(problem, needs),
        gives=(),
        assess_first=tuple(
            (need.scope, problem.skill_names[need.skill], need.unknown)
            for need in problem.needs
            if need.have < need.headcount and need.unknown
        ),
        start=problem.start,
        hours_per_week=rules.work_hours_per_week,
        discount_rate=rules.discount_rate,
        delay_cost=delay_cost(problem, needs),
        leavers=tuple(sorted(leavers, key=lambda r: (r.week, r.team, r.role, r.person or ""))),
        beyond=problem.beyond,
    )


def _after(outcome: NeedOutcome, tools: bool) -> int:
    """People at the level after the plan; tool users and contractors, who leave, where wished."""
    people = outcome.have + outcome.by_train + outcome.by_hire
    return people + (outcome.by_equip + outcome.by_contract if tools else 0)
