"""`planned(problem)`: the blend, and what each lever alone would do."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from analytics.results import ALLOWED, LEVERS
from analytics.strategy.answer.actions import actions
from analytics.strategy.answer.beside import (
    coverage,
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
    wish_text,
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
    Pure,
)
from data.vocabulary import RefusedError

SECONDS = 20.0
"""For all solves of one plan together; demo-size plans need a fraction of it."""
BLEND_SHARE = 0.6
"""Of the time, for the blend itself; the comparisons share the rest."""
OTHER_SHARE = 0.2
"""Of what is left, for each comparison."""
LEAST_SECONDS = 1.0
"""For each, also where the blend took the time."""
DECLINED = "what people declined"


@dataclass(frozen=True)
class Planned:
    """A plan, and its purchases by positions in the problem for what builds on it. `closing`: what
    each closes by the due dates, and when its steps are. `unmet`: pins that cannot be kept."""

    plan: Plan
    blend: Blend
    closing: Closing
    unmet: tuple[str, ...] = ()


def answer(problem: Problem, seconds: float = SECONDS, tidy: bool = True) -> Planned:
    """The plan as counted by itself."""
    others = problem.rules.budget is not None
    solution = solve(build(problem, others), seconds, tidy)
    blend = blend_of(solution)
    closing = close(problem, blend)
    bought, needs = actions(problem, blend, closing), outcomes(problem, blend, closing)
    return Planned(
        plan_of(problem, bought, needs, solution.gap),
        blend,
        closing,
        unmet(problem, {n: solution.of(column) for n, column in solution.model.unmet.items()}),
    )


def unmet(problem: Problem, lacking: Mapping[int, float]) -> tuple[str, ...]:
    """Pins that cannot be kept, in words, with how many purchases can be had. `lacking`: how many
    cannot, by the pin's place."""
    result = []
    for pin, lacks in ((problem.pins[number], round(lacks)) for number, lacks in lacking.items()):
        most = f" ({pin.at_least - lacks} at most)" if lacks < pin.at_least else ""
        result += [f"{wish_text(problem, pin)}{most}"] if lacks else []
    return tuple(result)


def planned(problem: Problem, seconds: float = SECONDS) -> Planned:
    """The plan as counted (methods.md#as-counted), beside the pure strategies. `seconds` limits
    all solves together. Within it the answer is the same in every run.
    Raises RefusedError where a pin cannot be kept."""
    until = time.monotonic() + seconds
    result = answer(problem, seconds * BLEND_SHARE)
    if result.unmet:
        raise RefusedError(cannot_hold(problem, result.unmet))

    def other(changed: Problem) -> Plan:
        left = max(LEAST_SECONDS, (until - time.monotonic()) * OTHER_SHARE)
        return answer(changed, left, tidy=False).plan

    plan = with_demands(problem, (result.plan, None), lambda changed: (other(changed), None))
    pure = {lever: pure_of(other(with_levers(problem, [lever]))) for lever in LEVERS}
    return replace(result, plan=replace(plan, pure=pure))


Priced = tuple[Plan, float | None]
"""A plan and its net cost, where it is chosen by that."""


def with_demands(problem: Problem, own: Priced, other: Callable[[Problem], Priced]) -> Plan:
    """A plan with what pins, bars and declines cost it. `other`: the plan of a changed problem by
    the same rule."""
    declined = None
    if any(worker.declined for worker in problem.workers):
        # all together: nobody's no is priced alone
        declined = _demand(DECLINED, own, other(asked_again(problem)))
    return replace(
        own[0],
        demands=tuple(_demand(what, own, other(free)) for what, free in without_each(problem)),
        declined=declined,
    )


def cannot_hold(problem: Problem, demands: Sequence[str]) -> str:
    """Why pins are refused: what alone keeps them from being kept, found by solving without it."""
    named, why = " and ".join(demands), _why_unmet(problem)
    return f"The plan cannot hold {named}: {why}. Ask for less, or lift a limit or a bar."


def _why_unmet(problem: Problem) -> str:
    reasons = (
        ("a bar forbids it", replace(problem, bars=())),
        ("it needs somebody who declined", asked_again(problem)),
        ("the budget does not pay for it", without_budget(problem)),
    )
    bound = answer(problem, LEAST_SECONDS, tidy=False).unmet
    for reason, free in reasons if bound else ():
        if free != problem and not answer(free, LEAST_SECONDS, tidy=False).unmet:
            return reason
    return "the people, the offers or the limits do not allow it"


def _demand(what: str, own: Priced, other: Priced) -> Demand:
    (plan, net), (free, free_net) = own, other
    return Demand(
        what,
        add([plan.cost, times(free.cost, -1)]),
        plan.shortage - free.shortage,
        plan.shortage_other - free.shortage_other,
        None if net is None or free_net is None else net - free_net,
    )


def plan_of(
    problem: Problem,
    bought: tuple[Action, ...],
    needs: tuple[NeedOutcome, ...],
    gap: float | None = None,
) -> Plan:
    rules = problem.rules
    cost, shortage = add(action.cost for action in bought), short(needs, True)
    before = sum(n.shortage_before for n in needs if n.must_have)
    other_before = sum(n.shortage_before for n in needs if not n.must_have)
    leavers = [
        Leaver(w.team, w.role, max(0.0, w.leaves_week or 0.0), w.label)
        for w in problem.workers
        if w.gone_by(rules.horizon_weeks)
    ]
    return Plan(
        scenario=problem.name,
        scenario_hash=problem.scenario_hash,
        status="short" if shortage else "closed" if bought else "nothing to do",
        gap=gap,
        currency=rules.currency,
        budget=rules.budget,
        budget_on=rules.budget_on,
        deadline_weeks=rules.deadline_weeks,
        horizon_weeks=rules.horizon_weeks,
        levers=tuple(lever for lever in ALLOWED if lever in rules.levers),
        cost=cost,
        delivery_weeks=cost.hours / rules.work_hours_per_week,
        shortage_before=before,
        shortage=shortage,
        shortage_other_before=other_before,
        shortage_other=short(needs, False),
        coverage_before=coverage([(n.weight, n.have, n.required) for n in needs]),
        coverage_after=coverage([(n.weight, _after(n, True), n.required) for n in needs]),
        coverage_after_people=coverage([(n.weight, _after(n, False), n.required) for n in needs]),
        actions=bought,
        needs=needs,
        pure={},
        do_nothing=Pure(Cost(), before, other_before),
        assess_first=tuple(
            (need.scope, problem.skill_names[need.skill], need.unknown)
            for need in problem.needs
            if need.have < need.headcount and need.unknown
        ),
        start=problem.start,
        hours_per_week=rules.work_hours_per_week,
        discount_rate=rules.discount_rate,
        leavers=tuple(sorted(leavers, key=lambda r: (r.week, r.team, r.role, r.person or ""))),
        beyond=problem.beyond,
    )


def _after(outcome: NeedOutcome, tools: bool) -> int:
    """People at the level after the plan; tool users and contractors, who leave, where wished."""
    people = outcome.have + outcome.by_train + outcome.by_hire
    return people + (outcome.by_equip + outcome.by_contract if tools else 0)
