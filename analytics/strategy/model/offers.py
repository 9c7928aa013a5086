"""Contractors in the model (methods.md#contractors)."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.strategy.model.model import Model, Terms
from analytics.strategy.model.steps import SLACK
from analytics.strategy.money import WEEKS_PER_YEAR, contract_charges, cost_of
from analytics.strategy.problem.problem import Contractor, Need, Problem
from analytics.strategy.problem.relax import Purchase, closed_to, counts, demanded, open_to


def contracting(contractor: Contractor, team: str) -> Purchase:
    """A contractor for a team; brings every skill above level 0."""
    brought = [skill for skill, level in contractor.levels.items() if level > 0]
    return Purchase("contract", team, brought, profile=contractor.profile)


def engaged_until(contractor: Contractor, start: float) -> float:
    """The last week of an engagement that begins in week `start`."""
    return start + contractor.months * WEEKS_PER_YEAR / 12


def contract_serves(problem: Problem, number: int, team: str, start: float, need: Need) -> bool:
    """Whether a contractor in `team` from week `start` covers the need when it is due."""
    until = engaged_until(problem.contractors[number], start)
    in_time = start - SLACK <= need.due_week <= until + SLACK
    return in_time and covers(problem, number, team, need)


def contracts(model: Model) -> None:
    """y_c: people of a profile in a team from a due week; at most as many as there are.

    An engagement that covers some needs covers them too where it begins when the first is due.
    None begins at the horizon or later, where no cost is counted any more.
    """
    problem = model.problem
    if closed_to(problem, "contract"):
        return
    for number, contractor in enumerate(problem.contractors):
        everyone: Terms = []
        for team in problem.teams:
            purchase = contracting(contractor, team)
            if not open_to(problem, purchase):
                continue
            pinned = demanded(problem, purchase)
            starts = {
                need.due_week
                for need in model.active.values()
                if need.due_week >= contractor.weeks_to_start - SLACK
                and contract_serves(problem, number, team, need.due_week, need)
            }
            if pinned:
                starts.add(max(contractor.weeks_to_start, problem.rules.deadline_weeks))
            for start in sorted(s for s in starts if s < problem.rules.horizon_weeks):
                column = model.sheet.column(contractor.maximum)
                model.contracts[number, team, start] = column
                model.buy(column, cost_of(contract_charges(problem.rules, contractor, start)))
                everyone.append((column, 1.0))
        if len(everyone) > 1:
            model.sheet.at_most(contractor.maximum, everyone)


def contracts_for(model: Model, wanted: Mapping[int, int]) -> None:
    """Contractors who may come for needs also after these are due, one engagement after another.

    `wanted`: positions of each need that somebody may come for.
    """
    problem = model.problem
    if closed_to(problem, "contract"):
        return
    for number, contractor in enumerate(problem.contractors):
        length = engaged_until(contractor, 0.0)
        everyone: list[tuple[float, int]] = []
        for team in problem.teams:
            purchase = contracting(contractor, team)
            if not open_to(problem, purchase):
                continue
            pinned = demanded(problem, purchase)
            served = [
                i
                for i, most in wanted.items()
                if most and covers(problem, number, team, problem.needs[i])
            ]
            starts = {max(contractor.weeks_to_start, problem.needs[i].due_week) for i in served}
            if pinned:
                starts.add(max(contractor.weeks_to_start, problem.rules.deadline_weeks))
            most = max([pinned, *(wanted[i] for i in served)])
            for start in sorted(_one_after_another(starts, length, problem.rules.horizon_weeks)):
                column = model.sheet.column(min(contractor.maximum, most))
                model.contracts[number, team, start] = column
                model.buy(column, cost_of(contract_charges(problem.rules, contractor, start)))
                everyone.append((start, column))
        for start in {start for start, _ in everyone}:
            there = [(c, 1.0) for own, c in everyone if own - SLACK <= start < own + length - SLACK]
            if len(there) > 1:
                model.sheet.at_most(contractor.maximum, there)


def covers(problem: Problem, number: int, team: str, need: Need) -> bool:
    """Whether a contractor in a team is at a need's level, whenever they come."""
    own = problem.contractors[number]
    purchase = Purchase("contract", team, (need.skill,), profile=own.profile)
    return (
        team in need.teams
        and own.levels.get(need.skill, 0) >= need.level
        and counts(problem, purchase)
    )


def _one_after_another(starts: set[float], length: float, horizon: float) -> set[float]:
    """Weeks in which an engagement may begin: the first ones, and each when the one before ends."""
    found = set()
    for start in starts:
        while start < horizon - SLACK:
            found.add(start)
            start += length
    return found


def engaged(model: Model, number: int) -> Terms:
    """Everyone who covers a need while engaged."""
    need = model.active[number]
    return [
        (column, 1.0)
        for (contractor, team, start), column in model.contracts.items()
        if contract_serves(model.problem, contractor, team, start, need)
    ]
