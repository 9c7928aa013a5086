"""Problems small enough that every chance is known, and how far a simulation may be off."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from scipy.special import ndtri

from analytics.chances.ranges import Ranges, ToolRanges, certain
from analytics.chances.results import Chances
from analytics.chances.simulate import simulate
from analytics.evidence.raters import HALVES, Belief, Recalled
from analytics.statistics.crossed import Behind
from analytics.strategy.plan import planned
from analytics.strategy.problem.problem import HireProfile, Problem, Rules, Tool, Worker
from tests.analytics.strategy import parts
from tests.analytics.strategy.parts import need, person

DUE = 26.0
MOST_ERRORS = 4.0
"""Standard errors by which a simulated chance may miss; the seed is fixed."""


def likely_only(problem: Problem) -> Ranges:
    """Every number as it is planned with, ratings too; times to fill and outcomes still vary."""
    rules = problem.rules
    return Ranges(
        success=certain(rules.training_success),
        attrition=certain(rules.attrition_per_year),
        works_out=certain(problem.hires[0].works_out if problem.hires else 1.0),
        lengths=tuple(certain(1.0) for _ in rules.hours_to_level),
        tools={
            tool.name: ToolRanges(
                certain(tool.weeks_to_productive - tool.delay),
                {skill: certain(credit) for skill, credit in tool.credit.items()},
            )
            for tool in problem.tools
        },
        market_share=0.0,
        contract_works_out=certain(
            problem.contractors[0].works_out if problem.contractors else 1.0
        ),
    )


def people(*levels: Mapping[str, int], hours: float = 40.0) -> tuple[Worker, ...]:
    return tuple(person(n, own, hours, rate=80.0) for n, own in enumerate(levels))


def hire(name: str, levels: Mapping[str, int], **changes: Any) -> HireProfile:
    """Productive in week 20 as planned, P10 in week 13 and P90 in week 52."""
    base = HireProfile(name, levels, 4, 12.0, 20.0, 100.0, 100.0, 0.0, 0.85, ((13.0, 52.0),))
    return replace(base, **changes)


def tool(credit: float, *skills: str) -> Tool:
    """There from week 0."""
    least = dict.fromkeys(skills, 1)
    return Tool("Assistant", frozenset(skills), least, dict.fromkeys(skills, credit), 1, 0, 0)


def problem(
    workers: Sequence[Worker],
    headcounts: Mapping[str, int],
    *offers: HireProfile | Tool,
    due: float = DUE,
    **rules: Any,
) -> Problem:
    """Must-haves at level 3 of the one team; no mentors and reviewers unless `rules` say so."""
    own: dict[str, Any] = {
        "mentor_hours_per_hour": 0.0,
        "reviewers": 0,
        "cap_share": 1.0,
        "attrition_per_year": 0.0,
        "deadline_weeks": DUE,
        **rules,
    }
    needs = [need(skill, n, workers, due=due) for skill, n in headcounts.items()]
    tooling = dict.fromkeys(headcounts, "yes")
    return parts.problem(workers, needs, Rules(**own), *offers, tooling=tooling)


def belief(*shares: float) -> Belief:
    """A level of which only these chances of 0, 1, ... 5 are known: of one, nobody else's."""
    cuts = ndtri(np.minimum(1.0, np.cumsum(shares[:5])))
    return drawn([0.0], [1.0], tuple(cuts.tolist()))


def drawn(middle: list[float], deviation: list[float], cuts: Sequence[float] = HALVES) -> Belief:
    """A level in so many draws."""
    result = Behind(np.array([middle]), np.array([deviation]))
    return Belief(Recalled(lambda: result), 0, cuts)


def played(problem: Problem, ranges: Ranges | None = None, **changes: Any) -> Chances:
    """The plan of the problem, simulated with likely numbers where no ranges are given."""
    ranges = replace(ranges or likely_only(problem), **changes)
    return simulate(problem, planned(problem), ranges)


def close_to(found: float, expected: float, runs: int) -> bool:
    """Whether a share of the runs is within its own error of a chance."""
    error = math.sqrt(expected * (1 - expected) / runs)
    return abs(found - expected) <= MOST_ERRORS * error + 1e-12


def agrees(found: Chances, expected: float, need: int = 0) -> bool:
    return close_to(found.needs[need].chance, expected, found.runs)
