"""What one requirement takes by itself, and from which date on it can be closed at all."""

from dataclasses import replace

from analytics.strategy.plan import answer
from analytics.strategy.problem.problem import Need, Problem
from analytics.strategy.problem.relax import with_levers
from analytics.strategy.results import Cost
from analytics.strategy.setup.setup import as_late_as_serves, without_leavers


def of_today(problem: Problem) -> Problem:
    """The same with nobody from outside."""
    return with_levers(problem, problem.rules.levers & {"train", "equip"})


def _due_later(problem: Problem, number: int, weeks: float) -> Need:
    """A need so many weeks later: who leaves between the two dates no longer counts."""
    need = problem.needs[number]
    gone = without_leavers(replace(need, have=0), problem.workers).have
    later = replace(need, due_week=need.due_week + weeks, have=need.have - gone)
    return without_leavers(later, problem.workers)


def alone(
    problem: Problem, number: int, later: int = 0, missing: int | None = None
) -> tuple[int, Cost]:
    """What stays open of a need if all else is left alone, and the cost, where it is due so many
    weeks later, or where only so many positions are `missing`."""
    need = problem.needs[number]
    wanted = need.headcount if missing is None else need.have + missing
    due = replace(_due_later(problem, number, later), must_have=True, headcount=wanted)
    plan = answer(as_late_as_serves(replace(problem, needs=(due,), pins=())), tidy=False).plan
    return plan.shortage, plan.cost


def postponed(problem: Problem, number: int) -> tuple[float, float] | None:
    """The total cost at the first due week, by whole weeks from its own, in which the allowed
    levers close it, all else left alone, and that week."""
    due = problem.needs[number].due_week
    most = int(problem.rules.horizon_weeks - due)
    if most < 1 or alone(problem, number, most)[0]:
        return None
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if alone(problem, number, middle)[0] else (low, middle)
    return alone(problem, number, high)[1].total, due + high
