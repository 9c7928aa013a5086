"""Beside a plan: what it closes, coverage over time, and scenarios side by
side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analytics.results import ALLOWED, ActionLever
from analytics.strategy.answer.closing import (
    Blend,
    Closing,
    whenever,
)
from analytics.strategy.model.model import SLACK
from analytics.strategy.model.rules import engaged_until
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Asked, NeedOutcome, Plan, Pure
from data.vocabulary import RefusedError


def outcomes(
    problem: Problem, blend: Blend, closing: Closing, bought: Blend | None = None
) -> tuple[NeedOutcome, ...]:
    """`blend` has who uses a tool in time, `bought` also who does later."""
    result: list[NeedOutcome] = []
    _, ever = whenever(problem, bought or blend, closing)
    for number, need in enumerate(problem.needs):
        missing = need.missing
        closed = {f"by_{lever}": closing.count(lever, number) for lever in ALLOWED}
        result.append(
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
                shortage_before=missing,
                shortage_after=missing - sum(closed.values()),
                flow=_flow(problem, ever, number),
                **closed,
            )
        )
    return tuple(result)


def _flow(problem: Problem, ever: Closing, number: int) -> tuple[tuple[float, int, str], ...]:
    """As `NeedOutcome.flow`. `ever`: what is for the need at some time."""
    need, horizon = problem.needs[number], problem.rules.horizon_weeks
    holders = [w for w in problem.workers if w.team in need.teams and w.level(need) >= need.level]
    left = [w.leaves_week for w in holders if w.leaves_week is not None and w.leaves_week >= 0]
    result: list[tuple[float, int, str]] = [
        (0.0, need.have + sum(week < need.due_week for week in left), ""),
        *((week, -1, "") for week in left),
    ]
    for worker, skill in ever.by["train"][number]:
        result.append((ever.end(worker, skill, need.level) or 0.0, 1, "train"))
    for (hire, _), people in ever.by["hire"][number].items():
        result.append((problem.hires[hire].weeks_to_productive, people, "hire"))
    for (own, _, start), people in ever.by["contract"][number].items():
        until = engaged_until(problem.contractors[own], start)
        result += [(start, people, "contract"), (until, -people, "contract")]
    weeks = sorted(week for week, *_ in result)
    reviewers = problem.rules.reviewers
    reviewed = next((week for week in weeks if counting(result, week) >= reviewers), horizon)
    for worker, tool in ever.by["equip"][number]:
        below = ever.end(worker, need.skill, need.level - 1) or 0.0
        ready = max(problem.tools[tool].weeks_to_productive, below, reviewed)
        result.append((ready, 1, "equip"))
    return tuple(sorted(item for item in result if item[0] < horizon))


def coverage(needs: Sequence[tuple[float, int, int]]) -> float:
    """Weighted (weight, covered, required), clipped before summing; 1 where nothing is asked."""
    asked = sum(weight * required for weight, _, required in needs)
    if asked == 0:
        return 1.0
    return sum(weight * min(covered, required) for weight, covered, required in needs) / asked


def short(needs: Iterable[NeedOutcome], must_have: bool) -> int:
    """People still missing, unweighted."""
    return sum(n.shortage_after for n in needs if n.must_have == must_have)


def pure_of(plan: Plan) -> Pure:
    return Pure(plan.cost, plan.shortage, plan.shortage_other)


def coverage_over_time(plan: Plan) -> dict[float, float]:
    """The weighted share of positions from week 0 on, and from each week in which somebody begins
    or ceases to count."""
    weeks = {0.0, *(week for need in plan.needs for week, *_ in need.flow)}
    return {
        week: coverage([(n.weight, counting(n.flow, week + SLACK), n.required) for n in plan.needs])
        for week in sorted(weeks)
    }


def counting(flow: Iterable[tuple[float, int, str]], week: float, *, tools: bool = True) -> int:
    """How many people count in a week as planned, with tools or by themselves; who leaves in it is
    still there."""
    return sum(
        people
        for begins, people, how in flow
        if (begins <= week if people > 0 else begins < week) and (tools or how != "equip")
    )


def last_week(plan: Plan) -> float:
    """The week in which the last requirement is due, action counts or contractor leaves."""
    weeks = [need.due_week for need in plan.needs] + [action.end_week for action in plan.actions]
    left = [a.until_week for a in plan.actions if a.until_week is not None]
    return max([1.0, *weeks, *(week for week in left if week < plan.horizon_weeks)])


MOST = 3
"""More plans are no longer seen at a glance."""


@dataclass(frozen=True)
class Side:
    """One plan with what a comparison shows beside its own numbers.

    `trained` and `equipped` count people of today's teams, each once; `hired` and `contracted`
    those who would come.
    """

    plan: Plan
    trained: int
    equipped: int
    hired: int
    contracted: int


@dataclass(frozen=True)
class NeedSides(Asked):
    """One requirement that is short: positions by lever, but those that close none, and still open,
    in each plan."""

    must_have: bool
    shortage: int
    closed: tuple[Mapping[ActionLever, int], ...]
    open: tuple[int, ...]


@dataclass(frozen=True)
class SideBySide:
    sides: tuple[Side, ...]
    needs: tuple[NeedSides, ...]


def side_by_side(plans: Sequence[Plan]) -> SideBySide:
    """Put two or three plans side by side. Raises RefusedError for any other number."""
    if not 2 <= len(plans) <= MOST:
        raise RefusedError(f"Compare two or three scenarios, not {len(plans)}.")
    return SideBySide(tuple(side(plan) for plan in plans), _needs(plans))


def side(plan: Plan) -> Side:
    def people(lever: ActionLever) -> int:
        return len({(a.team, a.person) for a in plan.actions if a.lever == lever})

    def come(lever: ActionLever) -> int:
        return sum(a.count for a in plan.actions if a.lever == lever)

    return Side(plan, people("train"), people("equip"), come("hire"), come("contract"))


def _needs(plans: Sequence[Plan]) -> tuple[NeedSides, ...]:
    outcomes = [{(n.scope, n.skill_id, n.level): n for n in plan.needs} for plan in plans]
    result = []
    for key, need in outcomes[0].items():
        rows = [of_plan[key] for of_plan in outcomes if key in of_plan]
        closed = [{lever: getattr(row, f"by_{lever}") for lever in ALLOWED} for row in rows]
        if need.shortage_before and len(rows) == len(plans):
            result.append(
                NeedSides(
                    *need.asked,
                    need.must_have,
                    need.shortage_before,
                    tuple({lever: n for lever, n in own.items() if n} for own in closed),
                    tuple(row.shortage_after for row in rows),
                )
            )
    return tuple(sorted(result, key=lambda n: (not n.must_have, -n.shortage, n.skill, n.scope)))
