"""Nobody is hired and no seat is paid for sooner than is needed (methods.md#hiring)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analytics.strategy.problem.problem import HireProfile, Need, Problem, Tool


def as_late_as_serves(problem: Problem) -> Problem:
    """Hires and seats wait so long that their slow end still meets the first due date that they
    serve: then a later need costs no more by accounting than an earlier one."""
    short = [need for need in problem.needs if need.have < need.headcount]
    return replace(
        problem,
        hires=tuple(_hire(hire, short) for hire in problem.hires),
        tools=tuple(_tool(tool, short) for tool in problem.tools),
    )


def _hire(hire: HireProfile, short: Iterable[Need]) -> HireProfile:
    served = (need for need in short if hire.levels.get(need.skill, 0) >= need.level)
    delay = _delay(served, sum(high for _, high in hire.lead))
    return replace(
        hire,
        delay=delay,
        weeks_to_start=hire.weeks_to_start - hire.delay + delay,
        weeks_to_productive=hire.weeks_to_productive - hire.delay + delay,
    )


def _tool(tool: Tool, short: Iterable[Need]) -> Tool:
    usual = tool.weeks_to_productive - tool.delay
    served = (need for need in short if tool.credit.get(need.skill, 0) > 0)
    delay = _delay(served, usual if tool.slow_weeks is None else tool.slow_weeks)
    return replace(tool, delay=delay, weeks_to_productive=usual + delay)


def _delay(served: Iterable[Need], slow: float) -> float:
    return max(0.0, min((need.due_week for need in served), default=0.0) - slow)
