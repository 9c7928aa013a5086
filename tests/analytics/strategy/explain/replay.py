"""Solving again what an explanation says, without the code that found it."""

from __future__ import annotations

from dataclasses import replace

from analytics.strategy.explain.asking import Asking, outcome_of
from analytics.strategy.explain.change import changed
from analytics.strategy.explain.explain import explain
from analytics.strategy.explain.results import (
    Finding,
    Limit,
    Missing,
    Outcome,
    Point,
    SkillReason,
    Way,
)
from analytics.strategy.explain.sentences import (
    limit_sentence,
    point_sentence,
    skill_sentence,
    way_sentence,
)
from analytics.strategy.plan import answer, plan
from analytics.strategy.problem.problem import Problem


def asking(problem: Problem) -> Asking:
    """A problem's plan with time enough to explain it."""
    return Asking(problem, plan(problem), 600)


def findings(problem: Problem) -> list[Finding]:
    """All explanations of a problem's plan."""
    return [told.finding for told in explain(problem, plan(problem), seconds=600)]


def solved_again(problem: Problem, finding: Finding) -> Outcome:
    """The finding's change made again and solved as a plan of its own."""
    assert not isinstance(finding, (Missing, SkillReason))
    return outcome_of(answer(changed(problem, finding.change)))


def said_again(ask: Asking, finding: Finding) -> str:
    """The sentence as it reads after solving again; `ask` holds the problem and its plan."""
    problem = ask.problem
    if isinstance(finding, SkillReason):
        others = tuple(
            replace(other, outcome=outcome_of(answer(changed(problem, other.change))))
            for other in finding.alternatives
        )
        return skill_sentence(ask, finding.skill, finding.does, finding.open, others)
    outcome = solved_again(problem, finding)
    if isinstance(finding, Way):
        return way_sentence(ask, finding.lever, outcome)
    if isinstance(finding, Limit):
        return limit_sentence(ask, finding.what, finding.step, outcome)
    assert isinstance(finding, Point)
    return point_sentence(ask, finding.budget, outcome)
