"""The same problem under other limits: one lever alone, more time, no budget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analytics.results import LEVERS, ActionLever
from analytics.strategy.problem.problem import Problem

MORE_WEEKS = (13.0, 26.0)
NO_BUDGET = "No budget limit"
LATER = "more weeks"
CONTRACTORS = "Allowing contractors"


def with_levers(problem: Problem, levers: Iterable[ActionLever]) -> Problem:
    """Only these levers."""
    return replace(problem, rules=replace(problem.rules, levers=frozenset(levers)))


def with_contractors(problem: Problem) -> Problem:
    """The same with contractors allowed; those of the assumptions where none are offered."""
    offered = problem.contractors or problem.not_allowed
    allowed = with_levers(problem, problem.rules.levers | {"contract"})
    return replace(allowed, contractors=offered)


def asked_again(problem: Problem) -> Problem:
    """As if nobody had declined anything: only to say what that asks of the plan."""
    workers = tuple(replace(worker, declined=frozenset()) for worker in problem.workers)
    return replace(problem, workers=workers)


def later(problem: Problem, weeks: float) -> Problem:
    """Everything due `weeks` later (or earlier), never before week 0; the horizon stays."""
    needs = tuple(replace(n, due_week=max(0.0, n.due_week + weeks)) for n in problem.needs)
    deadline = max(0.0, problem.rules.deadline_weeks + weeks)
    return replace(problem, needs=needs, rules=replace(problem.rules, deadline_weeks=deadline))


def without_budget(problem: Problem) -> Problem:
    """No limit of money."""
    return replace(problem, rules=replace(problem.rules, budget=None))


def relaxations(problem: Problem) -> list[tuple[str, Problem]]:
    """What could give, one limit at a time, in words and as a problem."""
    rules = problem.rules
    found: list[tuple[str, Problem]] = []
    if rules.budget is not None:
        found.append((NO_BUDGET, without_budget(problem)))
    found += [(f"{weeks:g} {LATER}", later(problem, weeks)) for weeks in MORE_WEEKS]
    if not rules.levers.issuperset(LEVERS):
        found.append(("All three levers", with_levers(problem, rules.levers.union(LEVERS))))
    if "contract" not in rules.levers and problem.not_allowed:
        found.append((CONTRACTORS, with_contractors(problem)))
    if rules.hours_cap is not None:
        found.append(("No cap on hours", replace(problem, rules=replace(rules, hours_cap=None))))
    if rules.max_hires is not None:
        found.append(("No cap on hires", replace(problem, rules=replace(rules, max_hires=None))))
    return found
